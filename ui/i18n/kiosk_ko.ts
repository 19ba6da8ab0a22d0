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
    <name>Counter</name>
    <message>
        <source>The card is still on the reader</source>
        <translation>카드가 아직 판독기 위에 있습니다</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>방문자에게 묻기</translation>
    </message>
    <message>
        <source>We read the chip of your card and compare your face with its photo, only to make sure who you are. No picture is kept.</source>
        <translation>카드 칩을 읽고 얼굴을 사진과 비교합니다. 본인 확인에만 쓰며 사진은 저장하지 않습니다.</translation>
    </message>
    <message>
        <source>The person agrees to:</source>
        <translation>방문자가 동의하는 것:</translation>
    </message>
    <message>
        <source>reading the chip of the card</source>
        <translation>카드 칩 읽기</translation>
    </message>
    <message>
        <source>comparing the face</source>
        <translation>얼굴 비교</translation>
    </message>
    <message>
        <source>As ticked, go on</source>
        <translation>표시한 대로 계속</translation>
    </message>
    <message>
        <source>The person does not agree</source>
        <translation>동의하지 않음</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>이 방문 끝내기</translation>
    </message>
    <message>
        <source>Go on with the code alone</source>
        <translation>코드만으로 계속</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>카드를 판독기에 놓으십시오</translation>
    </message>
    <message>
        <source>The code is known; the chip proves it.</source>
        <translation>코드를 읽었습니다. 칩이 이를 증명합니다.</translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation>카드 읽기</translation>
    </message>
    <message>
        <source>Show the card&apos;s QR code to the camera</source>
        <translation>카드의 QR 코드를 카메라에 보이십시오</translation>
    </message>
    <message>
        <source>Or the back of the card, or type the digits below.</source>
        <translation>카드 뒷면을 보이거나 아래에 숫자를 입력해도 됩니다.</translation>
    </message>
    <message>
        <source>No card lies on the reader yet.</source>
        <translation>판독기에 아직 카드가 없습니다.</translation>
    </message>
    <message>
        <source>These digits do not open the card. Please compare them with the card.</source>
        <translation>이 숫자로는 카드가 열리지 않습니다. 카드와 대조하십시오.</translation>
    </message>
    <message>
        <source>This code is of another kind.</source>
        <translation>다른 종류의 코드입니다.</translation>
    </message>
    <message>
        <source>Last six digits of the ID number</source>
        <translation>신분증 번호 끝 여섯 자리</translation>
    </message>
    <message>
        <source>Stop, decide by hand</source>
        <translation>멈추고 직접 판단</translation>
    </message>
    <message>
        <source>The card was lifted too early</source>
        <translation>카드를 너무 일찍 들었습니다</translation>
    </message>
    <message>
        <source>Lay the same card back on the reader: the reading goes on.</source>
        <translation>같은 카드를 다시 놓으면 읽기가 이어집니다.</translation>
    </message>
    <message>
        <source>A code was read</source>
        <translation>코드를 읽었습니다</translation>
    </message>
    <message>
        <source>The visit goes on without a chip.</source>
        <translation>칩 없이 계속합니다.</translation>
    </message>
    <message>
        <source>The faces are being compared</source>
        <translation>얼굴을 비교하고 있습니다</translation>
    </message>
    <message>
        <source>Insurance is being looked up</source>
        <translation>건강보험을 조회하고 있습니다</translation>
    </message>
    <message>
        <source>The gateway may take a few seconds.</source>
        <translation>보험 게이트웨이가 몇 초 걸릴 수 있습니다.</translation>
    </message>
    <message>
        <source>It is being kept</source>
        <translation>저장하고 있습니다</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>보내고 있습니다</translation>
    </message>
    <message>
        <source>Hand the card back</source>
        <translation>카드를 돌려주십시오</translation>
    </message>
    <message>
        <source>As soon as it is off the reader, the counter is ready for the next person.</source>
        <translation>카드를 떼면 다음 사람을 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>The chip is being read</source>
        <translation>칩을 읽고 있습니다</translation>
    </message>
    <message>
        <source>Try %1: the card must lie still.</source>
        <translation>%1번째: 카드를 움직이지 마십시오.</translation>
    </message>
    <message>
        <source>The card must lie still on the reader.</source>
        <translation>카드를 판독기 위에 그대로 두십시오.</translation>
    </message>
    <message>
        <source>The person looks into the camera</source>
        <translation>방문자가 카메라를 봅니다</translation>
    </message>
    <message>
        <source>Tell the person:</source>
        <translation>방문자에게 전할 말:</translation>
    </message>
    <message>
        <source>Good pictures: %1 of %2</source>
        <translation>좋은 사진: %1/%2</translation>
    </message>
    <message>
        <source>Is this visit still going on?</source>
        <translation>이 방문이 계속되고 있습니까?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>In %1 seconds it ends, and what is not confirmed is erased. Any key goes on.</source>
        <translation>%1초 뒤에 끝나고 확인하지 않은 것은 지워집니다. 아무 키나 누르면 계속됩니다.</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>카메라 화면</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>신분증</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Health insurance</source>
        <translation>건강보험</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>아직 확인된 사람이 없습니다</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>번호 %1</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>성립하지 않음</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>판단할 수 없음</translation>
    </message>
    <message>
        <source>not in this chip</source>
        <translation>칩에 없음</translation>
    </message>
    <message>
        <source>Data intact</source>
        <translation>데이터 무결성</translation>
    </message>
    <message>
        <source>Genuine issuer</source>
        <translation>발급 기관</translation>
    </message>
    <message>
        <source>Active authentication</source>
        <translation>능동 인증</translation>
    </message>
    <message>
        <source>Chip authentication</source>
        <translation>칩 인증</translation>
    </message>
    <message>
        <source>No document read yet</source>
        <translation>아직 읽은 신분증이 없습니다</translation>
    </message>
    <message>
        <source>Identity proven by the chip</source>
        <translation>칩으로 신원 증명됨</translation>
    </message>
    <message>
        <source>Chip intact, its issuer not established</source>
        <translation>칩은 온전하나 발급 기관 미확인</translation>
    </message>
    <message>
        <source>Identity vouched for by staff</source>
        <translation>직원이 신원 보증</translation>
    </message>
    <message>
        <source>Identity as a code says, not proven</source>
        <translation>코드에 적힌 신원, 증명되지 않음</translation>
    </message>
    <message>
        <source>Read from the chip</source>
        <translation>칩에서 읽음</translation>
    </message>
    <message>
        <source>Read from the QR code of the card</source>
        <translation>카드 QR에서 읽음</translation>
    </message>
    <message>
        <source>Read from VNeID</source>
        <translation>VNeID에서 읽음</translation>
    </message>
    <message>
        <source>Read from the insurance card&apos;s code</source>
        <translation>보험증 코드에서 읽음</translation>
    </message>
    <message>
        <source>Typed in by staff</source>
        <translation>직원이 입력</translation>
    </message>
    <message>
        <source>Faces not compared</source>
        <translation>얼굴 비교 안 함</translation>
    </message>
    <message>
        <source>Same person as in the chip</source>
        <translation>칩 사진과 같은 사람</translation>
    </message>
    <message>
        <source>Not recognised: compare by eye</source>
        <translation>알아보지 못함: 눈으로 비교</translation>
    </message>
    <message>
        <source>Alike, but liveness is open: compare by eye</source>
        <translation>닮았으나 실제 사람인지 미확정: 눈으로 비교</translation>
    </message>
    <message>
        <source>Compared by eye</source>
        <translation>눈으로 비교함</translation>
    </message>
    <message>
        <source>Score %1, needed %2</source>
        <translation>점수 %1, 기준 %2</translation>
    </message>
    <message>
        <source>Insurance not looked up</source>
        <translation>보험 조회 안 함</translation>
    </message>
    <message>
        <source>Insurance could not be looked up</source>
        <translation>보험을 조회하지 못함</translation>
    </message>
    <message>
        <source>Insurance to be looked at</source>
        <translation>보험 확인 필요</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1생</translation>
    </message>
    <message>
        <source>male</source>
        <translation>남</translation>
    </message>
    <message>
        <source>female</source>
        <translation>여</translation>
    </message>
    <message>
        <source>sex not stated</source>
        <translation>성별 표기 없음</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>처리 중</translation>
    </message>
    <message>
        <source>result ready</source>
        <translation>결과 있음</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>교부됨</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>당일</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1근무일</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1근무일</translation>
    </message>
    <message>
        <source>required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>있으면</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1부</translation>
    </message>
    <message>
        <source>1 copy</source>
        <translation>1부</translation>
    </message>
    <message>
        <source>It did not work yet</source>
        <translation>아직 되지 않았습니다</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>무엇과 비교했습니까?</translation>
    </message>
    <message>
        <source>What does the document say?</source>
        <translation>신분증에 무엇이라고 적혀 있습니까?</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>신분증 번호</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>You may compare the person yourself and vouch for them.</source>
        <translation>직접 비교하고 보증할 수 있습니다.</translation>
    </message>
    <message>
        <source>You may type in what the document says.</source>
        <translation>신분증에 적힌 것을 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>Type in the document</source>
        <translation>신분증 입력</translation>
    </message>
    <message>
        <source>Verify by hand</source>
        <translation>직접 확인</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>You vouch for this person with your name; it is put on record.</source>
        <translation>본인 이름으로 이 사람을 보증하며 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Which examination?</source>
        <translation>어떤 진료입니까?</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>진료</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Received first by law</source>
        <translation>법에 따른 우선</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Draw a number</source>
        <translation>번호 뽑기</translation>
    </message>
    <message>
        <source>By age this person is received first.</source>
        <translation>이 사람은 나이로 우선입니다.</translation>
    </message>
    <message>
        <source>This person has a number of today</source>
        <translation>이 사람은 오늘 번호가 있습니다</translation>
    </message>
    <message>
        <source>Drawn at %1</source>
        <translation>발급 %1</translation>
    </message>
    <message>
        <source>Another examination</source>
        <translation>다른 진료</translation>
    </message>
    <message>
        <source>Print this number again</source>
        <translation>이 번호 다시 인쇄</translation>
    </message>
    <message>
        <source>The number is drawn</source>
        <translation>번호를 뽑았습니다</translation>
    </message>
    <message>
        <source>People ahead: %1</source>
        <translation>앞사람: %1</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>다음 사람</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>번호표를 인쇄했습니다.</translation>
    </message>
    <message>
        <source>The printer gave no slip: tell the person the number.</source>
        <translation>번호표가 나오지 않았습니다. 번호를 말해 주십시오.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>번호표를 인쇄하고 있습니다.</translation>
    </message>
    <message>
        <source>This is no number or date that documents have. Please look once more.</source>
        <translation>신분증에 있을 수 있는 번호나 날짜가 아닙니다. 다시 보십시오.</translation>
    </message>
    <message>
        <source>ID number: 12 digits, 9 digits, or a letter and 7 digits</source>
        <translation>번호: 12자리, 9자리, 또는 글자와 7자리</translation>
    </message>
    <message>
        <source>Date of birth: day/month/year, or the year</source>
        <translation>생년월일: 일/월/년 또는 연도</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>As the document says</source>
        <translation>신분증과 같음</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>All devices work</source>
        <translation>모든 장치 정상</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>미전송: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>반려: %1</translation>
    </message>
    <message>
        <source>A card is still on the reader: whose is it?</source>
        <translation>판독기에 카드가 있습니다. 누구의 것입니까?</translation>
    </message>
    <message>
        <source>Lay the person&apos;s ID card on the reader</source>
        <translation>방문자의 신분증을 판독기에 놓으십시오</translation>
    </message>
    <message>
        <source>Or show the camera the QR code of the card, of VNeID or of the insurance card.</source>
        <translation>또는 카드, VNeID, 보험증의 QR 코드를 카메라에 보이십시오.</translation>
    </message>
    <message>
        <source>Begin without a card</source>
        <translation>카드 없이 시작</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>서류</translation>
    </message>
    <message>
        <source>Number, last four of the ID, or name; empty: all of today</source>
        <translation>번호, 신분증 끝 네 자리 또는 이름. 비우면 오늘 전체</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>신청인</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>절차</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>교부 예정</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>목록 닫기</translation>
    </message>
    <message>
        <source>The result has come in</source>
        <translation>결과 도착</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>접수증 다시 인쇄</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>검색 중</translation>
    </message>
    <message>
        <source>Names and numbers are shown only while a search is open.</source>
        <translation>이름과 번호는 검색 중에만 보입니다.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>찾음: %1</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>접수증을 인쇄하고 있습니다.</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>분야: %1</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>교부 예정 %1</translation>
    </message>
    <message>
        <source>Fee: %1</source>
        <translation>수수료: %1</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>제출 서류</translation>
    </message>
    <message>
        <source>Note, for the office alone (at most %1 characters)</source>
        <translation>내부 메모 (최대 %1자)</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>모두 표시</translation>
    </message>
    <message>
        <source>Take in, give a receipt</source>
        <translation>접수하고 접수증 발급</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>부족: %1</translation>
    </message>
    <message>
        <source>The dossier is taken in</source>
        <translation>서류를 접수했습니다</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>접수 번호</translation>
    </message>
    <message>
        <source>Result on %1</source>
        <translation>결과 %1</translation>
    </message>
    <message>
        <source>Received at %1</source>
        <translation>접수 %1</translation>
    </message>
    <message>
        <source>QR code of the receipt number</source>
        <translation>접수 번호 QR 코드</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>다시 인쇄</translation>
    </message>
    <message>
        <source>Something else for this person</source>
        <translation>이 사람의 다른 용무</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>접수증을 인쇄했습니다.</translation>
    </message>
    <message>
        <source>The printer gave no receipt: look at paper and cover, then print again.</source>
        <translation>접수증이 나오지 않았습니다. 용지와 덮개를 보고 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The counter is starting</source>
        <translation>창구를 시작하고 있습니다</translation>
    </message>
    <message>
        <source>Devices and database are being tested.</source>
        <translation>장치와 데이터베이스를 점검하고 있습니다.</translation>
    </message>
    <message>
        <source>Everything personal is being erased</source>
        <translation>개인 정보를 지우고 있습니다</translation>
    </message>
    <message>
        <source>Nobody can be received here now</source>
        <translation>지금은 여기서 접수할 수 없습니다</translation>
    </message>
    <message>
        <source>It tests itself again every few seconds.</source>
        <translation>몇 초마다 다시 점검합니다.</translation>
    </message>
    <message>
        <source>The counter is locked</source>
        <translation>창구가 잠겨 있습니다</translation>
    </message>
    <message>
        <source>Sign in with your PIN to receive people.</source>
        <translation>PIN으로 로그인하면 접수를 시작합니다.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>What does the person come for?</source>
        <translation>무슨 일로 왔습니까?</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>서류 접수</translation>
    </message>
    <message>
        <source>Hand out a result</source>
        <translation>결과 교부</translation>
    </message>
    <message>
        <source>Check in for an examination</source>
        <translation>진료 접수</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>절차 찾기</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>분야</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>절차</translation>
    </message>
    <message>
        <source>Dossiers of this person</source>
        <translation>이 사람의 서류</translation>
    </message>
    <message>
        <source>Ask for the insurance again</source>
        <translation>보험 다시 조회</translation>
    </message>
    <message>
        <source>The person takes it back</source>
        <translation>서류 철회</translation>
    </message>
    <message>
        <source>Receive this dossier</source>
        <translation>이 서류 접수</translation>
    </message>
    <message>
        <source>Find a procedure: type a part of its name, field or code</source>
        <translation>절차 찾기: 이름, 분야, 코드의 일부를 입력</translation>
    </message>
    <message>
        <source>This person&apos;s dossiers are being looked for.</source>
        <translation>이 사람의 서류를 찾고 있습니다.</translation>
    </message>
    <message>
        <source>No dossier of this person is open here.</source>
        <translation>이 사람의 진행 중인 서류가 없습니다.</translation>
    </message>
    <message>
        <source>No, back</source>
        <translation>아니요, 뒤로</translation>
    </message>
    <message>
        <source>Hand out this result</source>
        <translation>이 결과 교부</translation>
    </message>
    <message>
        <source>The result of %1 is handed out.</source>
        <translation>%1의 결과를 교부했습니다.</translation>
    </message>
    <message>
        <source>%1 is taken back by the person.</source>
        <translation>%1 서류가 철회되었습니다.</translation>
    </message>
    <message>
        <source>Is the result of %1 in the person&apos;s hands?</source>
        <translation>%1의 결과를 본인에게 건넸습니까?</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>예, 건넸습니다</translation>
    </message>
    <message>
        <source>Does the person take all papers of %1 back?</source>
        <translation>%1의 모든 서류를 철회합니까?</translation>
    </message>
    <message>
        <source>Yes, taken back</source>
        <translation>예, 철회합니다</translation>
    </message>
    <message>
        <source>Is everything done for this person?</source>
        <translation>이 사람의 용무가 모두 끝났습니까?</translation>
    </message>
    <message>
        <source>Yes, next person</source>
        <translation>예, 다음 사람</translation>
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
        <source>Nobody is waiting</source>
        <translation>대기자 없음</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1명 대기</translation>
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
