<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Failure</name>
        <message>
            <source>Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>Please come to the counter, staff will help you at once.</translation>
        </message>
        <message>
            <source>Thẻ chưa đọc được. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>The card could not be read yet. Please come to the counter, staff will help you at once.</translation>
        </message>
        <message>
            <source>Thẻ bị nhấc lên sớm. Xin đặt thẻ lại như cũ, hoặc đến quầy để được giúp.</source>
            <translation>The card was lifted early. Please put it back as it was, or come to the counter for help.</translation>
        </message>
        <message>
            <source>Mã QR chưa đọc được. Xin thử lại hoặc đến quầy.</source>
            <translation>The QR code could not be read yet. Please try again or come to the counter.</translation>
        </message>
        <message>
            <source>Chưa nhận ra khuôn mặt. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>The face was not recognised yet. Please come to the counter, staff will help you at once.</translation>
        </message>
        <message>
            <source>Chưa tra cứu được bảo hiểm. Quý khách vẫn được tiếp nhận, nhân viên sẽ kiểm tra lại.</source>
            <translation>Your insurance could not be looked up yet. You are received all the same, staff will check again.</translation>
        </message>
        <message>
            <source>Số thứ tự của quý khách vẫn có hiệu lực. Nhân viên sẽ xem lại hồ sơ.</source>
            <translation>Your number remains valid. Staff will look at the record.</translation>
        </message>
        <message>
            <source>Thông tin bảo hiểm cần nhân viên xem lại. Mời quý khách đến quầy.</source>
            <translation>Staff need to look at your insurance details. Please come to the counter.</translation>
        </message>
        <message>
            <source>Xin lấy lại thẻ.</source>
            <translation>Please take your card.</translation>
        </message>
        <message>
            <source>Xin ghi lại số trên màn hình.</source>
            <translation>Please note the number on the screen.</translation>
        </message>
    </context>
</TS>
