<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Assisted</name>
    <message>
        <source>Please come to the counter, staff will help you at once</source>
        <translation>창구로 오시면 직원이 바로 도와드리겠습니다</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>코드: %1</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>I need help</source>
        <translation>도움이 필요합니다</translation>
    </message>
    <message>
        <source>Use VNeID / QR code</source>
        <translation>VNeID&#xa0;/ QR코드 사용</translation>
    </message>
    <message>
        <source>A card is still on the reader</source>
        <translation>판독기에 카드가 남아 있습니다</translation>
    </message>
    <message>
        <source>Please hand it to the staff at the counter.</source>
        <translation>창구 직원에게 전해 주십시오.</translation>
    </message>
    <message>
        <source>Hello! Please lay your ID card on the reader</source>
        <translation>안녕하세요! 신분증을 판독기에 올려 주십시오</translation>
    </message>
    <message>
        <source>Or: use VNeID or a QR code.</source>
        <translation>VNeID나 QR코드도 사용하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Hello! Please use VNeID or a QR code</source>
        <translation>안녕하세요! VNeID나 QR코드를 사용해 주십시오</translation>
    </message>
    <message>
        <source>The card reader is resting.</source>
        <translation>카드 판독기는 쉬고 있습니다.</translation>
    </message>
    <message>
        <source>Hello! Please come to the counter</source>
        <translation>안녕하세요! 창구로 와 주십시오</translation>
    </message>
    <message>
        <source>Staff will receive you there.</source>
        <translation>직원이 안내해 드리겠습니다.</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>준비되었습니다</translation>
    </message>
    <message>
        <source>Limited service</source>
        <translation>일부만 이용 가능합니다</translation>
    </message>
</context>
<context>
    <name>CapturingFace</name>
    <message>
        <source>Your picture, live</source>
        <translation>지금 보이는 모습</translation>
    </message>
    <message>
        <source>If this is hard for you, press “I need help”: staff will look instead.</source>
        <translation>어려우시면 “도움이 필요합니다”를 눌러 주십시오. 직원이 확인해 드립니다.</translation>
    </message>
    <message>
        <source>Please look at the camera</source>
        <translation>카메라를 봐 주십시오</translation>
    </message>
</context>
<context>
    <name>CardStage</name>
    <message>
        <source>Opening the card</source>
        <translation>카드 연결</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Authenticity check</source>
        <translation>진위 확인</translation>
    </message>
</context>
<context>
    <name>CheckingInsurance</name>
    <message>
        <source>Looking up your health insurance</source>
        <translation>건강보험을 조회하고 있습니다</translation>
    </message>
    <message>
        <source>The insurance service may take a few seconds.</source>
        <translation>몇 초 걸릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>The glass is being cleaned</source>
        <translation>화면을 닦고 있습니다</translation>
    </message>
    <message>
        <source>Touching has no effect for another %1 seconds.</source>
        <translation>앞으로 %1초 동안은 눌러도 반응하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message>
        <source>Goodbye</source>
        <translation>안녕히 가십시오</translation>
    </message>
    <message>
        <source>Your details are being erased from this machine.</source>
        <translation>고객님의 정보를 이 기기에서 지우고 있습니다.</translation>
    </message>
</context>
<context>
    <name>Committing</name>
    <message>
        <source>Getting your number</source>
        <translation>번호를 받고 있습니다</translation>
    </message>
    <message>
        <source>Your visit is being registered.</source>
        <translation>진료를 접수하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>You are registered. Your insurance record is sent by itself.</source>
        <translation>접수되었습니다. 보험 기록은 나중에 자동으로 전송됩니다.</translation>
    </message>
    <message>
        <source>Registration confirmed.</source>
        <translation>접수가 확인되었습니다.</translation>
    </message>
    <message>
        <source>Your number is valid. Please stop at the counter, staff will look at the record.</source>
        <translation>번호는 유효합니다. 창구에 들러 주시면 직원이 기록을 확인해 드립니다.</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Local database</source>
        <translation>기기 데이터베이스</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>카드 판독기</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Insurance gateway</source>
        <translation>보험 심사 시스템</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>프린터</translation>
    </message>
</context>
<context>
    <name>FaceHint</name>
    <message>
        <source>Very good, please hold still</source>
        <translation>좋습니다, 그대로 계십시오</translation>
    </message>
    <message>
        <source>Please hold still</source>
        <translation>그대로 계십시오</translation>
    </message>
    <message>
        <source>Please stand in front of the camera</source>
        <translation>카메라 앞에 서 주십시오</translation>
    </message>
    <message>
        <source>One person at a time, please</source>
        <translation>한 번에 한 분씩 서 주십시오</translation>
    </message>
    <message>
        <source>A little closer</source>
        <translation>조금 더 가까이 와 주십시오</translation>
    </message>
    <message>
        <source>A little further back</source>
        <translation>조금만 뒤로 가 주십시오</translation>
    </message>
    <message>
        <source>Move into the middle of the frame</source>
        <translation>화면 가운데로 와 주십시오</translation>
    </message>
    <message>
        <source>Please take off the mask for a moment</source>
        <translation>잠시 마스크를 벗어 주십시오</translation>
    </message>
    <message>
        <source>Look straight ahead</source>
        <translation>정면을 봐 주십시오</translation>
    </message>
    <message>
        <source>It is a little dark here</source>
        <translation>이곳이 조금 어둡습니다</translation>
    </message>
    <message>
        <source>It is a little bright here</source>
        <translation>이곳이 조금 눈부십니다</translation>
    </message>
    <message>
        <source>Please turn towards the light</source>
        <translation>밝은 쪽으로 얼굴을 돌려 주십시오</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <translation>카메라를 바라봐 주십시오</translation>
    </message>
</context>
<context>
    <name>FaceMotion</name>
    <message>
        <source>Slowly turn your head to the left</source>
        <translation>천천히 왼쪽으로 고개를 돌려 주십시오</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right</source>
        <translation>천천히 오른쪽으로 고개를 돌려 주십시오</translation>
    </message>
    <message>
        <source>Please blink once</source>
        <translation>눈을 한 번 깜빡여 주십시오</translation>
    </message>
    <message>
        <source>Please bring your face closer</source>
        <translation>얼굴을 조금 더 가까이 해 주십시오</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Large text</source>
        <translation>큰 글씨</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>도움이 필요합니다</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움</translation>
    </message>
    <message>
        <source>Staff are called</source>
        <translation>직원을 불렀습니다</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>직원</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>DD/MM/YYYY</source>
        <translation>YYYY년 M월 D일</translation>
    </message>
    <message>
        <source>%1 ₫</source>
        <translation>%1동</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>아직 계십니까?</translation>
    </message>
    <message>
        <source>Otherwise your details will be erased.</source>
        <translation>안 계시면 정보를 지우겠습니다.</translation>
    </message>
    <message>
        <source>I am still here (%1)</source>
        <translation>아직 있습니다 (%1)</translation>
    </message>
</context>
<context>
    <name>Insurance</name>
    <message>
        <source>Staff will look at the card once more.</source>
        <translation>직원이 보험증을 한 번 더 확인합니다.</translation>
    </message>
    <message>
        <source>Your insurance could not be looked up yet</source>
        <translation>건강보험을 아직 조회하지 못했습니다</translation>
    </message>
    <message>
        <source>You are received all the same. Staff will check again.</source>
        <translation>그대로 접수해 드립니다. 직원이 다시 확인하겠습니다.</translation>
    </message>
    <message>
        <source>You are received all the same.</source>
        <translation>그대로 접수해 드립니다.</translation>
    </message>
    <message>
        <source>Staff will look at your insurance</source>
        <translation>직원이 보험을 확인해 드립니다</translation>
    </message>
    <message>
        <source>Health insurance is valid</source>
        <translation>건강보험이 유효합니다</translation>
    </message>
    <message>
        <source>Health insurance valid from %1 to %2</source>
        <translation>건강보험 유효 기간: %1부터 %2까지</translation>
    </message>
    <message>
        <source>Health insurance valid until %1</source>
        <translation>건강보험이 %1까지 유효합니다</translation>
    </message>
    <message>
        <source>%1, covers %2</source>
        <translation>%1 (보장 비율&#xa0;%2)</translation>
    </message>
</context>
<context>
    <name>InsuranceNotice</name>
    <message>
        <source>A visit at another hospital is still open: please stop at the counter.</source>
        <translation>다른 병원의 진료가 아직 끝나지 않았습니다: 창구에 들러 주십시오.</translation>
    </message>
    <message>
        <source>You registered here today at %1 already: the counter prints your number again.</source>
        <translation>오늘 %1에 이미 접수하셨습니다: 창구에서 번호를 다시 출력해 드립니다.</translation>
    </message>
    <message>
        <source>The card ends on %1: renew it at work, at the collection agent or in the VssID app.</source>
        <translation>보험증이 %1에 만료됩니다: 직장, 수납 대행처 또는 VssID 앱에서 갱신해 주십시오.</translation>
    </message>
    <message>
        <source>A new card was issued to you; it is the one used today.</source>
        <translation>새 보험증이 발급되었으며, 오늘은 새 보험증을 사용합니다.</translation>
    </message>
    <message>
        <source>A new card was issued to you.</source>
        <translation>새 보험증이 발급되었습니다.</translation>
    </message>
    <message>
        <source>A new card was issued to you; it begins on %1.</source>
        <translation>새 보험증이 발급되었으며, %1부터 유효합니다.</translation>
    </message>
    <message>
        <source>You are registered at another facility: staff will tell your share.</source>
        <translation>다른 의료기관에 등록되어 있습니다: 보장 비율은 직원이 알려 드립니다.</translation>
    </message>
    <message>
        <source>You are registered at this hospital.</source>
        <translation>이 병원에 등록되어 있습니다.</translation>
    </message>
    <message>
        <source>You come on the right route.</source>
        <translation>규정된 경로의 진료입니다.</translation>
    </message>
    <message>
        <source>Insured for five years without a break.</source>
        <translation>5년 이상 계속 가입하셨습니다.</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Digits typed: %1</source>
        <translation>입력한 숫자: %1자리</translation>
    </message>
</context>
<context>
    <name>Matching</name>
    <message>
        <source>Thank you, one moment please</source>
        <translation>감사합니다, 잠시만 기다려 주십시오</translation>
    </message>
    <message>
        <source>Comparing with the photo in the card.</source>
        <translation>카드의 사진과 비교하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>NeedKey</name>
    <message>
        <source>Please lay your card on the reader</source>
        <translation>카드를 판독기에 올려 주십시오</translation>
    </message>
    <message>
        <source>Flat, and let it lie there.</source>
        <translation>평평하게 놓고 그대로 두십시오.</translation>
    </message>
    <message>
        <source>I only have the QR code</source>
        <translation>QR코드만 있습니다</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>카메라에 보이는 모습</translation>
    </message>
    <message>
        <source>Show the camera the card&apos;s QR code or its back</source>
        <translation>카드의 QR코드나 뒷면을 카메라에 보여 주십시오</translation>
    </message>
    <message>
        <source>or type the last 6 digits of the ID number</source>
        <translation>또는 신분증 번호의 마지막 6자리를 입력해 주십시오</translation>
    </message>
    <message>
        <source>The card did not open yet</source>
        <translation>카드를 아직 읽지 못했습니다</translation>
    </message>
    <message>
        <source>Please try the card or the 6 digits again</source>
        <translation>카드를 다시 보여 주시거나 6자리를 다시 입력해 주십시오</translation>
    </message>
    <message>
        <source>Please show the card&apos;s QR code</source>
        <translation>카드의 QR코드를 보여 주십시오</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Sensitive data, for this visit</source>
        <translation>민감 정보, 이번 진료에만 사용</translation>
    </message>
    <message>
        <source>You may read my card&apos;s chip</source>
        <translation>카드 칩 읽기에 동의</translation>
    </message>
    <message>
        <source>You may compare my face</source>
        <translation>얼굴 비교에 동의</translation>
    </message>
    <message>
        <source>I would rather see staff</source>
        <translation>직원과 상담하겠습니다</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>동의합니다</translation>
    </message>
    <message>
        <source>We will read your card and compare your face with its photo</source>
        <translation>카드를 읽고 얼굴을 카드의 사진과 비교하겠습니다</translation>
    </message>
    <message>
        <source>Only to make sure the right person is seen. No picture is kept.</source>
        <translation>본인 확인에만 사용합니다. 사진은 저장하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>This machine is being checked</source>
        <translation>기기를 점검하고 있습니다</translation>
    </message>
    <message>
        <source>Please go to counter number 1.</source>
        <translation>1번 창구로 가 주십시오.</translation>
    </message>
</context>
<context>
    <name>PutCardBack</name>
    <message>
        <source>The card was lifted early</source>
        <translation>카드가 조금 일찍 들렸습니다</translation>
    </message>
    <message>
        <source>Please put the card back as it was.</source>
        <translation>카드를 원래대로 놓아 주십시오.</translation>
    </message>
</context>
<context>
    <name>QrIdentified</name>
    <message>
        <source>Hello, %1</source>
        <translation>%1 님, 안녕하세요</translation>
    </message>
    <message>
        <source>The code is read. If you have your card with you, please lay it on the reader.</source>
        <translation>코드를 읽었습니다. 카드가 있으시면 판독기에 올려 주십시오.</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Reading the card, please keep still</source>
        <translation>카드를 읽고 있습니다, 그대로 두십시오</translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation>%1 님, 안녕하세요</translation>
    </message>
    <message>
        <source>Trying once more, please let the card lie.</source>
        <translation>다시 읽고 있습니다. 카드를 그대로 두십시오.</translation>
    </message>
    <message>
        <source>Please let the card lie on the reader.</source>
        <translation>카드를 판독기에 그대로 두십시오.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>born %1</source>
        <translation>%1년 출생</translation>
    </message>
    <message>
        <source>ID number %1</source>
        <translation>신분증 번호 %1</translation>
    </message>
    <message>
        <source>insurance card %1</source>
        <translation>보험증 번호 %1</translation>
    </message>
    <message>
        <source>Is this you?</source>
        <translation>본인이 맞으십니까?</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>제가 아닙니다</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>네, 계속합니다</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>Room %1</source>
        <translation>%1호실</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>You are registered</source>
        <translation>접수되었습니다</translation>
    </message>
    <message>
        <source>Telling the insurance service. Your number comes in a moment.</source>
        <translation>보험 기관에 알리고 있습니다. 곧 번호가 나옵니다.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>What brings you here today?</source>
        <translation>오늘 어떤 진료를 받으시겠습니까?</translation>
    </message>
    <message>
        <source>Which applies to you?</source>
        <translation>어디에 해당하십니까?</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>우선 대상 아님</translation>
    </message>
    <message>
        <source>I have priority</source>
        <translation>우선 대상입니다</translation>
    </message>
    <message>
        <source>Severe disability</source>
        <translation>중증 장애</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>임신 중</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>We would like to read your card and look at your face. Please choose on the screen.</source>
        <translation>카드를 읽고 얼굴을 확인하려고 합니다. 화면에서 선택해 주십시오.</translation>
    </message>
    <message>
        <source>Please show the square code on your card to the camera.</source>
        <translation>카드에 있는 네모난 코드를 카메라에 보여 주십시오.</translation>
    </message>
    <message>
        <source>The card did not open yet. Please show the code again.</source>
        <translation>카드를 아직 읽지 못했습니다. 코드를 다시 보여 주십시오.</translation>
    </message>
    <message>
        <source>Please lay your card flat on the reader.</source>
        <translation>카드를 판독기 위에 평평하게 올려 주십시오.</translation>
    </message>
    <message>
        <source>Reading the card. Please let it lie.</source>
        <translation>카드를 읽고 있습니다. 그대로 두십시오.</translation>
    </message>
    <message>
        <source>Please put the card back on the reader.</source>
        <translation>카드를 판독기에 다시 놓아 주십시오.</translation>
    </message>
    <message>
        <source>The code is read. If you have your card, lay it on the reader.</source>
        <translation>코드를 읽었습니다. 카드가 있으시면 판독기에 올려 주십시오.</translation>
    </message>
    <message>
        <source>Please look at the camera and hold still.</source>
        <translation>카메라를 보시고 그대로 계십시오.</translation>
    </message>
    <message>
        <source>Slowly turn your head to the left.</source>
        <translation>천천히 왼쪽으로 고개를 돌려 주십시오.</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right.</source>
        <translation>천천히 오른쪽으로 고개를 돌려 주십시오.</translation>
    </message>
    <message>
        <source>Please blink once.</source>
        <translation>눈을 한 번 깜빡여 주십시오.</translation>
    </message>
    <message>
        <source>Please bring your face closer.</source>
        <translation>얼굴을 조금 더 가까이 해 주십시오.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message>
        <source>Looking up your health insurance. One moment, please.</source>
        <translation>건강보험을 조회하고 있습니다. 잠시만 기다려 주십시오.</translation>
    </message>
    <message>
        <source>Please look at the screen. Are these your details?</source>
        <translation>화면을 봐 주십시오. 본인의 정보가 맞습니까?</translation>
    </message>
    <message>
        <source>Please choose on the screen what brings you here today.</source>
        <translation>오늘 받으실 진료를 화면에서 선택해 주십시오.</translation>
    </message>
    <message>
        <source>You are registered. Your number is %1.</source>
        <translation>접수되었습니다. 고객님의 번호는 %1 입니다.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>카드를 가져가 주십시오.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>카드가 아직 판독기 위에 있습니다. 가져가 주십시오.</translation>
    </message>
    <message>
        <source>Are you still there? Please touch the screen.</source>
        <translation>아직 계십니까? 화면을 눌러 주십시오.</translation>
    </message>
    <message>
        <source>Please come to the counter. Staff will help you at once.</source>
        <translation>창구로 오시면 직원이 바로 도와드리겠습니다.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Photo in the chip</source>
        <translation>칩에 있는 사진</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <translation>직원: %1</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>실시간 영상</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>접수 계속하기</translation>
    </message>
    <message>
        <source>Compared, right person</source>
        <translation>대조 완료, 본인임</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>무엇과 대조하셨습니까?</translation>
    </message>
    <message>
        <source>Print the last number again</source>
        <translation>마지막 번호 다시 출력</translation>
    </message>
    <message>
        <source>Clean the glass</source>
        <translation>화면 닦기</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>프로그램 끝내기</translation>
    </message>
    <message>
        <source>The kiosk ends. What is not sent yet stays here and is sent after the next start.</source>
        <translation>프로그램을 끝냅니다. 아직 보내지 않은 것은 기기에 남아 다음 시작 후에 전송됩니다.</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>지금 끝내기</translation>
    </message>
    <message>
        <source>No photo to show here: compare with the printed one.</source>
        <translation>표시할 사진이 없습니다: 카드에 인쇄된 사진과 대조하십시오.</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>아직 내원자를 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Nothing is wrong with this visit.</source>
        <translation>이번 접수에는 문제가 없습니다.</translation>
    </message>
    <message>
        <source>With the photo in the chip</source>
        <translation>칩에 있는 사진</translation>
    </message>
    <message>
        <source>With the photo printed on the card</source>
        <translation>카드에 인쇄된 사진</translation>
    </message>
    <message>
        <source>With another document</source>
        <translation>다른 서류</translation>
    </message>
    <message>
        <source>A child with a guardian, document seen</source>
        <translation>보호자와 함께 온 어린이, 서류 확인함</translation>
    </message>
    <message>
        <source>Stopped at: face</source>
        <translation>멈춘 단계: 얼굴</translation>
    </message>
    <message>
        <source>Stopped at: insurance and service</source>
        <translation>멈춘 단계: 보험과 진료</translation>
    </message>
    <message>
        <source>Stopped at: consent</source>
        <translation>멈춘 단계: 동의</translation>
    </message>
    <message>
        <source>Stopped at: card</source>
        <translation>멈춘 단계: 카드</translation>
    </message>
    <message>
        <source>works</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>What is not sent yet is not known.</source>
        <translation>보내지 않은 건수를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Not sent yet: %1. Refused: %2.</source>
        <translation>미전송: %1. 거부됨: %2.</translation>
    </message>
    <message>
        <source>The oldest waits since %1.</source>
        <translation>가장 오래된 것은 %1부터 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>The last number is being printed.</source>
        <translation>마지막 번호를 출력하고 있습니다.</translation>
    </message>
    <message>
        <source>The last number was printed.</source>
        <translation>마지막 번호를 출력했습니다.</translation>
    </message>
    <message>
        <source>The printer does not print. Please look at paper and cover.</source>
        <translation>프린터가 출력하지 않습니다. 용지와 덮개를 확인하십시오.</translation>
    </message>
    <message>
        <source>There is no number to print yet.</source>
        <translation>아직 출력할 번호가 없습니다.</translation>
    </message>
</context>
<context>
    <name>StaffDoor</name>
    <message>
        <source>Staff: your PIN</source>
        <translation>직원: PIN 입력</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait %1 seconds.</source>
        <translation>PIN이 여러 번 맞지 않았습니다. %1초 기다려 주십시오.</translation>
    </message>
    <message>
        <source>Not this PIN. Please try again.</source>
        <translation>PIN이 맞지 않습니다. 다시 입력해 주십시오.</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Getting ready</source>
        <translation>준비하고 있습니다</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>몇 초만 기다려 주십시오.</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Card</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>보험</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>4단계 중 %1단계: %2</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>Please take your card</source>
        <translation>카드를 가져가 주십시오</translation>
    </message>
    <message>
        <source>Your card is still on the reader</source>
        <translation>카드가 아직 판독기 위에 있습니다</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>고객님의 번호: %1</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>QR code of your visit</source>
        <translation>진료 QR코드</translation>
    </message>
    <message>
        <source>I have my number</source>
        <translation>번호를 확인했습니다</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>고객님의 번호</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>다음 차례입니다</translation>
    </message>
    <message>
        <source>1 person before you</source>
        <translation>앞에 1명이 계십니다</translation>
    </message>
    <message>
        <source>%1 people before you</source>
        <translation>앞에 %1명이 계십니다</translation>
    </message>
    <message>
        <source>Please take the paper slip.</source>
        <translation>번호표를 가져가 주십시오.</translation>
    </message>
    <message>
        <source>Please note the number on the screen.</source>
        <translation>화면의 번호를 적어 두십시오.</translation>
    </message>
    <message>
        <source>The paper slip is being printed.</source>
        <translation>번호표를 출력하고 있습니다.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>우선</translation>
    </message>
</context>
<context>
    <name>TodaysNumber</name>
    <message>
        <source>You already have a number today</source>
        <translation>오늘 이미 번호를 받으셨습니다</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>다른 진료</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>다시 출력</translation>
    </message>
</context>
</TS>
