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
        <translation>Dùng VNeID&#xa0;/ mã&#xa0;QR</translation>
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
    <message>
        <source>All is ready</source>
        <translation>Máy đã sẵn sàng</translation>
    </message>
    <message>
        <source>Limited service</source>
        <translation>Đang phục vụ một phần</translation>
    </message>
</context>
<context>
    <name>CapturingFace</name>
    <message>
        <source>Your picture, live</source>
        <translation>Hình của quý khách</translation>
    </message>
    <message>
        <source>If this is hard for you, press “I need help”: staff will look instead.</source>
        <translation>Nếu khó thực hiện, xin bấm “Tôi cần giúp đỡ”: nhân viên sẽ xem thay máy.</translation>
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
    <name>Cleaning</name>
    <message>
        <source>The glass is being cleaned</source>
        <translation>Đang lau màn hình</translation>
    </message>
    <message>
        <source>Touching has no effect for another %1 seconds.</source>
        <translation>Trong %1 giây nữa, chạm vào màn hình không có tác dụng.</translation>
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
        <source>Please take off the mask for a moment</source>
        <translation>Xin bỏ khẩu trang một lát</translation>
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
        <source>Please look into the camera</source>
        <translation>Xin nhìn vào camera</translation>
    </message>
    <message>
        <source>Please hold still</source>
        <translation>Xin giữ yên</translation>
    </message>
</context>
<context>
    <name>FaceMotion</name>
    <message>
        <source>Slowly turn your head to the left</source>
        <translation>Xin từ từ quay đầu sang trái</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right</source>
        <translation>Xin từ từ quay đầu sang phải</translation>
    </message>
    <message>
        <source>Please blink once</source>
        <translation>Xin chớp mắt một lần</translation>
    </message>
    <message>
        <source>Please bring your face closer</source>
        <translation>Xin đưa mặt lại gần hơn</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Large text</source>
        <translation>Chữ to</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Tôi cần giúp đỡ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Giúp đỡ</translation>
    </message>
    <message>
        <source>Staff are called</source>
        <translation>Đã gọi nhân viên</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>DD/MM/YYYY</source>
        <translation>DD/MM/YYYY</translation>
    </message>
    <message>
        <source>%1 ₫</source>
        <translation>%1 ₫</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
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
        <source>Health insurance valid from %1 to %2</source>
        <translation>Bảo hiểm y tế có hạn từ %1 đến %2</translation>
    </message>
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
    <name>InsuranceNotice</name>
    <message>
        <source>A visit at another hospital is still open: please stop at the counter.</source>
        <translation>Còn một lượt khám ở nơi khác chưa kết thúc: xin ghé quầy.</translation>
    </message>
    <message>
        <source>You registered here today at %1 already: the counter prints your number again.</source>
        <translation>Hôm nay quý khách đã đăng ký tại đây lúc %1: quầy sẽ in lại số.</translation>
    </message>
    <message>
        <source>The card ends on %1: renew it at work, at the collection agent or in the VssID app.</source>
        <translation>Thẻ hết hạn ngày %1: xin gia hạn qua đơn vị, đại lý thu hoặc ứng dụng VssID.</translation>
    </message>
    <message>
        <source>A new card was issued to you; it is the one used today.</source>
        <translation>Quý khách đã được cấp thẻ mới; hôm nay dùng thẻ mới.</translation>
    </message>
    <message>
        <source>A new card was issued to you.</source>
        <translation>Quý khách đã được cấp thẻ mới.</translation>
    </message>
    <message>
        <source>A new card was issued to you; it begins on %1.</source>
        <translation>Quý khách đã được cấp thẻ mới, có hiệu lực từ %1.</translation>
    </message>
    <message>
        <source>You are registered at another facility: staff will tell your share.</source>
        <translation>Nơi đăng ký ban đầu là cơ sở khác: nhân viên sẽ cho biết mức hưởng.</translation>
    </message>
    <message>
        <source>You are registered at this hospital.</source>
        <translation>Đăng ký ban đầu tại bệnh viện này.</translation>
    </message>
    <message>
        <source>You come on the right route.</source>
        <translation>Khám đúng tuyến.</translation>
    </message>
    <message>
        <source>Insured for five years without a break.</source>
        <translation>Đã tham gia đủ 5 năm liên tục.</translation>
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
        <source>Show the camera the card&apos;s QR code or its back</source>
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
        <source>Please show the card&apos;s QR code</source>
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
        <source>You may read my card&apos;s chip</source>
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
        <source>Which applies to you?</source>
        <translation>Quý khách thuộc diện nào?</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Xem thêm</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Không ưu tiên</translation>
    </message>
    <message>
        <source>I have priority</source>
        <translation>Tôi thuộc diện ưu tiên</translation>
    </message>
    <message>
        <source>Severe disability</source>
        <translation>Khuyết tật nặng</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Đang mang thai</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>We would like to read your card and look at your face. Please choose on the screen.</source>
        <translation>Chúng tôi xin phép đọc thẻ và nhìn khuôn mặt của quý khách. Xin chọn trên màn hình.</translation>
    </message>
    <message>
        <source>Please show the square code on your card to the camera.</source>
        <translation>Xin đưa mã vuông trên thẻ vào trước ống kính.</translation>
    </message>
    <message>
        <source>The card did not open yet. Please show the code again.</source>
        <translation>Chưa mở được thẻ. Xin đưa mã một lần nữa.</translation>
    </message>
    <message>
        <source>Please lay your card flat on the reader.</source>
        <translation>Mời quý khách đặt thẻ nằm phẳng lên đầu đọc.</translation>
    </message>
    <message>
        <source>Reading the card. Please let it lie.</source>
        <translation>Đang đọc thẻ. Xin để yên thẻ.</translation>
    </message>
    <message>
        <source>Please put the card back on the reader.</source>
        <translation>Xin đặt thẻ lại lên đầu đọc.</translation>
    </message>
    <message>
        <source>The code is read. If you have your card, lay it on the reader.</source>
        <translation>Đã đọc được mã. Nếu có thẻ, mời quý khách đặt thẻ lên đầu đọc.</translation>
    </message>
    <message>
        <source>Please look at the camera and hold still.</source>
        <translation>Mời quý khách nhìn vào ống kính và giữ yên.</translation>
    </message>
    <message>
        <source>Slowly turn your head to the left.</source>
        <translation>Xin từ từ quay đầu sang trái.</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right.</source>
        <translation>Xin từ từ quay đầu sang phải.</translation>
    </message>
    <message>
        <source>Please blink once.</source>
        <translation>Xin chớp mắt một lần.</translation>
    </message>
    <message>
        <source>Please bring your face closer.</source>
        <translation>Xin đưa mặt lại gần hơn.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin quý khách đợi một chút.</translation>
    </message>
    <message>
        <source>Looking up your health insurance. One moment, please.</source>
        <translation>Đang tra cứu bảo hiểm y tế. Xin đợi một chút.</translation>
    </message>
    <message>
        <source>Please look at the screen. Are these your details?</source>
        <translation>Xin nhìn màn hình. Đây có phải là thông tin của quý khách không?</translation>
    </message>
    <message>
        <source>Please choose on the screen what brings you here today.</source>
        <translation>Xin chọn trên màn hình dịch vụ quý khách cần hôm nay.</translation>
    </message>
    <message>
        <source>You are registered. Your number is %1.</source>
        <translation>Đã ghi nhận lượt khám. Số của quý khách là: %1.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Xin quý khách lấy lại thẻ.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>Thẻ vẫn còn trên đầu đọc. Xin quý khách lấy lại thẻ.</translation>
    </message>
    <message>
        <source>Are you still there? Please touch the screen.</source>
        <translation>Quý khách còn ở đây không? Xin chạm vào màn hình.</translation>
    </message>
    <message>
        <source>Please come to the counter. Staff will help you at once.</source>
        <translation>Mời quý khách đến quầy. Nhân viên sẽ giúp ngay.</translation>
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
        <source>Live picture</source>
        <translation>Hình trực tiếp</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>Tiếp tục lượt khám</translation>
    </message>
    <message>
        <source>Compared, right person</source>
        <translation>Đã đối chiếu, đúng người</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>Đã đối chiếu người với gì?</translation>
    </message>
    <message>
        <source>Print the last number again</source>
        <translation>In lại số gần nhất</translation>
    </message>
    <message>
        <source>Clean the glass</source>
        <translation>Lau màn hình</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Thoát chương trình</translation>
    </message>
    <message>
        <source>The kiosk ends. What is not sent yet stays here and is sent after the next start.</source>
        <translation>Chương trình sẽ thoát. Những gì chưa gửi vẫn ở lại máy và được gửi sau lần khởi động tới.</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Thoát ngay</translation>
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
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Nothing is wrong with this visit.</source>
        <translation>Lượt khám này không có trục trặc.</translation>
    </message>
    <message>
        <source>With the photo in the chip</source>
        <translation>Với ảnh trong chip</translation>
    </message>
    <message>
        <source>With the photo printed on the card</source>
        <translation>Với ảnh in trên thẻ</translation>
    </message>
    <message>
        <source>With another document</source>
        <translation>Với giấy tờ khác</translation>
    </message>
    <message>
        <source>A child with a guardian, document seen</source>
        <translation>Trẻ em có người giám hộ, đã xem giấy tờ</translation>
    </message>
    <message>
        <source>Stopped at: face</source>
        <translation>Dừng ở bước: khuôn mặt</translation>
    </message>
    <message>
        <source>Stopped at: insurance and service</source>
        <translation>Dừng ở bước: bảo hiểm và dịch vụ</translation>
    </message>
    <message>
        <source>Stopped at: consent</source>
        <translation>Dừng ở bước: đồng ý</translation>
    </message>
    <message>
        <source>Stopped at: card</source>
        <translation>Dừng ở bước: thẻ</translation>
    </message>
    <message>
        <source>works</source>
        <translation>hoạt động</translation>
    </message>
    <message>
        <source>What is not sent yet is not known.</source>
        <translation>Chưa biết còn bao nhiêu lượt chưa gửi.</translation>
    </message>
    <message>
        <source>Not sent yet: %1. Refused: %2.</source>
        <translation>Chưa gửi: %1. Bị từ chối: %2.</translation>
    </message>
    <message>
        <source>The oldest waits since %1.</source>
        <translation>Lượt lâu nhất chờ từ %1.</translation>
    </message>
    <message>
        <source>The last number is being printed.</source>
        <translation>Đang in số gần nhất.</translation>
    </message>
    <message>
        <source>The last number was printed.</source>
        <translation>Đã in số gần nhất.</translation>
    </message>
    <message>
        <source>The printer does not print. Please look at paper and cover.</source>
        <translation>Máy in không in. Xin xem lại giấy và nắp máy.</translation>
    </message>
    <message>
        <source>There is no number to print yet.</source>
        <translation>Chưa có số nào để in.</translation>
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
        <source>Too many wrong PINs. Please wait %1 seconds.</source>
        <translation>Nhập sai mã PIN nhiều lần. Xin đợi %1 giây.</translation>
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
    <message>
        <source>Priority</source>
        <translation>Ưu tiên</translation>
    </message>
</context>
<context>
    <name>TodaysNumber</name>
    <message>
        <source>You already have a number today</source>
        <translation>Hôm nay quý khách đã có số</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Khám dịch vụ khác</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>In lại số</translation>
    </message>
</context>
</TS>
