<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
    <context>
        <name>Failure</name>
        <message>
            <source>The check-in could not be written to the local database.</source>
            <translation>Không ghi được lượt tiếp nhận vào cơ sở dữ liệu của máy.</translation>
        </message>
        <message>
            <source>Check free disk space and the rights of the data folder; run `kiosk doctor`.</source>
            <translation>Kiểm tra dung lượng đĩa còn trống và quyền của thư mục dữ liệu; chạy `kiosk doctor`.</translation>
        </message>
        <message>
            <source>The self-test did not finish within 20 seconds.</source>
            <translation>Máy tự kiểm tra không xong trong 20 giây.</translation>
        </message>
        <message>
            <source>Run `kiosk doctor`; a device driver usually hangs: unplug and replug the named device.</source>
            <translation>Chạy `kiosk doctor`; thường là trình điều khiển bị treo: rút rồi cắm lại thiết bị được nêu tên.</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>Chưa cắm đầu đọc thẻ.</translation>
        </message>
        <message>
            <source>Plug the reader in; `kiosk card readers` must list it. QR check-in goes on meanwhile.</source>
            <translation>Cắm đầu đọc vào; `kiosk card readers` phải thấy nó. Trong lúc đó vẫn tiếp nhận bằng mã QR.</translation>
        </message>
        <message>
            <source>The PC/SC service does not answer.</source>
            <translation>Dịch vụ PC/SC không trả lời.</translation>
        </message>
        <message>
            <source>Start pcscd (`systemctl start pcscd.socket`); the kiosk reconnects by itself.</source>
            <translation>Khởi động pcscd (`systemctl start pcscd.socket`); máy sẽ tự kết nối lại.</translation>
        </message>
        <message>
            <source>The configured camera was not found.</source>
            <translation>Không tìm thấy camera đã cấu hình.</translation>
        </message>
        <message>
            <source>Check the cable and the device number in the settings; another program may hold the camera.</source>
            <translation>Kiểm tra dây cáp và số thiết bị trong cấu hình; có thể chương trình khác đang giữ camera.</translation>
        </message>
        <message>
            <source>The camera stopped delivering pictures.</source>
            <translation>Camera ngừng gửi hình.</translation>
        </message>
        <message>
            <source>Replug the camera; verify this person by hand in the staff screen.</source>
            <translation>Cắm lại camera; đối chiếu người này bằng mắt ở màn hình nhân viên.</translation>
        </message>
        <message>
            <source>A setting is missing or wrong.</source>
            <translation>Một mục cấu hình bị thiếu hoặc sai.</translation>
        </message>
        <message>
            <source>The message names file, line and setting; correct it and start again.</source>
            <translation>Thông báo nêu tệp, dòng và mục cấu hình; sửa lại rồi khởi động lại.</translation>
        </message>
        <message>
            <source>A model file is missing, damaged, or its SHA-256 differs.</source>
            <translation>Tệp mô hình bị thiếu, bị hỏng hoặc sai mã SHA-256.</translation>
        </message>
        <message>
            <source>Install the package again; never replace model files by hand.</source>
            <translation>Cài lại gói phần mềm; không tự thay tệp mô hình.</translation>
        </message>
        <message>
            <source>A fault in this program.</source>
            <translation>Lỗi của chương trình này.</translation>
        </message>
        <message>
            <source>Send the log of the day (it holds no personal data) to the maintainers.</source>
            <translation>Gửi nhật ký trong ngày (không chứa dữ liệu cá nhân) cho bên bảo trì.</translation>
        </message>
        <message>
            <source>The command was given wrong or missing arguments.</source>
            <translation>Lệnh được gọi với tham số sai hoặc thiếu.</translation>
        </message>
        <message>
            <source>Run the command with --help.</source>
            <translation>Chạy lệnh với --help.</translation>
        </message>
        <message>
            <source>The disk that holds the database has no room left.</source>
            <translation>Ổ đĩa chứa cơ sở dữ liệu đã hết chỗ.</translation>
        </message>
        <message>
            <source>Make room on the disk of the data folder; the kiosk goes on by itself. Nothing kept so far is lost.</source>
            <translation>Giải phóng ổ đĩa chứa thư mục dữ liệu; máy tự tiếp tục. Những gì đã lưu không bị mất.</translation>
        </message>
        <message>
            <source>The database cannot be written: read-only medium or missing rights.</source>
            <translation>Không ghi được cơ sở dữ liệu: ổ đĩa chỉ đọc hoặc thiếu quyền.</translation>
        </message>
        <message>
            <source>Give the kiosk's account the data folder; a disk that turned read-only is usually failing: save it first.</source>
            <translation>Cấp quyền thư mục dữ liệu cho tài khoản của máy; ổ đĩa tự chuyển sang chỉ đọc thường sắp hỏng: hãy sao lưu trước.</translation>
        </message>
        <message>
            <source>The database file is damaged.</source>
            <translation>Tệp cơ sở dữ liệu bị hỏng.</translation>
        </message>
        <message>
            <source>Move the data folder away and keep it: what was not delivered can be saved. Restore the last backup.</source>
            <translation>Chuyển thư mục dữ liệu sang nơi khác và giữ lại: có thể cứu những gì chưa gửi. Khôi phục bản sao lưu gần nhất.</translation>
        </message>
        <message>
            <source>The key that seals personal data is missing or belongs to another database.</source>
            <translation>Khóa niêm phong dữ liệu cá nhân bị thiếu hoặc thuộc cơ sở dữ liệu khác.</translation>
        </message>
        <message>
            <source>Restore the key from the backup; a new key opens none of the old data.</source>
            <translation>Khôi phục khóa từ bản sao lưu; khóa mới không mở được dữ liệu cũ.</translation>
        </message>
        <message>
            <source>The database belongs to the other mode (simulated or in service) or to a newer version of this program.</source>
            <translation>Cơ sở dữ liệu thuộc chế độ khác (mô phỏng hoặc vận hành) hoặc thuộc phiên bản mới hơn.</translation>
        </message>
        <message>
            <source>Name another data folder in the settings, or install the newer version again.</source>
            <translation>Chọn thư mục dữ liệu khác trong cấu hình, hoặc cài lại phiên bản mới hơn.</translation>
        </message>
        <message>
            <source>A font is missing or damaged, so that a language of the screen cannot be written.</source>
            <translation>Thiếu hoặc hỏng phông chữ nên không hiển thị được một ngôn ngữ của màn hình.</translation>
        </message>
        <message>
            <source>Install the system package fonts-noto-cjk; until then the kiosk offers the other languages alone.</source>
            <translation>Cài gói hệ thống fonts-noto-cjk; trước đó máy chỉ dùng các ngôn ngữ còn lại.</translation>
        </message>
        <message>
            <source>The receipt numbers that this counter may give out today are used up.</source>
            <translation>Quầy này đã dùng hết các số biên nhận được cấp trong ngày.</translation>
        </message>
        <message>
            <source>Give the counter a wider range in the settings (counter.last_number), then start it again.</source>
            <translation>Mở rộng dải số của quầy trong cấu hình (counter.last_number), rồi khởi động lại.</translation>
        </message>
        <message>
            <source>The camera is there and cannot be opened: another program may be using it.</source>
            <translation>Có camera nhưng không mở được: có thể chương trình khác đang dùng.</translation>
        </message>
        <message>
            <source>Close the other program, or unplug the camera and plug it in again; the kiosk tries again by itself.</source>
            <translation>Đóng chương trình kia, hoặc rút rồi cắm lại camera; máy tự thử lại.</translation>
        </message>
        <message>
            <source>This account may not use the camera.</source>
            <translation>Tài khoản của máy không có quyền dùng camera.</translation>
        </message>
        <message>
            <source>Add the kiosk's account to the group `video` and start it again.</source>
            <translation>Thêm tài khoản của máy vào nhóm `video` rồi khởi động lại.</translation>
        </message>
        <message>
            <source>The camera's pictures are black.</source>
            <translation>Hình của camera đen hoàn toàn.</translation>
        </message>
        <message>
            <source>Open the lens cover and switch the light on; the kiosk goes on by itself.</source>
            <translation>Mở nắp ống kính và bật đèn; máy tự tiếp tục.</translation>
        </message>
        <message>
            <source>The camera delivers the same picture over and over.</source>
            <translation>Camera lặp đi lặp lại một hình.</translation>
        </message>
        <message>
            <source>The kiosk opens the camera anew by itself; if it lasts, unplug the camera and plug it in again.</source>
            <translation>Máy tự mở lại camera; nếu vẫn vậy, rút rồi cắm lại camera.</translation>
        </message>
        <message>
            <source>The camera delivers fewer than five pictures a second.</source>
            <translation>Camera cho dưới năm hình mỗi giây.</translation>
        </message>
        <message>
            <source>Plug the camera straight into the machine, not into a hub; more light helps too.</source>
            <translation>Cắm camera thẳng vào máy, không qua bộ chia; thêm ánh sáng cũng giúp ích.</translation>
        </message>
        <message>
            <source>The chip refused the access key: the digits, the QR or the MRZ are not of this card.</source>
            <translation>Chip từ chối khóa: các số, mã QR hoặc dòng MRZ không phải của thẻ này.</translation>
        </message>
        <message>
            <source>Compare the digits with the card in hand; type the last six digits of its number.</source>
            <translation>So các số với thẻ đang cầm; nhập sáu số cuối của số thẻ.</translation>
        </message>
        <message>
            <source>The card was lifted before the chip had been read.</source>
            <translation>Thẻ bị nhấc lên trước khi đọc xong chip.</translation>
        </message>
        <message>
            <source>Ask the person to let the card lie until the screen asks to take it.</source>
            <translation>Nhắc người khám để yên thẻ đến khi màn hình mời lấy lại.</translation>
        </message>
        <message>
            <source>The chip or the reader broke off the communication.</source>
            <translation>Chip hoặc đầu đọc ngắt liên lạc.</translation>
        </message>
        <message>
            <source>Try once more without holder or other cards near; then check in by QR or by hand.</source>
            <translation>Thử lại một lần, bỏ bao thẻ và các thẻ khác ở gần; sau đó tiếp nhận bằng mã QR hoặc bằng tay.</translation>
        </message>
        <message>
            <source>The card on the reader is no citizen ID card with an ICAO chip.</source>
            <translation>Thẻ trên đầu đọc không phải thẻ căn cước có chip ICAO.</translation>
        </message>
        <message>
            <source>Ask for the citizen ID card; bank and transport cards are not read.</source>
            <translation>Xin thẻ căn cước; máy không đọc thẻ ngân hàng hay thẻ giao thông.</translation>
        </message>
        <message>
            <source>The chip did not finish within the time limit, three times.</source>
            <translation>Chip không đọc xong trong thời hạn, ba lần.</translation>
        </message>
        <message>
            <source>Move the card to the middle of the reader; an old chip may need the counter's reader.</source>
            <translation>Đặt thẻ vào giữa đầu đọc; chip cũ có thể cần đầu đọc ở quầy.</translation>
        </message>
        <message>
            <source>The chip's data do not agree with their signature.</source>
            <translation>Dữ liệu trong chip không khớp với chữ ký của chúng.</translation>
        </message>
        <message>
            <source>Treat the chip's data as unproved; check person and card by hand and report the card.</source>
            <translation>Coi dữ liệu trong chip là chưa được chứng thực; kiểm tra người và thẻ bằng mắt rồi báo lại thẻ này.</translation>
        </message>
        <message>
            <source>The chip holds data that do not follow Doc 9303.</source>
            <translation>Chip chứa dữ liệu không theo Doc 9303.</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; keep the evidence shown by `kiosk card read` for the maintainers.</source>
            <translation>Tiếp nhận bằng mã QR hoặc bằng tay; giữ kết quả của `kiosk card read` cho bên bảo trì.</translation>
        </message>
        <message>
            <source>The secure channel to the chip was broken or downgraded.</source>
            <translation>Kênh bảo mật với chip bị đứt hoặc bị hạ cấp.</translation>
        </message>
        <message>
            <source>Read once more; if it happens again with this card only, check the person by hand and report it.</source>
            <translation>Đọc lại một lần; nếu chỉ thẻ này lại bị, kiểm tra người bằng mắt và báo lại.</translation>
        </message>
        <message>
            <source>The chip offers no access protocol that this program knows.</source>
            <translation>Chip không có giao thức truy cập nào mà chương trình biết.</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; report the kind of card.</source>
            <translation>Tiếp nhận bằng mã QR hoặc bằng tay; báo lại loại thẻ.</translation>
        </message>
        <message>
            <source>The signer fails against the installed country certificate, or the chip could not prove its key.</source>
            <translation>Chữ ký không đúng với chứng thư quốc gia đã cài, hoặc chip không chứng minh được khóa của mình.</translation>
        </message>
        <message>
            <source>Check person and card by hand; report the card to the security officer.</source>
            <translation>Kiểm tra người và thẻ bằng mắt; báo thẻ này cho cán bộ an ninh.</translation>
        </message>
        <message>
            <source>The photo in the chip is damaged or too large and cannot be decoded.</source>
            <translation>Ảnh trong chip bị hỏng hoặc quá lớn, không giải mã được.</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye.</source>
            <translation>Đối chiếu người với ảnh in trên thẻ bằng mắt.</translation>
        </message>
        <message>
            <source>Another person's card was put back in the middle of a check-in.</source>
            <translation>Giữa chừng, thẻ của người khác được đặt lên đầu đọc.</translation>
        </message>
        <message>
            <source>Start again with one card only.</source>
            <translation>Làm lại từ đầu, chỉ với một thẻ.</translation>
        </message>
        <message>
            <source>No card lies on the reader.</source>
            <translation>Không có thẻ trên đầu đọc.</translation>
        </message>
        <message>
            <source>Lay the card flat on the reader.</source>
            <translation>Đặt thẻ nằm phẳng trên đầu đọc.</translation>
        </message>
        <message>
            <source>The chip holds no photo, as the cards of children under six.</source>
            <translation>Chip không có ảnh, như thẻ của trẻ dưới sáu tuổi.</translation>
        </message>
        <message>
            <source>Compare child and companion with the papers by eye, then confirm in the staff screen.</source>
            <translation>Đối chiếu trẻ và người đi cùng với giấy tờ bằng mắt, rồi xác nhận ở màn hình nhân viên.</translation>
        </message>
        <message>
            <source>No face was found in the chip's photo.</source>
            <translation>Không tìm thấy khuôn mặt trong ảnh của chip.</translation>
        </message>
        <message>
            <source>The chip's photo shows more than one face.</source>
            <translation>Ảnh của chip có hơn một khuôn mặt.</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye; keep the evidence for the maintainers.</source>
            <translation>So người với ảnh in bằng mắt; giữ lại bằng chứng cho nhóm bảo trì.</translation>
        </message>
        <message>
            <source>The QR code is of no known citizen ID, VNeID or insurance card.</source>
            <translation>Mã QR không phải của căn cước, VNeID hay thẻ bảo hiểm.</translation>
        </message>
        <message>
            <source>Show the QR of the ID card, of VNeID or of the insurance card.</source>
            <translation>Đưa mã QR của căn cước, của VNeID hoặc của thẻ bảo hiểm.</translation>
        </message>
        <message>
            <source>Only a QR code was shown; the settings ask staff to look at such a person.</source>
            <translation>Chỉ có mã QR; cấu hình yêu cầu nhân viên xem lại trường hợp này.</translation>
        </message>
        <message>
            <source>Compare the person with the photo on the paper or in VNeID, then confirm.</source>
            <translation>Đối chiếu người với ảnh trên giấy tờ hoặc trong VNeID rồi xác nhận.</translation>
        </message>
        <message>
            <source>The QR code names no birth date, so that nobody can be looked up by it.</source>
            <translation>Mã QR không có ngày sinh nên không tra cứu được.</translation>
        </message>
        <message>
            <source>Ask for the ID card or the insurance card, or type the data by hand.</source>
            <translation>Xin căn cước hoặc thẻ bảo hiểm, hoặc nhập thông tin bằng tay.</translation>
        </message>
        <message>
            <source>The live face did not reach the threshold, twice.</source>
            <translation>Khuôn mặt chưa đạt ngưỡng so khớp, hai lần.</translation>
        </message>
        <message>
            <source>Compare chip photo and person by eye in the staff screen; an old photo is the usual reason.</source>
            <translation>Đối chiếu ảnh trong chip với người bằng mắt ở màn hình nhân viên; thường là do ảnh đã cũ.</translation>
        </message>
        <message>
            <source>No good picture of the face came within the time limit.</source>
            <translation>Trong thời hạn chưa chụp được hình khuôn mặt đủ tốt.</translation>
        </message>
        <message>
            <source>Check light and camera height; verify the person by eye.</source>
            <translation>Kiểm tra ánh sáng và độ cao camera; đối chiếu người bằng mắt.</translation>
        </message>
        <message>
            <source>The person does not want the chip to be read.</source>
            <translation>Người khám không muốn cho đọc chip.</translation>
        </message>
        <message>
            <source>Check in by hand; consent is free and its refusal has no consequence.</source>
            <translation>Tiếp nhận bằng tay; đồng ý là tự nguyện, từ chối không bị ảnh hưởng gì.</translation>
        </message>
        <message>
            <source>The person does not want the face to be compared.</source>
            <translation>Người khám không muốn so khuôn mặt.</translation>
        </message>
        <message>
            <source>Compare the person with the card's photo by eye.</source>
            <translation>Đối chiếu người với ảnh trên thẻ bằng mắt.</translation>
        </message>
        <message>
            <source>The comparison of the faces did not answer in time.</source>
            <translation>Việc so khuôn mặt không trả lời kịp.</translation>
        </message>
        <message>
            <source>Verify the person by eye; if it repeats, restart the kiosk and run `kiosk doctor`.</source>
            <translation>Đối chiếu người bằng mắt; nếu lặp lại, khởi động lại máy và chạy `kiosk doctor`.</translation>
        </message>
        <message>
            <source>The motions asked for were not seen, or the face was out of sight meanwhile, in every try.</source>
            <translation>Không thấy các động tác được yêu cầu, hoặc khuôn mặt khuất giữa chừng, ở mọi lần thử.</translation>
        </message>
        <message>
            <source>Verify the person by eye. Many cannot turn or blink as asked; it says nothing against them.</source>
            <translation>Xác nhận người bằng mắt. Nhiều người không quay đầu hay chớp mắt được như yêu cầu; điều đó không nói gì về họ.</translation>
        </message>
        <message>
            <source>The pictures did not look like one person before the camera.</source>
            <translation>Hình không giống một người đang đứng trước camera.</translation>
        </message>
        <message>
            <source>Look at person and card by eye. Light or reflections are common reasons: accuse nobody.</source>
            <translation>Xem người và thẻ bằng mắt. Ánh sáng hay phản chiếu là lý do thường gặp: không quy kết ai.</translation>
        </message>
        <message>
            <source>The assessment gateway cannot be reached.</source>
            <translation>Không kết nối được cổng giám định.</translation>
        </message>
        <message>
            <source>Check the network; check-ins are kept and sent by themselves when the gateway is back.</source>
            <translation>Kiểm tra mạng; các lượt tiếp nhận được giữ lại và tự gửi khi cổng hoạt động trở lại.</translation>
        </message>
        <message>
            <source>The assessment gateway did not answer in time.</source>
            <translation>Cổng giám định không trả lời kịp.</translation>
        </message>
        <message>
            <source>Nothing to do; what was not answered is asked and sent again by itself.</source>
            <translation>Không cần làm gì; máy sẽ tự hỏi và gửi lại.</translation>
        </message>
        <message>
            <source>The assessment gateway answered something that is no answer of its contract.</source>
            <translation>Cổng giám định trả lời không đúng quy ước.</translation>
        </message>
        <message>
            <source>Nothing to do; if it lasts, tell social insurance the time of the fault.</source>
            <translation>Không cần làm gì; nếu kéo dài, báo cơ quan bảo hiểm xã hội thời điểm bị lỗi.</translation>
        </message>
        <message>
            <source>The gateway refuses the facility's account.</source>
            <translation>Cổng từ chối tài khoản của cơ sở.</translation>
        </message>
        <message>
            <source>Correct user name and password in the settings; the account may be locked or the IP not registered.</source>
            <translation>Sửa tên đăng nhập và mật khẩu trong cấu hình; tài khoản có thể bị khóa hoặc IP chưa đăng ký.</translation>
        </message>
        <message>
            <source>The officer's ID in the settings is not registered at the gateway (054).</source>
            <translation>Số căn cước của cán bộ trong cấu hình chưa đăng ký với cổng (054).</translation>
        </message>
        <message>
            <source>Correct the officer's ID in the settings. This is never the patient's fault.</source>
            <translation>Sửa số căn cước của cán bộ trong cấu hình. Đây không bao giờ là lỗi của người bệnh.</translation>
        </message>
        <message>
            <source>The officer's name in the settings differs from the registered one (055).</source>
            <translation>Tên cán bộ trong cấu hình khác với tên đã đăng ký (055).</translation>
        </message>
        <message>
            <source>Write the officer's name in the settings exactly as registered.</source>
            <translation>Ghi tên cán bộ trong cấu hình đúng như đã đăng ký.</translation>
        </message>
        <message>
            <source>The gateway reports a fault of its own (100, 101 or HTTP 5xx).</source>
            <translation>Cổng báo lỗi của chính cổng (100, 101 hoặc HTTP 5xx).</translation>
        </message>
        <message>
            <source>Nothing to do; it is asked again by itself.</source>
            <translation>Không cần làm gì; máy sẽ tự hỏi lại.</translation>
        </message>
        <message>
            <source>The gateway answered a code that the contract does not name.</source>
            <translation>Cổng trả lời một mã không có trong quy ước.</translation>
        </message>
        <message>
            <source>Look the person up by hand on the gateway's web page; report the code.</source>
            <translation>Tra cứu bằng tay trên trang web của cổng; báo lại mã này.</translation>
        </message>
        <message>
            <source>The gateway refused the check-in.</source>
            <translation>Cổng từ chối lượt tiếp nhận.</translation>
        </message>
        <message>
            <source>Read the reason with `kiosk outbox list`, correct the data and retry.</source>
            <translation>Xem lý do bằng `kiosk outbox list`, sửa dữ liệu rồi gửi lại.</translation>
        </message>
        <message>
            <source>The gateway calls our request malformed (205).</source>
            <translation>Cổng báo yêu cầu của máy sai định dạng (205).</translation>
        </message>
        <message>
            <source>A fault in this program: report it with the log of the day.</source>
            <translation>Lỗi của chương trình này: báo lại kèm nhật ký trong ngày.</translation>
        </message>
        <message>
            <source>The gateway knows no insurance card of this person (050).</source>
            <translation>Cổng không có thẻ bảo hiểm của người này (050).</translation>
        </message>
        <message>
            <source>Ask for the insurance card or number; otherwise receive as self-paying.</source>
            <translation>Hỏi thẻ hoặc số thẻ bảo hiểm; nếu không có thì tiếp nhận tự trả.</translation>
        </message>
        <message>
            <source>The insurance card number is wrong (051, 052, 053).</source>
            <translation>Số thẻ bảo hiểm sai (051, 052, 053).</translation>
        </message>
        <message>
            <source>Compare the number with the card and type it anew.</source>
            <translation>So số với thẻ rồi nhập lại.</translation>
        </message>
        <message>
            <source>The name at social insurance differs from the card's (060, 061).</source>
            <translation>Tên ở bảo hiểm xã hội khác với tên trên thẻ (060, 061).</translation>
        </message>
        <message>
            <source>Put the person on the data-cleaning list; receive by hand.</source>
            <translation>Đưa vào danh sách làm sạch dữ liệu; tiếp nhận bằng tay.</translation>
        </message>
        <message>
            <source>The birth date at social insurance differs from the card's (070).</source>
            <translation>Ngày sinh ở bảo hiểm xã hội khác với trên thẻ (070).</translation>
        </message>
        <message>
            <source>The insurance card has expired (010).</source>
            <translation>Thẻ bảo hiểm đã hết hạn (010).</translation>
        </message>
        <message>
            <source>Tell how to renew; receive as self-paying meanwhile.</source>
            <translation>Hướng dẫn gia hạn; trong lúc đó tiếp nhận tự trả.</translation>
        </message>
        <message>
            <source>The insurance card was revoked (110).</source>
            <translation>Thẻ bảo hiểm đã bị thu hồi (110).</translation>
        </message>
        <message>
            <source>Ask social insurance for the reason; receive as self-paying meanwhile.</source>
            <translation>Hỏi lý do ở cơ quan bảo hiểm xã hội; trong lúc đó tiếp nhận tự trả.</translation>
        </message>
        <message>
            <source>The insurance card was reported decreased (120 to 124).</source>
            <translation>Thẻ bảo hiểm đã báo giảm (120 đến 124).</translation>
        </message>
        <message>
            <source>Ask employer or commune about the contribution; receive as self-paying meanwhile.</source>
            <translation>Hỏi nơi làm việc hoặc xã phường về việc đóng bảo hiểm; trong lúc đó tiếp nhận tự trả.</translation>
        </message>
        <message>
            <source>A child who has no card yet (130).</source>
            <translation>Trẻ em chưa có thẻ (130).</translation>
        </message>
        <message>
            <source>Receive with birth certificate as the rules for children under six say.</source>
            <translation>Tiếp nhận bằng giấy khai sinh theo quy định cho trẻ dưới sáu tuổi.</translation>
        </message>
        <message>
            <source>The card is managed by the insurance of Defence or Public Security (001, 002).</source>
            <translation>Thẻ do bảo hiểm Quốc phòng hoặc Công an quản lý (001, 002).</translation>
        </message>
        <message>
            <source>Check insurance card and ID paper by eye.</source>
            <translation>Kiểm tra thẻ bảo hiểm và giấy tờ tùy thân bằng mắt.</translation>
        </message>
        <message>
            <source>The gateway's certificate is not trusted, or none of its issuers is a pinned one.</source>
            <translation>Chứng thư của cổng giám định không được tin cậy, hoặc không do tổ chức đã ghim cấp.</translation>
        </message>
        <message>
            <source>Check date and time of this machine and its certificate authorities; nothing was sent. If the issuer has changed, correct gateway.issuer_pins.</source>
            <translation>Kiểm tra ngày giờ và kho chứng thư gốc của máy; chưa gửi gì đi. Nếu tổ chức cấp đã đổi, sửa gateway.issuer_pins.</translation>
        </message>
        <message>
            <source>The person asked for help.</source>
            <translation>Người khám nhờ giúp đỡ.</translation>
        </message>
        <message>
            <source>Go to the person; the screen shows the step reached.</source>
            <translation>Đến gặp người khám; màn hình cho biết đang ở bước nào.</translation>
        </message>
        <message>
            <source>A card was left on the reader.</source>
            <translation>Có thẻ bị bỏ quên trên đầu đọc.</translation>
        </message>
        <message>
            <source>Take the card from the reader and keep it for its holder.</source>
            <translation>Lấy thẻ khỏi đầu đọc và giữ lại cho chủ thẻ.</translation>
        </message>
        <message>
            <source>The dossier is not of this person, or was handed out or withdrawn before.</source>
            <translation>Hồ sơ không phải của người này, hoặc đã được trả kết quả hay rút trước đó.</translation>
        </message>
        <message>
            <source>Search for its number: the list shows how far it has come.</source>
            <translation>Tìm theo số biên nhận: danh sách cho biết hồ sơ đang ở bước nào.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer is not connected or reports an error.</source>
            <translation>Phiếu chưa in được: máy in chưa kết nối hoặc báo lỗi.</translation>
        </message>
        <message>
            <source>Look at cable, cutter and lamp of the printer; the number is valid without paper.</source>
            <translation>Xem dây nối, dao cắt và đèn báo của máy in; số vẫn dùng được khi không có giấy.</translation>
        </message>
        <message>
            <source>The printer did not answer in time: whether paper came out is not known.</source>
            <translation>Máy in không trả lời kịp: chưa rõ phiếu đã ra hay chưa.</translation>
        </message>
        <message>
            <source>Switch the printer off and on; the number is valid without paper.</source>
            <translation>Tắt rồi bật lại máy in; số vẫn có hiệu lực dù không có phiếu.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the paper is used up.</source>
            <translation>Phiếu chưa in được: hết giấy.</translation>
        </message>
        <message>
            <source>Load paper, then print the last number again on the staff screen.</source>
            <translation>Lắp giấy, rồi in lại số cuối cùng ở màn hình nhân viên.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer's cover is open.</source>
            <translation>Phiếu chưa in được: nắp máy in đang mở.</translation>
        </message>
        <message>
            <source>Close the cover, then print the last number again on the staff screen.</source>
            <translation>Đóng nắp, rồi in lại số cuối cùng ở màn hình nhân viên.</translation>
        </message>
    </context>
</TS>
