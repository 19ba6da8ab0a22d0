<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>Assisted</name>
        <message>
            <source>Please come to the counter, staff will help you at once</source>
            <translation>Mời quý khách đến quầy, nhân viên sẽ giúp ngay</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Quay lại từ đầu</translation>
        </message>
        <message>
            <source>Code: %1</source>
            <translation>Mã: %1</translation>
        </message>
    </context>
    <context>
        <name>Attract</name>
        <message>
            <source>I need help</source>
            <translation>Tôi cần giúp đỡ</translation>
        </message>
        <message>
            <source>Use VNeID / QR code</source>
            <translation>Dùng VNeID / mã QR</translation>
        </message>
        <message>
            <source>A card is still on the reader</source>
            <translation>Trên đầu đọc còn một thẻ</translation>
        </message>
        <message>
            <source>Please hand it to the staff at the counter.</source>
            <translation>Xin đưa thẻ cho nhân viên ở quầy.</translation>
        </message>
        <message>
            <source>Hello! Please lay your ID card on the reader</source>
            <translation>Xin chào! Mời đặt căn cước lên đầu đọc</translation>
        </message>
        <message>
            <source>Or: use VNeID or a QR code.</source>
            <translation>Hoặc: dùng VNeID hay mã QR.</translation>
        </message>
        <message>
            <source>Hello! Please use VNeID or a QR code</source>
            <translation>Xin chào! Mời dùng VNeID hoặc mã QR</translation>
        </message>
        <message>
            <source>The card reader is resting.</source>
            <translation>Đầu đọc thẻ đang tạm nghỉ.</translation>
        </message>
        <message>
            <source>Hello! Please come to the counter</source>
            <translation>Xin chào! Mời quý khách đến quầy</translation>
        </message>
        <message>
            <source>Staff will receive you there.</source>
            <translation>Nhân viên sẽ đón tiếp quý khách.</translation>
        </message>
    </context>
    <context>
        <name>CapturingFace</name>
        <message>
            <source>Your picture, live</source>
            <translation>Hình của quý khách</translation>
        </message>
        <message>
            <source>Please look at the camera</source>
            <translation>Mời nhìn vào camera</translation>
        </message>
    </context>
    <context>
        <name>CardStage</name>
        <message>
            <source>Opening the card</source>
            <translation>Mở thẻ</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Thông tin</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>Authenticity check</source>
            <translation>Kiểm tra tính xác thực</translation>
        </message>
    </context>
    <context>
        <name>CheckingInsurance</name>
        <message>
            <source>Looking up your health insurance</source>
            <translation>Đang tra cứu bảo hiểm y tế</translation>
        </message>
        <message>
            <source>The insurance service may take a few seconds.</source>
            <translation>Cổng bảo hiểm có thể mất ít giây.</translation>
        </message>
    </context>
    <context>
        <name>Clearing</name>
        <message>
            <source>Goodbye</source>
            <translation>Tạm biệt quý khách</translation>
        </message>
        <message>
            <source>Your details are being erased from this machine.</source>
            <translation>Thông tin của quý khách đang được xóa khỏi máy.</translation>
        </message>
    </context>
    <context>
        <name>Committing</name>
        <message>
            <source>Getting your number</source>
            <translation>Đang lấy số thứ tự</translation>
        </message>
        <message>
            <source>Your visit is being registered.</source>
            <translation>Lượt khám của quý khách đang được ghi nhận.</translation>
        </message>
    </context>
    <context>
        <name>Delivery</name>
        <message>
            <source>You are registered. Your insurance record is sent by itself.</source>
            <translation>Quý khách đã được ghi nhận. Hồ sơ bảo hiểm sẽ tự gửi sau.</translation>
        </message>
        <message>
            <source>Registration confirmed.</source>
            <translation>Đã xác nhận tiếp nhận.</translation>
        </message>
        <message>
            <source>Your number is valid. Please stop at the counter, staff will look at the record.</source>
            <translation>Số vẫn có hiệu lực. Mời ghé quầy để nhân viên xem lại hồ sơ.</translation>
        </message>
    </context>
    <context>
        <name>Device</name>
        <message>
            <source>Local database</source>
            <translation>Cơ sở dữ liệu của máy</translation>
        </message>
        <message>
            <source>Card reader</source>
            <translation>Đầu đọc thẻ</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Insurance gateway</source>
            <translation>Cổng giám định BHYT</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>Máy in</translation>
        </message>
    </context>
    <context>
        <name>FaceHint</name>
        <message>
            <source>Very good, please hold still</source>
            <translation>Tốt lắm, xin giữ yên</translation>
        </message>
        <message>
            <source>Please stand in front of the camera</source>
            <translation>Xin đứng trước camera</translation>
        </message>
        <message>
            <source>One person at a time, please</source>
            <translation>Xin chỉ một người đứng trước camera</translation>
        </message>
        <message>
            <source>A little closer</source>
            <translation>Lại gần hơn</translation>
        </message>
        <message>
            <source>A little further back</source>
            <translation>Lùi ra một chút</translation>
        </message>
        <message>
            <source>Move into the middle of the frame</source>
            <translation>Xin vào giữa khung hình</translation>
        </message>
        <message>
            <source>Look straight ahead</source>
            <translation>Nhìn thẳng</translation>
        </message>
        <message>
            <source>It is a little dark here</source>
            <translation>Chỗ này hơi tối</translation>
        </message>
        <message>
            <source>It is a little bright here</source>
            <translation>Chỗ này hơi chói</translation>
        </message>
        <message>
            <source>Please turn towards the light</source>
            <translation>Xin quay mặt về phía sáng</translation>
        </message>
        <message>
            <source>Please hold still</source>
            <translation>Xin giữ yên</translation>
        </message>
    </context>
    <context>
        <name>FootBar</name>
        <message>
            <source>I need help</source>
            <translation>Tôi cần giúp đỡ</translation>
        </message>
        <message>
            <source>Staff are called</source>
            <translation>Đã gọi nhân viên</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Nhân viên</translation>
        </message>
    </context>
    <context>
        <name>IdleWarning</name>
        <message>
            <source>Are you still there?</source>
            <translation>Quý khách còn ở đây không?</translation>
        </message>
        <message>
            <source>Otherwise your details will be erased.</source>
            <translation>Nếu không, thông tin sẽ được xóa.</translation>
        </message>
        <message>
            <source>I am still here (%1)</source>
            <translation>Tôi vẫn đây (%1)</translation>
        </message>
    </context>
    <context>
        <name>Insurance</name>
        <message>
            <source>Staff will look at the card once more.</source>
            <translation>Nhân viên sẽ xem lại thẻ.</translation>
        </message>
        <message>
            <source>Your insurance could not be looked up yet</source>
            <translation>Chưa tra cứu được bảo hiểm</translation>
        </message>
        <message>
            <source>You are received all the same. Staff will check again.</source>
            <translation>Quý khách vẫn được tiếp nhận. Nhân viên sẽ kiểm tra lại.</translation>
        </message>
        <message>
            <source>You are received all the same.</source>
            <translation>Quý khách vẫn được tiếp nhận.</translation>
        </message>
        <message>
            <source>Staff will look at your insurance</source>
            <translation>Nhân viên sẽ xem lại bảo hiểm</translation>
        </message>
        <message>
            <source>Health insurance is valid</source>
            <translation>BHYT còn giá trị</translation>
        </message>
        <message>
            <source>Health insurance valid until %1</source>
            <translation>BHYT còn giá trị đến %1</translation>
        </message>
        <message>
            <source>%1, covers %2</source>
            <translation>%1, hưởng %2</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Digits typed: %1</source>
            <translation>Đã nhập %1 số</translation>
        </message>
    </context>
    <context>
        <name>Matching</name>
        <message>
            <source>Thank you, one moment please</source>
            <translation>Cảm ơn quý khách, xin đợi một chút</translation>
        </message>
        <message>
            <source>Comparing with the photo in the card.</source>
            <translation>Đang so với ảnh trong thẻ.</translation>
        </message>
    </context>
    <context>
        <name>NeedKey</name>
        <message>
            <source>Please lay your card on the reader</source>
            <translation>Mời đặt thẻ lên đầu đọc</translation>
        </message>
        <message>
            <source>Flat, and let it lie there.</source>
            <translation>Đặt thẻ nằm phẳng và để yên.</translation>
        </message>
        <message>
            <source>I only have the QR code</source>
            <translation>Tôi chỉ có mã QR</translation>
        </message>
        <message>
            <source>What the camera sees</source>
            <translation>Hình từ camera</translation>
        </message>
        <message>
            <source>Show the camera the card's QR code or its back</source>
            <translation>Đưa mã QR hoặc mặt sau thẻ vào trước camera</translation>
        </message>
        <message>
            <source>The card did not open yet</source>
            <translation>Chưa mở được thẻ</translation>
        </message>
        <message>
            <source>Please try the card or the 6 digits again</source>
            <translation>Xin đưa lại thẻ hoặc nhập lại 6 số cuối</translation>
        </message>
        <message>
            <source>Please show the card's QR code</source>
            <translation>Xin đưa mã QR trên thẻ</translation>
        </message>
        <message>
            <source>or type the last 6 digits of the ID number</source>
            <translation>hoặc nhập 6 số cuối của số căn cước</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Sensitive data, for this visit</source>
            <translation>Dữ liệu nhạy cảm, cho lần khám này</translation>
        </message>
        <message>
            <source>You may read my card's chip</source>
            <translation>Cho đọc chip trên thẻ</translation>
        </message>
        <message>
            <source>You may compare my face</source>
            <translation>Cho so khuôn mặt</translation>
        </message>
        <message>
            <source>I would rather see staff</source>
            <translation>Tôi muốn gặp nhân viên</translation>
        </message>
        <message>
            <source>I agree</source>
            <translation>Tôi đồng ý</translation>
        </message>
        <message>
            <source>We will read your card and compare your face with its photo</source>
            <translation>Chúng tôi sẽ đọc thẻ và so khuôn mặt với ảnh trong thẻ</translation>
        </message>
        <message>
            <source>Only to make sure the right person is seen. No picture is kept.</source>
            <translation>Chỉ để xác nhận đúng người khám. Ảnh không được lưu.</translation>
        </message>
    </context>
    <context>
        <name>OutOfService</name>
        <message>
            <source>This machine is being checked</source>
            <translation>Máy đang được kiểm tra</translation>
        </message>
        <message>
            <source>Please go to counter number 1.</source>
            <translation>Mời quý khách sang quầy số 1.</translation>
        </message>
    </context>
    <context>
        <name>PutCardBack</name>
        <message>
            <source>The card was lifted early</source>
            <translation>Thẻ bị nhấc lên sớm</translation>
        </message>
        <message>
            <source>Please put the card back as it was.</source>
            <translation>Xin đặt thẻ lại như cũ.</translation>
        </message>
    </context>
    <context>
        <name>QrIdentified</name>
        <message>
            <source>Hello, %1</source>
            <translation>Xin chào %1</translation>
        </message>
        <message>
            <source>The code is read. If you have your card with you, please lay it on the reader.</source>
            <translation>Đã đọc được mã. Nếu có thẻ, mời đặt thẻ lên đầu đọc.</translation>
        </message>
    </context>
    <context>
        <name>ReadingCard</name>
        <message>
            <source>done</source>
            <translation>xong</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>đang làm</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>chưa tới</translation>
        </message>
        <message>
            <source>Reading the card, please keep still</source>
            <translation>Đang đọc thẻ, xin giữ yên</translation>
        </message>
        <message>
            <source>Hello, %1</source>
            <translation>Xin chào %1</translation>
        </message>
        <message>
            <source>Trying once more, please let the card lie.</source>
            <translation>Đang đọc lại, xin để yên thẻ.</translation>
        </message>
        <message>
            <source>Please let the card lie on the reader.</source>
            <translation>Xin để yên thẻ trên đầu đọc.</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>born %1</source>
            <translation>sinh năm %1</translation>
        </message>
        <message>
            <source>ID number %1</source>
            <translation>căn cước %1</translation>
        </message>
        <message>
            <source>insurance card %1</source>
            <translation>số thẻ %1</translation>
        </message>
        <message>
            <source>Is this you?</source>
            <translation>Đây có phải là quý khách?</translation>
        </message>
        <message>
            <source>Not me</source>
            <translation>Không phải tôi</translation>
        </message>
        <message>
            <source>Yes, go on</source>
            <translation>Đúng, tiếp tục</translation>
        </message>
    </context>
    <context>
        <name>Room</name>
        <message>
            <source>Room %1</source>
            <translation>Phòng %1</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message>
            <source>You are registered</source>
            <translation>Đã ghi nhận lượt khám</translation>
        </message>
        <message>
            <source>Telling the insurance service. Your number comes in a moment.</source>
            <translation>Đang báo cho cổng bảo hiểm. Số thứ tự sẽ có ngay.</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>What brings you here today?</source>
            <translation>Hôm nay quý khách khám gì?</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Xem thêm</translation>
        </message>
    </context>
    <context>
        <name>Staff</name>
        <message>
            <source>Photo in the chip</source>
            <translation>Ảnh trong chip</translation>
        </message>
        <message>
            <source>Staff: %1</source>
            <translation>Nhân viên: %1</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Kết thúc</translation>
        </message>
        <message>
            <source>Compared, right person</source>
            <translation>Đã đối chiếu, đúng người</translation>
        </message>
        <message>
            <source>No photo to show here: compare with the printed one.</source>
            <translation>Không có ảnh để hiển thị: xin đối chiếu với ảnh in trên thẻ.</translation>
        </message>
        <message>
            <source>Nobody is identified yet</source>
            <translation>Chưa biết người đến khám</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Cách xử lý</translation>
        </message>
        <message>
            <source>Nothing is wrong with this visit.</source>
            <translation>Lượt khám này không có trục trặc.</translation>
        </message>
    </context>
    <context>
        <name>StaffDoor</name>
        <message>
            <source>Staff: your PIN</source>
            <translation>Nhân viên: nhập mã PIN</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Not this PIN. Please try again.</source>
            <translation>Mã PIN chưa đúng. Xin thử lại.</translation>
        </message>
    </context>
    <context>
        <name>Starting</name>
        <message>
            <source>Getting ready</source>
            <translation>Máy đang chuẩn bị</translation>
        </message>
        <message>
            <source>This takes a few seconds.</source>
            <translation>Xin đợi ít giây.</translation>
        </message>
    </context>
    <context>
        <name>StepLine</name>
        <message>
            <source>Card</source>
            <translation>Thẻ</translation>
        </message>
        <message>
            <source>Face</source>
            <translation>Khuôn mặt</translation>
        </message>
        <message>
            <source>Insurance</source>
            <translation>Bảo hiểm</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Số thứ tự</translation>
        </message>
        <message>
            <source>Step %1 of 4: %2</source>
            <translation>Bước %1 trên 4: %2</translation>
        </message>
    </context>
    <context>
        <name>TakeCard</name>
        <message>
            <source>Please take your card</source>
            <translation>Xin lấy lại thẻ</translation>
        </message>
        <message>
            <source>Your card is still on the reader</source>
            <translation>Thẻ vẫn còn trên đầu đọc</translation>
        </message>
        <message>
            <source>Your number: %1</source>
            <translation>Số của quý khách: %1</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>QR code of your visit</source>
            <translation>Mã QR của lượt khám</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>Số của quý khách</translation>
        </message>
        <message>
            <source>I have my number</source>
            <translation>Tôi đã có số</translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>Sắp đến lượt quý khách</translation>
        </message>
        <message>
            <source>1 person before you</source>
            <translation>Còn 1 người phía trước</translation>
        </message>
        <message>
            <source>%1 people before you</source>
            <translation>Còn %1 người phía trước</translation>
        </message>
        <message>
            <source>Please take the paper slip.</source>
            <translation>Mời lấy phiếu giấy.</translation>
        </message>
        <message>
            <source>Please note the number on the screen.</source>
            <translation>Xin ghi lại số trên màn hình.</translation>
        </message>
        <message>
            <source>The paper slip is being printed.</source>
            <translation>Phiếu giấy đang được in.</translation>
        </message>
    </context>
</TS>
