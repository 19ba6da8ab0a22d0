<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
    <context>
        <name>Failure</name>
        <message>
            <source>Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>창구로 오시면 직원이 바로 도와드리겠습니다.</translation>
        </message>
        <message>
            <source>Thẻ chưa đọc được. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>카드를 아직 읽지 못했습니다. 창구로 오시면 직원이 바로 도와드리겠습니다.</translation>
        </message>
        <message>
            <source>Thẻ bị nhấc lên sớm. Xin đặt thẻ lại như cũ, hoặc đến quầy để được giúp.</source>
            <translation>카드가 조금 일찍 들렸습니다. 원래대로 놓아 주시거나 창구로 와 주십시오.</translation>
        </message>
        <message>
            <source>Mã QR chưa đọc được. Xin thử lại hoặc đến quầy.</source>
            <translation>QR코드를 아직 읽지 못했습니다. 다시 해 보시거나 창구로 와 주십시오.</translation>
        </message>
        <message>
            <source>Chưa nhận ra khuôn mặt. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>얼굴을 아직 알아보지 못했습니다. 창구로 오시면 직원이 바로 도와드리겠습니다.</translation>
        </message>
        <message>
            <source>Chưa tra cứu được bảo hiểm. Quý khách vẫn được tiếp nhận, nhân viên sẽ kiểm tra lại.</source>
            <translation>건강보험을 아직 조회하지 못했습니다. 그대로 접수해 드리며, 직원이 다시 확인하겠습니다.</translation>
        </message>
        <message>
            <source>Số thứ tự của quý khách vẫn có hiệu lực. Nhân viên sẽ xem lại hồ sơ.</source>
            <translation>번호는 그대로 유효합니다. 직원이 기록을 확인하겠습니다.</translation>
        </message>
        <message>
            <source>Thông tin bảo hiểm cần nhân viên xem lại. Mời quý khách đến quầy.</source>
            <translation>보험 정보를 직원이 확인해야 합니다. 창구로 와 주십시오.</translation>
        </message>
        <message>
            <source>Xin lấy lại thẻ.</source>
            <translation>카드를 가져가 주십시오.</translation>
        </message>
        <message>
            <source>Xin ghi lại số trên màn hình.</source>
            <translation>화면의 번호를 적어 두십시오.</translation>
        </message>
        <message>
            <source>The check-in could not be written to the local database.</source>
            <translation>접수를 기기 데이터베이스에 기록하지 못했습니다.</translation>
        </message>
        <message>
            <source>Check free disk space and the rights of the data folder; run `kiosk doctor`.</source>
            <translation>디스크 여유 공간과 데이터 폴더의 권한을 확인하고 `kiosk doctor`를 실행하십시오.</translation>
        </message>
        <message>
            <source>The self-test did not finish within 20 seconds.</source>
            <translation>자체 점검이 20초 안에 끝나지 않았습니다.</translation>
        </message>
        <message>
            <source>Run `kiosk doctor`; a device driver usually hangs: unplug and replug the named device.</source>
            <translation>`kiosk doctor`를 실행하십시오. 대개 장치 드라이버가 멈춘 것입니다: 표시된 장치를 뽑았다가 다시 꽂으십시오.</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>카드 판독기가 연결되어 있지 않습니다.</translation>
        </message>
        <message>
            <source>Plug the reader in; `kiosk card readers` must list it. QR check-in goes on meanwhile.</source>
            <translation>판독기를 꽂으십시오. `kiosk card readers`에 나타나야 합니다. 그동안 QR 접수는 계속됩니다.</translation>
        </message>
        <message>
            <source>The PC/SC service does not answer.</source>
            <translation>PC/SC 서비스가 응답하지 않습니다.</translation>
        </message>
        <message>
            <source>Start pcscd (`systemctl start pcscd.socket`); the kiosk reconnects by itself.</source>
            <translation>pcscd를 시작하십시오(`systemctl start pcscd.socket`). 키오스크가 스스로 다시 연결합니다.</translation>
        </message>
        <message>
            <source>The configured camera was not found.</source>
            <translation>설정된 카메라를 찾지 못했습니다.</translation>
        </message>
        <message>
            <source>Check the cable and the device number in the settings; another program may hold the camera.</source>
            <translation>케이블과 설정의 장치 번호를 확인하십시오. 다른 프로그램이 카메라를 쓰고 있을 수 있습니다.</translation>
        </message>
        <message>
            <source>The camera stopped delivering pictures.</source>
            <translation>카메라에서 영상이 오지 않습니다.</translation>
        </message>
        <message>
            <source>Replug the camera; verify this person by hand in the staff screen.</source>
            <translation>카메라를 다시 꽂고, 이 분은 직원 화면에서 직접 확인하십시오.</translation>
        </message>
        <message>
            <source>A setting is missing or wrong.</source>
            <translation>설정이 빠졌거나 맞지 않습니다.</translation>
        </message>
        <message>
            <source>The message names file, line and setting; correct it and start again.</source>
            <translation>메시지에 파일, 줄, 설정이 나옵니다. 고친 뒤 다시 시작하십시오.</translation>
        </message>
        <message>
            <source>A model file is missing, damaged, or its SHA-256 differs.</source>
            <translation>모델 파일이 없거나 손상되었거나 SHA-256이 다릅니다.</translation>
        </message>
        <message>
            <source>Install the package again; never replace model files by hand.</source>
            <translation>패키지를 다시 설치하십시오. 모델 파일을 손으로 바꾸지 마십시오.</translation>
        </message>
        <message>
            <source>A fault in this program.</source>
            <translation>이 프로그램의 결함입니다.</translation>
        </message>
        <message>
            <source>Send the log of the day (it holds no personal data) to the maintainers.</source>
            <translation>오늘의 로그(개인정보 없음)를 유지보수 담당에게 보내십시오.</translation>
        </message>
        <message>
            <source>The command was given wrong or missing arguments.</source>
            <translation>명령의 인수가 잘못되었거나 빠졌습니다.</translation>
        </message>
        <message>
            <source>Run the command with --help.</source>
            <translation>--help를 붙여 명령을 실행하십시오.</translation>
        </message>
        <message>
            <source>The disk that holds the database has no room left.</source>
            <translation>데이터베이스가 있는 디스크에 공간이 없습니다.</translation>
        </message>
        <message>
            <source>Make room on the disk of the data folder; the kiosk goes on by itself. Nothing kept so far is lost.</source>
            <translation>데이터 폴더의 디스크에 공간을 만드십시오. 키오스크가 스스로 계속합니다. 저장된 것은 잃지 않습니다.</translation>
        </message>
        <message>
            <source>The database cannot be written: read-only medium or missing rights.</source>
            <translation>데이터베이스에 쓸 수 없습니다: 읽기 전용이거나 권한이 없습니다.</translation>
        </message>
        <message>
            <source>Give the kiosk's account the data folder; a disk that turned read-only is usually failing: save it first.</source>
            <translation>키오스크 계정에 데이터 폴더를 주십시오. 읽기 전용으로 바뀐 디스크는 대개 고장 직전입니다: 먼저 백업하십시오.</translation>
        </message>
        <message>
            <source>The database file is damaged.</source>
            <translation>데이터베이스 파일이 손상되었습니다.</translation>
        </message>
        <message>
            <source>Move the data folder away and keep it: what was not delivered can be saved. Restore the last backup.</source>
            <translation>데이터 폴더를 옮겨 보관하십시오. 전송되지 않은 것을 살릴 수 있습니다. 마지막 백업을 복원하십시오.</translation>
        </message>
        <message>
            <source>The key that seals personal data is missing or belongs to another database.</source>
            <translation>개인정보를 봉인하는 키가 없거나 다른 데이터베이스의 것입니다.</translation>
        </message>
        <message>
            <source>Restore the key from the backup; a new key opens none of the old data.</source>
            <translation>백업에서 키를 복원하십시오. 새 키로는 이전 데이터를 열 수 없습니다.</translation>
        </message>
        <message>
            <source>The database belongs to the other mode (simulated or in service) or to a newer version of this program.</source>
            <translation>데이터베이스가 다른 모드(모의 또는 운영)나 더 새로운 버전의 것입니다.</translation>
        </message>
        <message>
            <source>Name another data folder in the settings, or install the newer version again.</source>
            <translation>설정에서 다른 데이터 폴더를 지정하거나 더 새로운 버전을 다시 설치하십시오.</translation>
        </message>
        <message>
            <source>A font is missing or damaged, so that a language of the screen cannot be written.</source>
            <translation>글꼴이 없거나 손상되어 화면 언어 중 하나를 표시할 수 없습니다.</translation>
        </message>
        <message>
            <source>Install the system package fonts-noto-cjk; until then the kiosk offers the other languages alone.</source>
            <translation>시스템 패키지 fonts-noto-cjk를 설치하십시오. 그때까지는 다른 언어만 제공합니다.</translation>
        </message>
        <message>
            <source>The receipt numbers that this counter may give out today are used up.</source>
            <translation>이 창구에서 오늘 발급할 수 있는 접수 번호를 모두 사용했습니다.</translation>
        </message>
        <message>
            <source>Give the counter a wider range in the settings (counter.last_number), then start it again.</source>
            <translation>설정(counter.last_number)에서 창구의 번호 범위를 넓힌 뒤 다시 시작하십시오.</translation>
        </message>
        <message>
            <source>The camera is there and cannot be opened: another program may be using it.</source>
            <translation>카메라가 있으나 열 수 없습니다: 다른 프로그램이 쓰고 있을 수 있습니다.</translation>
        </message>
        <message>
            <source>Close the other program, or unplug the camera and plug it in again; the kiosk tries again by itself.</source>
            <translation>다른 프로그램을 닫거나 카메라를 뽑았다가 다시 꽂으십시오. 키오스크가 스스로 다시 시도합니다.</translation>
        </message>
        <message>
            <source>This account may not use the camera.</source>
            <translation>이 계정은 카메라를 쓸 수 없습니다.</translation>
        </message>
        <message>
            <source>Add the kiosk's account to the group `video` and start it again.</source>
            <translation>키오스크 계정을 `video` 그룹에 넣고 다시 시작하십시오.</translation>
        </message>
        <message>
            <source>The camera's pictures are black.</source>
            <translation>카메라 영상이 검습니다.</translation>
        </message>
        <message>
            <source>Open the lens cover and switch the light on; the kiosk goes on by itself.</source>
            <translation>렌즈 덮개를 열고 불을 켜십시오. 키오스크가 스스로 계속합니다.</translation>
        </message>
        <message>
            <source>The camera delivers the same picture over and over.</source>
            <translation>카메라가 같은 영상만 되풀이합니다.</translation>
        </message>
        <message>
            <source>The kiosk opens the camera anew by itself; if it lasts, unplug the camera and plug it in again.</source>
            <translation>키오스크가 스스로 카메라를 다시 엽니다. 계속되면 카메라를 뽑았다가 다시 꽂으십시오.</translation>
        </message>
        <message>
            <source>The camera delivers fewer than five pictures a second.</source>
            <translation>카메라 영상이 초당 다섯 장보다 적습니다.</translation>
        </message>
        <message>
            <source>Plug the camera straight into the machine, not into a hub; more light helps too.</source>
            <translation>카메라를 허브가 아니라 본체에 바로 꽂으십시오. 더 밝게 하는 것도 도움이 됩니다.</translation>
        </message>
        <message>
            <source>The chip refused the access key: the digits, the QR or the MRZ are not of this card.</source>
            <translation>칩이 접근 키를 받지 않았습니다: 숫자, QR 또는 MRZ가 이 카드의 것이 아닙니다.</translation>
        </message>
        <message>
            <source>Compare the digits with the card in hand; type the last six digits of its number.</source>
            <translation>숫자를 카드와 대조하고 번호의 마지막 여섯 자리를 입력하십시오.</translation>
        </message>
        <message>
            <source>The card was lifted before the chip had been read.</source>
            <translation>칩을 다 읽기 전에 카드를 들었습니다.</translation>
        </message>
        <message>
            <source>Ask the person to let the card lie until the screen asks to take it.</source>
            <translation>화면에서 안내할 때까지 카드를 그대로 두시도록 부탁하십시오.</translation>
        </message>
        <message>
            <source>The chip or the reader broke off the communication.</source>
            <translation>칩이나 판독기의 통신이 끊겼습니다.</translation>
        </message>
        <message>
            <source>Try once more without holder or other cards near; then check in by QR or by hand.</source>
            <translation>케이스나 다른 카드 없이 한 번 더 시도하고, 그다음 QR이나 수작업으로 접수하십시오.</translation>
        </message>
        <message>
            <source>The card on the reader is no citizen ID card with an ICAO chip.</source>
            <translation>판독기의 카드는 ICAO 칩이 있는 국민 신분증이 아닙니다.</translation>
        </message>
        <message>
            <source>Ask for the citizen ID card; bank and transport cards are not read.</source>
            <translation>국민 신분증을 요청하십시오. 은행 카드와 교통 카드는 읽지 않습니다.</translation>
        </message>
        <message>
            <source>The chip did not finish within the time limit, three times.</source>
            <translation>칩이 세 번 모두 제한 시간 안에 끝나지 않았습니다.</translation>
        </message>
        <message>
            <source>Move the card to the middle of the reader; an old chip may need the counter's reader.</source>
            <translation>카드를 판독기 가운데로 옮기십시오. 오래된 칩은 창구 판독기가 필요할 수 있습니다.</translation>
        </message>
        <message>
            <source>The chip's data do not agree with their signature.</source>
            <translation>칩의 데이터가 서명과 맞지 않습니다.</translation>
        </message>
        <message>
            <source>Treat the chip's data as unproved; check person and card by hand and report the card.</source>
            <translation>칩 데이터는 증명되지 않은 것으로 다루고, 본인과 카드를 직접 확인한 뒤 카드를 보고하십시오.</translation>
        </message>
        <message>
            <source>The chip holds data that do not follow Doc 9303.</source>
            <translation>칩의 데이터가 Doc 9303을 따르지 않습니다.</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; keep the evidence shown by `kiosk card read` for the maintainers.</source>
            <translation>QR이나 수작업으로 접수하고, `kiosk card read`가 보이는 증거를 유지보수 담당을 위해 보관하십시오.</translation>
        </message>
        <message>
            <source>The secure channel to the chip was broken or downgraded.</source>
            <translation>칩과의 보안 채널이 끊기거나 약해졌습니다.</translation>
        </message>
        <message>
            <source>Read once more; if it happens again with this card only, check the person by hand and report it.</source>
            <translation>한 번 더 읽으십시오. 이 카드에서만 다시 일어나면 본인을 직접 확인하고 보고하십시오.</translation>
        </message>
        <message>
            <source>The chip offers no access protocol that this program knows.</source>
            <translation>칩이 이 프로그램이 아는 접근 방식을 제공하지 않습니다.</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; report the kind of card.</source>
            <translation>QR이나 수작업으로 접수하고 카드의 종류를 보고하십시오.</translation>
        </message>
        <message>
            <source>The signer fails against the installed country certificate, or the chip could not prove its key.</source>
            <translation>서명자가 설치된 국가 인증서로 확인되지 않거나, 칩이 키를 증명하지 못했습니다.</translation>
        </message>
        <message>
            <source>Check person and card by hand; report the card to the security officer.</source>
            <translation>본인과 카드를 직접 확인하고 카드를 보안 담당에게 보고하십시오.</translation>
        </message>
        <message>
            <source>The photo in the chip is damaged or too large and cannot be decoded.</source>
            <translation>칩의 사진이 손상되었거나 너무 커서 해독할 수 없습니다.</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye.</source>
            <translation>본인을 인쇄된 사진과 눈으로 대조하십시오.</translation>
        </message>
        <message>
            <source>Another person's card was put back in the middle of a check-in.</source>
            <translation>접수 도중에 다른 분의 카드가 놓였습니다.</translation>
        </message>
        <message>
            <source>Start again with one card only.</source>
            <translation>카드 한 장으로만 다시 시작하십시오.</translation>
        </message>
        <message>
            <source>No card lies on the reader.</source>
            <translation>판독기에 카드가 없습니다.</translation>
        </message>
        <message>
            <source>Lay the card flat on the reader.</source>
            <translation>카드를 판독기에 평평하게 올리십시오.</translation>
        </message>
        <message>
            <source>The chip holds no photo, as the cards of children under six.</source>
            <translation>칩에 사진이 없습니다. 여섯 살 미만 어린이의 카드가 그렇습니다.</translation>
        </message>
        <message>
            <source>Compare child and companion with the papers by eye, then confirm in the staff screen.</source>
            <translation>어린이와 보호자를 서류와 눈으로 대조한 뒤 직원 화면에서 확인하십시오.</translation>
        </message>
        <message>
            <source>No face was found in the chip's photo.</source>
            <translation>칩의 사진에서 얼굴을 찾지 못했습니다.</translation>
        </message>
        <message>
            <source>The chip's photo shows more than one face.</source>
            <translation>칩의 사진에 얼굴이 둘 이상 있습니다.</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye; keep the evidence for the maintainers.</source>
            <translation>본인을 인쇄된 사진과 눈으로 대조하고, 증거를 유지보수 담당을 위해 보관하십시오.</translation>
        </message>
        <message>
            <source>The QR code is of no known citizen ID, VNeID or insurance card.</source>
            <translation>QR코드가 알려진 신분증, VNeID, 보험증의 것이 아닙니다.</translation>
        </message>
        <message>
            <source>Show the QR of the ID card, of VNeID or of the insurance card.</source>
            <translation>신분증, VNeID 또는 보험증의 QR을 보여 달라고 하십시오.</translation>
        </message>
        <message>
            <source>Only a QR code was shown; the settings ask staff to look at such a person.</source>
            <translation>QR코드만 제시되었습니다. 설정에 따라 직원이 확인합니다.</translation>
        </message>
        <message>
            <source>Compare the person with the photo on the paper or in VNeID, then confirm.</source>
            <translation>본인을 서류나 VNeID의 사진과 대조한 뒤 확인하십시오.</translation>
        </message>
        <message>
            <source>The QR code names no birth date, so that nobody can be looked up by it.</source>
            <translation>QR코드에 생년월일이 없어 조회할 수 없습니다.</translation>
        </message>
        <message>
            <source>Ask for the ID card or the insurance card, or type the data by hand.</source>
            <translation>신분증이나 보험증을 요청하거나 직접 입력하십시오.</translation>
        </message>
        <message>
            <source>The live face did not reach the threshold, twice.</source>
            <translation>얼굴 비교가 두 번 모두 기준에 이르지 못했습니다.</translation>
        </message>
        <message>
            <source>Compare chip photo and person by eye in the staff screen; an old photo is the usual reason.</source>
            <translation>직원 화면에서 칩 사진과 본인을 눈으로 대조하십시오. 대개 사진이 오래된 경우입니다.</translation>
        </message>
        <message>
            <source>No good picture of the face came within the time limit.</source>
            <translation>제한 시간 안에 좋은 얼굴 영상을 얻지 못했습니다.</translation>
        </message>
        <message>
            <source>Check light and camera height; verify the person by eye.</source>
            <translation>조명과 카메라 높이를 확인하고 본인을 눈으로 확인하십시오.</translation>
        </message>
        <message>
            <source>The person does not want the chip to be read.</source>
            <translation>본인이 칩 읽기를 원하지 않습니다.</translation>
        </message>
        <message>
            <source>Check in by hand; consent is free and its refusal has no consequence.</source>
            <translation>수작업으로 접수하십시오. 동의는 자유이며 거절해도 불이익이 없습니다.</translation>
        </message>
        <message>
            <source>The person does not want the face to be compared.</source>
            <translation>본인이 얼굴 비교를 원하지 않습니다.</translation>
        </message>
        <message>
            <source>Compare the person with the card's photo by eye.</source>
            <translation>본인을 카드의 사진과 눈으로 대조하십시오.</translation>
        </message>
        <message>
            <source>The comparison of the faces did not answer in time.</source>
            <translation>얼굴 비교가 제때 답하지 않았습니다.</translation>
        </message>
        <message>
            <source>Verify the person by eye; if it repeats, restart the kiosk and run `kiosk doctor`.</source>
            <translation>본인을 눈으로 확인하십시오. 되풀이되면 키오스크를 다시 시작하고 `kiosk doctor`를 실행하십시오.</translation>
        </message>
        <message>
            <source>The motions asked for were not seen, or the face was out of sight meanwhile, in every try.</source>
            <translation>매번 요청한 동작이 보이지 않았거나 얼굴이 도중에 벗어났습니다.</translation>
        </message>
        <message>
            <source>Verify the person by eye. Many cannot turn or blink as asked; it says nothing against them.</source>
            <translation>본인을 눈으로 확인하십시오. 요청대로 고개를 돌리거나 눈을 깜빡이지 못하는 분이 많으며, 의심할 이유가 아닙니다.</translation>
        </message>
        <message>
            <source>The pictures did not look like one person before the camera.</source>
            <translation>영상이 카메라 앞에 있는 한 사람처럼 보이지 않았습니다.</translation>
        </message>
        <message>
            <source>Look at person and card by eye. Light or reflections are common reasons: accuse nobody.</source>
            <translation>본인과 카드를 눈으로 확인하십시오. 조명이나 반사가 흔한 원인이므로 누구도 탓하지 마십시오.</translation>
        </message>
        <message>
            <source>The assessment gateway cannot be reached.</source>
            <translation>보험 심사 시스템에 연결할 수 없습니다.</translation>
        </message>
        <message>
            <source>Check the network; check-ins are kept and sent by themselves when the gateway is back.</source>
            <translation>네트워크를 확인하십시오. 접수는 보관되며 시스템이 돌아오면 자동으로 전송됩니다.</translation>
        </message>
        <message>
            <source>The assessment gateway did not answer in time.</source>
            <translation>보험 심사 시스템이 제때 응답하지 않았습니다.</translation>
        </message>
        <message>
            <source>Nothing to do; what was not answered is asked and sent again by itself.</source>
            <translation>할 일이 없습니다. 답이 없었던 것은 자동으로 다시 조회하고 전송합니다.</translation>
        </message>
        <message>
            <source>The assessment gateway answered something that is no answer of its contract.</source>
            <translation>보험 심사 시스템의 답이 규약에 맞지 않습니다.</translation>
        </message>
        <message>
            <source>Nothing to do; if it lasts, tell social insurance the time of the fault.</source>
            <translation>할 일이 없습니다. 계속되면 발생 시각을 사회보험에 알리십시오.</translation>
        </message>
        <message>
            <source>The gateway refuses the facility's account.</source>
            <translation>시스템이 기관의 계정을 받지 않습니다.</translation>
        </message>
        <message>
            <source>Correct user name and password in the settings; the account may be locked or the IP not registered.</source>
            <translation>설정의 사용자 이름과 비밀번호를 고치십시오. 계정이 잠겼거나 IP가 등록되지 않았을 수 있습니다.</translation>
        </message>
        <message>
            <source>The officer's ID in the settings is not registered at the gateway (054).</source>
            <translation>설정의 담당자 신분증 번호가 시스템에 등록되어 있지 않습니다(054).</translation>
        </message>
        <message>
            <source>Correct the officer's ID in the settings. This is never the patient's fault.</source>
            <translation>설정의 담당자 신분증 번호를 고치십시오. 환자의 탓이 아닙니다.</translation>
        </message>
        <message>
            <source>The officer's name in the settings differs from the registered one (055).</source>
            <translation>설정의 담당자 이름이 등록된 것과 다릅니다(055).</translation>
        </message>
        <message>
            <source>Write the officer's name in the settings exactly as registered.</source>
            <translation>설정의 담당자 이름을 등록된 그대로 적으십시오.</translation>
        </message>
        <message>
            <source>The gateway reports a fault of its own (100, 101 or HTTP 5xx).</source>
            <translation>시스템 자체의 장애입니다(100, 101 또는 HTTP 5xx).</translation>
        </message>
        <message>
            <source>Nothing to do; it is asked again by itself.</source>
            <translation>할 일이 없습니다. 자동으로 다시 조회합니다.</translation>
        </message>
        <message>
            <source>The gateway answered a code that the contract does not name.</source>
            <translation>시스템이 규약에 없는 코드로 답했습니다.</translation>
        </message>
        <message>
            <source>Look the person up by hand on the gateway's web page; report the code.</source>
            <translation>시스템의 웹 페이지에서 직접 조회하고 코드를 보고하십시오.</translation>
        </message>
        <message>
            <source>The gateway refused the check-in.</source>
            <translation>시스템이 접수를 받지 않았습니다.</translation>
        </message>
        <message>
            <source>Read the reason with `kiosk outbox list`, correct the data and retry.</source>
            <translation>`kiosk outbox list`로 이유를 확인하고 데이터를 고친 뒤 다시 보내십시오.</translation>
        </message>
        <message>
            <source>The gateway calls our request malformed (205).</source>
            <translation>시스템이 요청의 형식이 맞지 않다고 합니다(205).</translation>
        </message>
        <message>
            <source>A fault in this program: report it with the log of the day.</source>
            <translation>이 프로그램의 결함입니다. 오늘의 로그와 함께 보고하십시오.</translation>
        </message>
        <message>
            <source>The gateway knows no insurance card of this person (050).</source>
            <translation>시스템에 이 분의 보험증이 없습니다(050).</translation>
        </message>
        <message>
            <source>Ask for the insurance card or number; otherwise receive as self-paying.</source>
            <translation>보험증이나 번호를 요청하고, 없으면 본인 부담으로 접수하십시오.</translation>
        </message>
        <message>
            <source>The insurance card number is wrong (051, 052, 053).</source>
            <translation>보험증 번호가 맞지 않습니다(051, 052, 053).</translation>
        </message>
        <message>
            <source>Compare the number with the card and type it anew.</source>
            <translation>번호를 보험증과 대조하고 다시 입력하십시오.</translation>
        </message>
        <message>
            <source>The name at social insurance differs from the card's (060, 061).</source>
            <translation>사회보험의 이름이 카드와 다릅니다(060, 061).</translation>
        </message>
        <message>
            <source>Put the person on the data-cleaning list; receive by hand.</source>
            <translation>이 분을 데이터 정비 목록에 올리고 수작업으로 접수하십시오.</translation>
        </message>
        <message>
            <source>The birth date at social insurance differs from the card's (070).</source>
            <translation>사회보험의 생년월일이 카드와 다릅니다(070).</translation>
        </message>
        <message>
            <source>The insurance card has expired (010).</source>
            <translation>보험증이 만료되었습니다(010).</translation>
        </message>
        <message>
            <source>Tell how to renew; receive as self-paying meanwhile.</source>
            <translation>갱신 방법을 알려 드리고, 그동안 본인 부담으로 접수하십시오.</translation>
        </message>
        <message>
            <source>The insurance card was revoked (110).</source>
            <translation>보험증이 회수되었습니다(110).</translation>
        </message>
        <message>
            <source>Ask social insurance for the reason; receive as self-paying meanwhile.</source>
            <translation>사회보험에 이유를 문의하고, 그동안 본인 부담으로 접수하십시오.</translation>
        </message>
        <message>
            <source>The insurance card was reported decreased (120 to 124).</source>
            <translation>보험증이 자격 상실로 신고되었습니다(120&#xa0;124).</translation>
        </message>
        <message>
            <source>Ask employer or commune about the contribution; receive as self-paying meanwhile.</source>
            <translation>납부에 관해 직장이나 동사무소에 문의하고, 그동안 본인 부담으로 접수하십시오.</translation>
        </message>
        <message>
            <source>A child who has no card yet (130).</source>
            <translation>아직 보험증이 없는 어린이입니다(130).</translation>
        </message>
        <message>
            <source>Receive with birth certificate as the rules for children under six say.</source>
            <translation>여섯 살 미만 어린이의 규정에 따라 출생증명서로 접수하십시오.</translation>
        </message>
        <message>
            <source>The card is managed by the insurance of Defence or Public Security (001, 002).</source>
            <translation>국방 또는 공안의 보험이 관리하는 보험증입니다(001, 002).</translation>
        </message>
        <message>
            <source>Check insurance card and ID paper by eye.</source>
            <translation>보험증과 신분증을 눈으로 확인하십시오.</translation>
        </message>
        <message>
            <source>The gateway's certificate is not trusted, or none of its issuers is a pinned one.</source>
            <translation>시스템의 인증서를 신뢰할 수 없거나 발급자가 고정된 것이 아닙니다.</translation>
        </message>
        <message>
            <source>Check date and time of this machine and its certificate authorities; nothing was sent. If the issuer has changed, correct gateway.issuer_pins.</source>
            <translation>기기의 날짜와 시각, 인증 기관을 확인하십시오. 아무것도 보내지 않았습니다. 발급자가 바뀌었으면 gateway.issuer_pins를 고치십시오.</translation>
        </message>
        <message>
            <source>The person asked for help.</source>
            <translation>도움을 요청했습니다.</translation>
        </message>
        <message>
            <source>Go to the person; the screen shows the step reached.</source>
            <translation>그분에게 가십시오. 화면에 어느 단계인지 나옵니다.</translation>
        </message>
        <message>
            <source>A card was left on the reader.</source>
            <translation>판독기에 카드가 남아 있습니다.</translation>
        </message>
        <message>
            <source>Take the card from the reader and keep it for its holder.</source>
            <translation>카드를 판독기에서 꺼내 주인을 위해 보관하십시오.</translation>
        </message>
        <message>
            <source>The dossier is not of this person, or was handed out or withdrawn before.</source>
            <translation>이 서류는 본인의 것이 아니거나 이미 교부 또는 철회되었습니다.</translation>
        </message>
        <message>
            <source>Search for its number: the list shows how far it has come.</source>
            <translation>번호로 검색하십시오. 목록에 진행 상태가 표시됩니다.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer is not connected or reports an error.</source>
            <translation>번호표가 인쇄되지 않음: 프린터가 연결되지 않았거나 오류를 알립니다.</translation>
        </message>
        <message>
            <source>Look at cable, cutter and lamp of the printer; the number is valid without paper.</source>
            <translation>프린터의 케이블, 절단기, 표시등을 확인하십시오. 종이가 없어도 번호는 유효합니다.</translation>
        </message>
        <message>
            <source>The printer did not answer in time: whether paper came out is not known.</source>
            <translation>프린터가 제때 응답하지 않음: 용지가 나왔는지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>Switch the printer off and on; the number is valid without paper.</source>
            <translation>프린터를 껐다가 다시 켜십시오. 번호는 종이 없이도 유효합니다.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the paper is used up.</source>
            <translation>번호표가 인쇄되지 않음: 용지가 떨어졌습니다.</translation>
        </message>
        <message>
            <source>Load paper, then print the last number again on the staff screen.</source>
            <translation>용지를 넣고 직원 화면에서 마지막 번호를 다시 인쇄하십시오.</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer's cover is open.</source>
            <translation>번호표가 인쇄되지 않음: 프린터 덮개가 열려 있습니다.</translation>
        </message>
        <message>
            <source>Close the cover, then print the last number again on the staff screen.</source>
            <translation>덮개를 닫고 직원 화면에서 마지막 번호를 다시 인쇄하십시오.</translation>
        </message>
    </context>
</TS>
