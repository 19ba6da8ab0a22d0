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
    <name>Counter</name>
    <message>
        <source>The card is still on the reader</source>
        <translation>Thẻ vẫn còn trên đầu đọc</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>Hỏi người dân</translation>
    </message>
    <message>
        <source>We read the chip of your card and compare your face with its photo, only to make sure who you are. No picture is kept.</source>
        <translation>Chúng tôi đọc chip của thẻ và so khuôn mặt với ảnh trong chip, chỉ để biết chắc là đúng người. Ảnh không được lưu.</translation>
    </message>
    <message>
        <source>The person agrees to:</source>
        <translation>Người dân đồng ý:</translation>
    </message>
    <message>
        <source>reading the chip of the card</source>
        <translation>cho đọc chip của thẻ</translation>
    </message>
    <message>
        <source>comparing the face</source>
        <translation>cho so khuôn mặt</translation>
    </message>
    <message>
        <source>As ticked, go on</source>
        <translation>Đúng như đã đánh dấu, tiếp tục</translation>
    </message>
    <message>
        <source>The person does not agree</source>
        <translation>Người dân không đồng ý</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>Kết thúc lượt này</translation>
    </message>
    <message>
        <source>Go on with the code alone</source>
        <translation>Tiếp tục chỉ với mã QR</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>Đặt thẻ lên đầu đọc</translation>
    </message>
    <message>
        <source>The code is known; the chip proves it.</source>
        <translation>Đã có mã; chip sẽ chứng thực.</translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation>Đọc thẻ</translation>
    </message>
    <message>
        <source>Show the card&apos;s QR code to the camera</source>
        <translation>Đưa mã QR trên thẻ vào trước camera</translation>
    </message>
    <message>
        <source>Or the back of the card, or type the digits below.</source>
        <translation>Hoặc mặt sau của thẻ, hoặc nhập các số dưới đây.</translation>
    </message>
    <message>
        <source>No card lies on the reader yet.</source>
        <translation>Chưa có thẻ trên đầu đọc.</translation>
    </message>
    <message>
        <source>These digits do not open the card. Please compare them with the card.</source>
        <translation>Các số này chưa mở được thẻ. Xin đối chiếu với thẻ.</translation>
    </message>
    <message>
        <source>This code is of another kind.</source>
        <translation>Mã này thuộc loại khác.</translation>
    </message>
    <message>
        <source>Last six digits of the ID number</source>
        <translation>6 số cuối của số căn cước</translation>
    </message>
    <message>
        <source>Stop, decide by hand</source>
        <translation>Dừng, tự quyết định</translation>
    </message>
    <message>
        <source>The card was lifted too early</source>
        <translation>Thẻ bị nhấc lên sớm</translation>
    </message>
    <message>
        <source>Lay the same card back on the reader: the reading goes on.</source>
        <translation>Đặt lại đúng thẻ đó lên đầu đọc, việc đọc sẽ tiếp tục.</translation>
    </message>
    <message>
        <source>A code was read</source>
        <translation>Đã đọc một mã QR</translation>
    </message>
    <message>
        <source>The visit goes on without a chip.</source>
        <translation>Lượt này tiếp tục mà không có chip.</translation>
    </message>
    <message>
        <source>The faces are being compared</source>
        <translation>Đang so khuôn mặt</translation>
    </message>
    <message>
        <source>Insurance is being looked up</source>
        <translation>Đang tra cứu bảo hiểm y tế</translation>
    </message>
    <message>
        <source>The gateway may take a few seconds.</source>
        <translation>Cổng bảo hiểm có thể mất ít giây.</translation>
    </message>
    <message>
        <source>It is being kept</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Hand the card back</source>
        <translation>Trả thẻ cho người dân</translation>
    </message>
    <message>
        <source>As soon as it is off the reader, the counter is ready for the next person.</source>
        <translation>Thẻ rời đầu đọc là quầy sẵn sàng cho người tiếp theo.</translation>
    </message>
    <message>
        <source>The chip is being read</source>
        <translation>Đang đọc chip</translation>
    </message>
    <message>
        <source>Try %1: the card must lie still.</source>
        <translation>Lần %1: thẻ phải nằm yên.</translation>
    </message>
    <message>
        <source>The card must lie still on the reader.</source>
        <translation>Thẻ phải nằm yên trên đầu đọc.</translation>
    </message>
    <message>
        <source>The person looks into the camera</source>
        <translation>Người dân nhìn vào camera</translation>
    </message>
    <message>
        <source>Tell the person:</source>
        <translation>Nói với người dân:</translation>
    </message>
    <message>
        <source>Good pictures: %1 of %2</source>
        <translation>Ảnh tốt: %1 trên %2</translation>
    </message>
    <message>
        <source>Is this visit still going on?</source>
        <translation>Lượt này còn tiếp tục không?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>In %1 seconds it ends, and what is not confirmed is erased. Any key goes on.</source>
        <translation>Sau %1 giây lượt này kết thúc và phần chưa xác nhận bị xóa. Bấm phím bất kỳ để tiếp tục.</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Hình camera đang thấy</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Khuôn mặt</translation>
    </message>
    <message>
        <source>Health insurance</source>
        <translation>Bảo hiểm y tế</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>Chưa xác định được ai</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>Hiện đầy đủ</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>Số định danh %1</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>không đạt</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>chưa thể kết luận</translation>
    </message>
    <message>
        <source>not in this chip</source>
        <translation>chip không có</translation>
    </message>
    <message>
        <source>Data intact</source>
        <translation>Dữ liệu nguyên vẹn</translation>
    </message>
    <message>
        <source>Genuine issuer</source>
        <translation>Đúng nơi cấp</translation>
    </message>
    <message>
        <source>Active authentication</source>
        <translation>Xác thực chủ động</translation>
    </message>
    <message>
        <source>Chip authentication</source>
        <translation>Xác thực chip</translation>
    </message>
    <message>
        <source>No document read yet</source>
        <translation>Chưa đọc giấy tờ nào</translation>
    </message>
    <message>
        <source>Identity proven by the chip</source>
        <translation>Danh tính được chip chứng thực</translation>
    </message>
    <message>
        <source>Chip intact, its issuer not established</source>
        <translation>Chip nguyên vẹn, chưa xác định được nơi cấp</translation>
    </message>
    <message>
        <source>Identity vouched for by staff</source>
        <translation>Danh tính do cán bộ xác nhận</translation>
    </message>
    <message>
        <source>Identity as a code says, not proven</source>
        <translation>Danh tính theo mã QR, chưa chứng thực</translation>
    </message>
    <message>
        <source>Read from the chip</source>
        <translation>Đọc từ chip</translation>
    </message>
    <message>
        <source>Read from the QR code of the card</source>
        <translation>Đọc từ mã QR trên thẻ</translation>
    </message>
    <message>
        <source>Read from VNeID</source>
        <translation>Đọc từ VNeID</translation>
    </message>
    <message>
        <source>Read from the insurance card&apos;s code</source>
        <translation>Đọc từ mã thẻ bảo hiểm</translation>
    </message>
    <message>
        <source>Typed in by staff</source>
        <translation>Do cán bộ nhập</translation>
    </message>
    <message>
        <source>Faces not compared</source>
        <translation>Chưa so khuôn mặt</translation>
    </message>
    <message>
        <source>Same person as in the chip</source>
        <translation>Đúng người trong chip</translation>
    </message>
    <message>
        <source>Not recognised: compare by eye</source>
        <translation>Chưa nhận ra: hãy so bằng mắt</translation>
    </message>
    <message>
        <source>Alike, but liveness is open: compare by eye</source>
        <translation>Giống, nhưng chưa chắc người thật: hãy so bằng mắt</translation>
    </message>
    <message>
        <source>Compared by eye</source>
        <translation>Đã so bằng mắt</translation>
    </message>
    <message>
        <source>Score %1, needed %2</source>
        <translation>Điểm %1, cần %2</translation>
    </message>
    <message>
        <source>Insurance not looked up</source>
        <translation>Chưa tra cứu bảo hiểm</translation>
    </message>
    <message>
        <source>Insurance could not be looked up</source>
        <translation>Chưa tra cứu được bảo hiểm</translation>
    </message>
    <message>
        <source>Insurance to be looked at</source>
        <translation>Cần xem lại bảo hiểm</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>sinh %1</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>sex not stated</source>
        <translation>không ghi giới tính</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>đang xử lý</translation>
    </message>
    <message>
        <source>result ready</source>
        <translation>có kết quả</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>đã trả</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã rút</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>trong ngày</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1 ngày làm việc</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 ngày làm việc</translation>
    </message>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>nếu có</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 bản</translation>
    </message>
    <message>
        <source>1 copy</source>
        <translation>1 bản</translation>
    </message>
    <message>
        <source>It did not work yet</source>
        <translation>Chưa thực hiện được</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>Anh/chị đã so người này với gì?</translation>
    </message>
    <message>
        <source>What does the document say?</source>
        <translation>Giấy tờ ghi những gì?</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>You may compare the person yourself and vouch for them.</source>
        <translation>Anh/chị có thể tự so và xác nhận người này.</translation>
    </message>
    <message>
        <source>You may type in what the document says.</source>
        <translation>Anh/chị có thể nhập những gì ghi trên giấy tờ.</translation>
    </message>
    <message>
        <source>Type in the document</source>
        <translation>Nhập theo giấy tờ</translation>
    </message>
    <message>
        <source>Verify by hand</source>
        <translation>Xác nhận bằng tay</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>You vouch for this person with your name; it is put on record.</source>
        <translation>Anh/chị xác nhận người này bằng tên mình; việc này được ghi lại.</translation>
    </message>
    <message>
        <source>Which examination?</source>
        <translation>Khám gì?</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dịch vụ</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Phòng</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Received first by law</source>
        <translation>Ưu tiên theo luật</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Draw a number</source>
        <translation>Lấy số</translation>
    </message>
    <message>
        <source>By age this person is received first.</source>
        <translation>Người này được ưu tiên theo tuổi.</translation>
    </message>
    <message>
        <source>This person has a number of today</source>
        <translation>Người này đã có số hôm nay</translation>
    </message>
    <message>
        <source>Drawn at %1</source>
        <translation>Lấy lúc %1</translation>
    </message>
    <message>
        <source>Another examination</source>
        <translation>Khám mục khác</translation>
    </message>
    <message>
        <source>Print this number again</source>
        <translation>In lại số này</translation>
    </message>
    <message>
        <source>The number is drawn</source>
        <translation>Đã lấy số</translation>
    </message>
    <message>
        <source>People ahead: %1</source>
        <translation>Số người phía trước: %1</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>Đã in phiếu.</translation>
    </message>
    <message>
        <source>The printer gave no slip: tell the person the number.</source>
        <translation>Máy in chưa ra phiếu: hãy nói số cho người dân.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>Đang in phiếu.</translation>
    </message>
    <message>
        <source>This is no number or date that documents have. Please look once more.</source>
        <translation>Số hoặc ngày này không đúng dạng trên giấy tờ. Xin xem lại.</translation>
    </message>
    <message>
        <source>ID number: 12 digits, 9 digits, or a letter and 7 digits</source>
        <translation>Số giấy tờ: 12 số, 9 số, hoặc 1 chữ và 7 số</translation>
    </message>
    <message>
        <source>Date of birth: day/month/year, or the year</source>
        <translation>Ngày sinh: ngày/tháng/năm, hoặc năm</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>As the document says</source>
        <translation>Đúng như giấy tờ</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa quầy</translation>
    </message>
    <message>
        <source>All devices work</source>
        <translation>Mọi thiết bị hoạt động</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>Chưa gửi: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>bị trả lại: %1</translation>
    </message>
    <message>
        <source>A card is still on the reader: whose is it?</source>
        <translation>Trên đầu đọc còn một thẻ: của ai?</translation>
    </message>
    <message>
        <source>Lay the person&apos;s ID card on the reader</source>
        <translation>Đặt căn cước của người dân lên đầu đọc</translation>
    </message>
    <message>
        <source>Or show the camera the QR code of the card, of VNeID or of the insurance card.</source>
        <translation>Hoặc đưa mã QR của thẻ, của VNeID hay của thẻ bảo hiểm vào camera.</translation>
    </message>
    <message>
        <source>Begin without a card</source>
        <translation>Bắt đầu không có thẻ</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Number, last four of the ID, or name; empty: all of today</source>
        <translation>Số hồ sơ, 4 số cuối căn cước, hoặc tên; để trống: tất cả hôm nay</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Đóng danh sách</translation>
    </message>
    <message>
        <source>The result has come in</source>
        <translation>Đã có kết quả</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>In lại biên nhận</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Đang tìm</translation>
    </message>
    <message>
        <source>Names and numbers are shown only while a search is open.</source>
        <translation>Tên và số chỉ hiện khi đang mở một lần tìm.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Không tìm thấy.</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Tìm thấy: %1</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>Đang in biên nhận.</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>Lĩnh vực: %1</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>Hẹn trả %1</translation>
    </message>
    <message>
        <source>Fee: %1</source>
        <translation>Lệ phí: %1</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>Giấy tờ đã nộp</translation>
    </message>
    <message>
        <source>Note, for the office alone (at most %1 characters)</source>
        <translation>Ghi chú nội bộ (tối đa %1 ký tự)</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Đánh dấu hết</translation>
    </message>
    <message>
        <source>Take in, give a receipt</source>
        <translation>Tiếp nhận, cấp biên nhận</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>Còn thiếu: %1</translation>
    </message>
    <message>
        <source>The dossier is taken in</source>
        <translation>Đã tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Số biên nhận</translation>
    </message>
    <message>
        <source>Result on %1</source>
        <translation>Trả kết quả %1</translation>
    </message>
    <message>
        <source>Received at %1</source>
        <translation>Tiếp nhận lúc %1</translation>
    </message>
    <message>
        <source>QR code of the receipt number</source>
        <translation>Mã QR của số biên nhận</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Something else for this person</source>
        <translation>Việc khác của người này</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>Đã in biên nhận.</translation>
    </message>
    <message>
        <source>The printer gave no receipt: look at paper and cover, then print again.</source>
        <translation>Máy in chưa ra biên nhận: xem giấy và nắp máy rồi in lại.</translation>
    </message>
    <message>
        <source>The counter is starting</source>
        <translation>Quầy đang khởi động</translation>
    </message>
    <message>
        <source>Devices and database are being tested.</source>
        <translation>Đang kiểm tra thiết bị và cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>Everything personal is being erased</source>
        <translation>Đang xóa mọi dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Nobody can be received here now</source>
        <translation>Hiện chưa thể tiếp nhận ở đây</translation>
    </message>
    <message>
        <source>It tests itself again every few seconds.</source>
        <translation>Máy tự kiểm tra lại sau ít giây.</translation>
    </message>
    <message>
        <source>The counter is locked</source>
        <translation>Quầy đang khóa</translation>
    </message>
    <message>
        <source>Sign in with your PIN to receive people.</source>
        <translation>Nhập mã PIN để tiếp nhận.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Mã PIN của anh/chị</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>What does the person come for?</source>
        <translation>Người dân đến làm gì?</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Hand out a result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Check in for an examination</source>
        <translation>Đăng ký khám bệnh</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Dossiers of this person</source>
        <translation>Hồ sơ của người này</translation>
    </message>
    <message>
        <source>Ask for the insurance again</source>
        <translation>Tra cứu lại bảo hiểm</translation>
    </message>
    <message>
        <source>The person takes it back</source>
        <translation>Người dân rút hồ sơ</translation>
    </message>
    <message>
        <source>Receive this dossier</source>
        <translation>Nhận hồ sơ này</translation>
    </message>
    <message>
        <source>Find a procedure: type a part of its name, field or code</source>
        <translation>Tìm thủ tục: gõ một phần tên, lĩnh vực hoặc mã</translation>
    </message>
    <message>
        <source>This person&apos;s dossiers are being looked for.</source>
        <translation>Đang tìm hồ sơ của người này.</translation>
    </message>
    <message>
        <source>No dossier of this person is open here.</source>
        <translation>Người này không có hồ sơ nào đang mở ở đây.</translation>
    </message>
    <message>
        <source>No, back</source>
        <translation>Không, quay lại</translation>
    </message>
    <message>
        <source>Hand out this result</source>
        <translation>Trả kết quả này</translation>
    </message>
    <message>
        <source>The result of %1 is handed out.</source>
        <translation>Đã trả kết quả hồ sơ %1.</translation>
    </message>
    <message>
        <source>%1 is taken back by the person.</source>
        <translation>Người dân đã rút hồ sơ %1.</translation>
    </message>
    <message>
        <source>Is the result of %1 in the person&apos;s hands?</source>
        <translation>Kết quả hồ sơ %1 đã ở trong tay người dân?</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>Đúng, đã trả</translation>
    </message>
    <message>
        <source>Does the person take all papers of %1 back?</source>
        <translation>Người dân rút lại toàn bộ giấy tờ của hồ sơ %1?</translation>
    </message>
    <message>
        <source>Yes, taken back</source>
        <translation>Đúng, đã rút</translation>
    </message>
    <message>
        <source>Is everything done for this person?</source>
        <translation>Đã xong mọi việc của người này?</translation>
    </message>
    <message>
        <source>Yes, next person</source>
        <translation>Xong, người tiếp theo</translation>
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
        <source>Nobody is waiting</source>
        <translation>chưa có ai chờ</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 người đang chờ</translation>
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
