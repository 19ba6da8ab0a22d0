<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>Assisted</name>
    <message>
        <source>Please come to the counter, staff will help you at once</source>
        <translation>窓口へ​お越しください。​係員が​すぐに​お手伝いします</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>最初に戻る​</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>コード：​%1</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>I need help</source>
        <translation>係員を呼ぶ​</translation>
    </message>
    <message>
        <source>Use VNeID / QR code</source>
        <translation>VNeID&#xa0;/ QRコードを​使う</translation>
    </message>
    <message>
        <source>A card is still on the reader</source>
        <translation>読み取り機に​カードが​残っています</translation>
    </message>
    <message>
        <source>Please hand it to the staff at the counter.</source>
        <translation>窓口の​係員に​お渡しください。</translation>
    </message>
    <message>
        <source>Hello! Please lay your ID card on the reader</source>
        <translation>ようこそ。​身分証カードを​読み取り機に​置いてください</translation>
    </message>
    <message>
        <source>Or: use VNeID or a QR code.</source>
        <translation>VNeIDや​QRコードも​お使いに​なれます。</translation>
    </message>
    <message>
        <source>Hello! Please use VNeID or a QR code</source>
        <translation>ようこそ。​VNeIDか​QRコードを​お使いください</translation>
    </message>
    <message>
        <source>The card reader is resting.</source>
        <translation>カード読み取り機は​お休み中です。</translation>
    </message>
    <message>
        <source>Hello! Please come to the counter</source>
        <translation>ようこそ。​窓口へ​お越しください</translation>
    </message>
    <message>
        <source>Staff will receive you there.</source>
        <translation>係員が​ご案内します。</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>準備できています​</translation>
    </message>
    <message>
        <source>Limited service</source>
        <translation>一部のみ​ご利用いただけます</translation>
    </message>
</context>
<context>
    <name>CapturingFace</name>
    <message>
        <source>Your picture, live</source>
        <translation>ただいまの​映像</translation>
    </message>
    <message>
        <source>If this is hard for you, press “I need help”: staff will look instead.</source>
        <translation>難しい​場合は​「係員を​呼ぶ」を​押してください。​係員が​確認します。</translation>
    </message>
    <message>
        <source>Please look at the camera</source>
        <translation>カメラを​ご覧ください</translation>
    </message>
</context>
<context>
    <name>CardStage</name>
    <message>
        <source>Opening the card</source>
        <translation>カードに​接続</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>お名前など​</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真​</translation>
    </message>
    <message>
        <source>Authenticity check</source>
        <translation>真偽の確認​</translation>
    </message>
</context>
<context>
    <name>CheckingInsurance</name>
    <message>
        <source>Looking up your health insurance</source>
        <translation>健康保険を​確認しています</translation>
    </message>
    <message>
        <source>The insurance service may take a few seconds.</source>
        <translation>数秒​かかることが​あります。</translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>The glass is being cleaned</source>
        <translation>画面を​清掃しています</translation>
    </message>
    <message>
        <source>Touching has no effect for another %1 seconds.</source>
        <translation>あと​%1秒間、​画面に​触れても​反応しません。</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message>
        <source>Goodbye</source>
        <translation>お大事に​なさってください</translation>
    </message>
    <message>
        <source>Your details are being erased from this machine.</source>
        <translation>お客様の​情報を​この​機械から​消しています。</translation>
    </message>
</context>
<context>
    <name>Committing</name>
    <message>
        <source>Getting your number</source>
        <translation>番号を​お取りしています</translation>
    </message>
    <message>
        <source>Your visit is being registered.</source>
        <translation>受診を​登録しています。</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>The card is still on the reader</source>
        <translation>カードが​読み取り機に​残っています</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>来庁者に​確認する</translation>
    </message>
    <message>
        <source>We read the chip of your card and compare your face with its photo, only to make sure who you are. No picture is kept.</source>
        <translation>カードの​チップを読み、​顔を写真と​照合します。​ご本人の​確認だけに使い、​画像は​保存しません。</translation>
    </message>
    <message>
        <source>The person agrees to:</source>
        <translation>同意する​内容：</translation>
    </message>
    <message>
        <source>reading the chip of the card</source>
        <translation>カードの​チップの​読み取り</translation>
    </message>
    <message>
        <source>comparing the face</source>
        <translation>顔の照合</translation>
    </message>
    <message>
        <source>As ticked, go on</source>
        <translation>印のとおり​続ける</translation>
    </message>
    <message>
        <source>The person does not agree</source>
        <translation>同意しない</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>この受付を​終える</translation>
    </message>
    <message>
        <source>Go on with the code alone</source>
        <translation>コードだけで​続ける</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>カードを​読み取り機に​置く</translation>
    </message>
    <message>
        <source>The code is known; the chip proves it.</source>
        <translation>コードは​読めました。​チップが​証明します。</translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation>カードを読む</translation>
    </message>
    <message>
        <source>Show the card&apos;s QR code to the camera</source>
        <translation>カードの​QRコードを​カメラに向ける</translation>
    </message>
    <message>
        <source>Or the back of the card, or type the digits below.</source>
        <translation>カードの裏面か、​下の数字の​入力でも​読めます。</translation>
    </message>
    <message>
        <source>No card lies on the reader yet.</source>
        <translation>読み取り機に​カードが​ありません。</translation>
    </message>
    <message>
        <source>These digits do not open the card. Please compare them with the card.</source>
        <translation>この数字では​カードが​開きません。​カードと​見比べてください。</translation>
    </message>
    <message>
        <source>This code is of another kind.</source>
        <translation>これは​別の種類の​コードです。</translation>
    </message>
    <message>
        <source>Last six digits of the ID number</source>
        <translation>身分証番号の​下6桁</translation>
    </message>
    <message>
        <source>Stop, decide by hand</source>
        <translation>止めて​人が判断する</translation>
    </message>
    <message>
        <source>The card was lifted too early</source>
        <translation>カードが​早く離れました</translation>
    </message>
    <message>
        <source>Lay the same card back on the reader: the reading goes on.</source>
        <translation>同じカードを​読み取り機に​戻すと、​読み取りが​続きます。</translation>
    </message>
    <message>
        <source>A code was read</source>
        <translation>コードを​読みました</translation>
    </message>
    <message>
        <source>The visit goes on without a chip.</source>
        <translation>チップなしで​続けます。</translation>
    </message>
    <message>
        <source>The faces are being compared</source>
        <translation>顔を​照合しています</translation>
    </message>
    <message>
        <source>Insurance is being looked up</source>
        <translation>健康保険を​照会しています</translation>
    </message>
    <message>
        <source>The gateway may take a few seconds.</source>
        <translation>保険の窓口は​数秒かかる​ことがあります。</translation>
    </message>
    <message>
        <source>It is being kept</source>
        <translation>保存しています</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>送信しています</translation>
    </message>
    <message>
        <source>Hand the card back</source>
        <translation>カードを返す</translation>
    </message>
    <message>
        <source>As soon as it is off the reader, the counter is ready for the next person.</source>
        <translation>カードが​離れると、​次の方を​受け付けます。</translation>
    </message>
    <message>
        <source>The chip is being read</source>
        <translation>チップを​読んでいます</translation>
    </message>
    <message>
        <source>Try %1: the card must lie still.</source>
        <translation>%1回目：​カードを​動かさないで​ください。</translation>
    </message>
    <message>
        <source>The card must lie still on the reader.</source>
        <translation>カードを​読み取り機の​上で動かさないで​ください。</translation>
    </message>
    <message>
        <source>The person looks into the camera</source>
        <translation>来庁者が​カメラを見る</translation>
    </message>
    <message>
        <source>Tell the person:</source>
        <translation>伝えること：</translation>
    </message>
    <message>
        <source>Good pictures: %1 of %2</source>
        <translation>良い画像：%1/%2</translation>
    </message>
    <message>
        <source>Is this visit still going on?</source>
        <translation>この受付は​続いていますか？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>In %1 seconds it ends, and what is not confirmed is erased. Any key goes on.</source>
        <translation>%1秒で終わり、​確定していない​内容は消えます。​どのキーでも​続きます。</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>カメラの画像</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>身分証</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Health insurance</source>
        <translation>健康保険</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>まだ誰か​わかりません</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>全部表示</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>番号 %1</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>成り立たない</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>判断できない</translation>
    </message>
    <message>
        <source>not in this chip</source>
        <translation>チップにない</translation>
    </message>
    <message>
        <source>Data intact</source>
        <translation>データの完全性</translation>
    </message>
    <message>
        <source>Genuine issuer</source>
        <translation>発行者</translation>
    </message>
    <message>
        <source>Active authentication</source>
        <translation>能動認証</translation>
    </message>
    <message>
        <source>Chip authentication</source>
        <translation>チップ認証</translation>
    </message>
    <message>
        <source>No document read yet</source>
        <translation>まだ身分証を​読んでいません</translation>
    </message>
    <message>
        <source>Identity proven by the chip</source>
        <translation>身元は​チップで証明</translation>
    </message>
    <message>
        <source>Chip intact, its issuer not established</source>
        <translation>チップは完全、​発行者は未確認</translation>
    </message>
    <message>
        <source>Identity vouched for by staff</source>
        <translation>身元は​職員が保証</translation>
    </message>
    <message>
        <source>Identity as a code says, not proven</source>
        <translation>身元はコードの​記載、​未証明</translation>
    </message>
    <message>
        <source>Read from the chip</source>
        <translation>チップから</translation>
    </message>
    <message>
        <source>Read from the QR code of the card</source>
        <translation>カードの​QRから</translation>
    </message>
    <message>
        <source>Read from VNeID</source>
        <translation>VNeIDから</translation>
    </message>
    <message>
        <source>Read from the insurance card&apos;s code</source>
        <translation>保険証の​コードから</translation>
    </message>
    <message>
        <source>Typed in by staff</source>
        <translation>職員が入力</translation>
    </message>
    <message>
        <source>Faces not compared</source>
        <translation>顔は未照合</translation>
    </message>
    <message>
        <source>Same person as in the chip</source>
        <translation>チップの写真と​同じ人</translation>
    </message>
    <message>
        <source>Not recognised: compare by eye</source>
        <translation>見分けられず：​目で照合</translation>
    </message>
    <message>
        <source>Alike, but liveness is open: compare by eye</source>
        <translation>似ていますが​生体は未確定：​目で照合</translation>
    </message>
    <message>
        <source>Compared by eye</source>
        <translation>目で照合済み</translation>
    </message>
    <message>
        <source>Score %1, needed %2</source>
        <translation>得点%1、​必要%2</translation>
    </message>
    <message>
        <source>Insurance not looked up</source>
        <translation>保険は未照会</translation>
    </message>
    <message>
        <source>Insurance could not be looked up</source>
        <translation>保険を​照会できません</translation>
    </message>
    <message>
        <source>Insurance to be looked at</source>
        <translation>保険の確認が​必要</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1生</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>sex not stated</source>
        <translation>性別の記載なし</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>result ready</source>
        <translation>結果あり</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>交付済み</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1開庁日</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1開庁日</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>あれば</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1部</translation>
    </message>
    <message>
        <source>1 copy</source>
        <translation>1部</translation>
    </message>
    <message>
        <source>It did not work yet</source>
        <translation>まだ​できていません</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>何と照合​しましたか？</translation>
    </message>
    <message>
        <source>What does the document say?</source>
        <translation>身分証の記載は？</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身分証番号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日​</translation>
    </message>
    <message>
        <source>You may compare the person yourself and vouch for them.</source>
        <translation>ご自分で照合し、​保証する​ことができます。</translation>
    </message>
    <message>
        <source>You may type in what the document says.</source>
        <translation>身分証の記載を​入力できます。</translation>
    </message>
    <message>
        <source>Type in the document</source>
        <translation>記載を入力</translation>
    </message>
    <message>
        <source>Verify by hand</source>
        <translation>手で確認</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>You vouch for this person with your name; it is put on record.</source>
        <translation>お名前で​この方を保証し、​記録に残ります。</translation>
    </message>
    <message>
        <source>Which examination?</source>
        <translation>どの診察ですか？</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>診療</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>部屋</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手数料</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>Received first by law</source>
        <translation>法による優先</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Draw a number</source>
        <translation>番号を取る</translation>
    </message>
    <message>
        <source>By age this person is received first.</source>
        <translation>この方の​ご年齢により​優先です。</translation>
    </message>
    <message>
        <source>This person has a number of today</source>
        <translation>この方は​今日の番号を​お持ちです</translation>
    </message>
    <message>
        <source>Drawn at %1</source>
        <translation>発行 %1</translation>
    </message>
    <message>
        <source>Another examination</source>
        <translation>ほかの診察</translation>
    </message>
    <message>
        <source>Print this number again</source>
        <translation>この番号を​再印刷</translation>
    </message>
    <message>
        <source>The number is drawn</source>
        <translation>番号を​取りました</translation>
    </message>
    <message>
        <source>People ahead: %1</source>
        <translation>前の人数：%1</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>次の方</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>番号札を​印刷しました。</translation>
    </message>
    <message>
        <source>The printer gave no slip: tell the person the number.</source>
        <translation>番号札が​出ていません。​番号を​伝えてください。</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>番号札を​印刷しています。</translation>
    </message>
    <message>
        <source>This is no number or date that documents have. Please look once more.</source>
        <translation>身分証にある​番号や日付の​形では​ありません。​もう一度​見てください。</translation>
    </message>
    <message>
        <source>ID number: 12 digits, 9 digits, or a letter and 7 digits</source>
        <translation>番号：12桁、9桁、​または英字と7桁</translation>
    </message>
    <message>
        <source>Date of birth: day/month/year, or the year</source>
        <translation>生年月日：​日/月/年、​または年</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>As the document says</source>
        <translation>記載のとおり</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>All devices work</source>
        <translation>すべて正常</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>未送信：%1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>差し戻し：%1</translation>
    </message>
    <message>
        <source>A card is still on the reader: whose is it?</source>
        <translation>読み取り機に​カードが​残っています。​どなたの​ものですか？</translation>
    </message>
    <message>
        <source>Lay the person&apos;s ID card on the reader</source>
        <translation>来庁者の​身分証を​読み取り機に​置く</translation>
    </message>
    <message>
        <source>Or show the camera the QR code of the card, of VNeID or of the insurance card.</source>
        <translation>または、​カード、​VNeID、​保険証の​QRコードを​カメラに向けます。</translation>
    </message>
    <message>
        <source>Begin without a card</source>
        <translation>カードなしで​始める</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>Number, last four of the ID, or name; empty: all of today</source>
        <translation>番号、​身分証の下4桁、​または氏名。​空欄は​今日のすべて</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>申請者</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>手続き</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>交付予定</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>一覧を閉じる</translation>
    </message>
    <message>
        <source>The result has come in</source>
        <translation>結果が届いた</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>受領証を再印刷</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>検索中</translation>
    </message>
    <message>
        <source>Names and numbers are shown only while a search is open.</source>
        <translation>氏名と番号は​検索中だけ​表示します。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>見つかりません。</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>該当：%1</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>受領証を​印刷しています。</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>消去済み</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>分野：%1</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>交付予定 %1</translation>
    </message>
    <message>
        <source>Fee: %1</source>
        <translation>手数料：%1</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>提出書類</translation>
    </message>
    <message>
        <source>Note, for the office alone (at most %1 characters)</source>
        <translation>内部メモ​（%1字まで）</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>すべてに印</translation>
    </message>
    <message>
        <source>Take in, give a receipt</source>
        <translation>受理し、​受領証を出す</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>不足：%1</translation>
    </message>
    <message>
        <source>The dossier is taken in</source>
        <translation>書類を​受理しました</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>受領番号</translation>
    </message>
    <message>
        <source>Result on %1</source>
        <translation>結果は%1</translation>
    </message>
    <message>
        <source>Received at %1</source>
        <translation>受理 %1</translation>
    </message>
    <message>
        <source>QR code of the receipt number</source>
        <translation>受領番号の​QRコード</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再印刷</translation>
    </message>
    <message>
        <source>Something else for this person</source>
        <translation>この方の​ほかの用件</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>受領証を​印刷しました。</translation>
    </message>
    <message>
        <source>The printer gave no receipt: look at paper and cover, then print again.</source>
        <translation>受領証が​出ていません。​用紙とカバーを​確かめて​再印刷してください。</translation>
    </message>
    <message>
        <source>The counter is starting</source>
        <translation>窓口を​起動しています</translation>
    </message>
    <message>
        <source>Devices and database are being tested.</source>
        <translation>機器とデータを​点検しています。</translation>
    </message>
    <message>
        <source>Everything personal is being erased</source>
        <translation>個人の情報を​消しています</translation>
    </message>
    <message>
        <source>Nobody can be received here now</source>
        <translation>今はここで​受け付けられません</translation>
    </message>
    <message>
        <source>It tests itself again every few seconds.</source>
        <translation>数秒ごとに​点検します。</translation>
    </message>
    <message>
        <source>The counter is locked</source>
        <translation>窓口は​ロック中</translation>
    </message>
    <message>
        <source>Sign in with your PIN to receive people.</source>
        <translation>PINで​サインインして​受付を始めます。</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>What does the person come for?</source>
        <translation>ご用件は？</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>書類を受ける</translation>
    </message>
    <message>
        <source>Hand out a result</source>
        <translation>結果を渡す</translation>
    </message>
    <message>
        <source>Check in for an examination</source>
        <translation>診察の受付</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>手続きを探す</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>手続き</translation>
    </message>
    <message>
        <source>Dossiers of this person</source>
        <translation>この方の書類</translation>
    </message>
    <message>
        <source>Ask for the insurance again</source>
        <translation>保険を再照会</translation>
    </message>
    <message>
        <source>The person takes it back</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Receive this dossier</source>
        <translation>この書類を​受ける</translation>
    </message>
    <message>
        <source>Find a procedure: type a part of its name, field or code</source>
        <translation>手続きを探す：​名前、分野、​コードの​一部を入力</translation>
    </message>
    <message>
        <source>This person&apos;s dossiers are being looked for.</source>
        <translation>この方の書類を​探しています。</translation>
    </message>
    <message>
        <source>No dossier of this person is open here.</source>
        <translation>この方の​書類は​ありません。</translation>
    </message>
    <message>
        <source>No, back</source>
        <translation>いいえ、戻る</translation>
    </message>
    <message>
        <source>Hand out this result</source>
        <translation>この結果を渡す</translation>
    </message>
    <message>
        <source>The result of %1 is handed out.</source>
        <translation>%1の結果を​渡しました。</translation>
    </message>
    <message>
        <source>%1 is taken back by the person.</source>
        <translation>%1は​取り下げられました。</translation>
    </message>
    <message>
        <source>Is the result of %1 in the person&apos;s hands?</source>
        <translation>%1の結果を​ご本人に​渡しましたか？</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>はい、​渡しました</translation>
    </message>
    <message>
        <source>Does the person take all papers of %1 back?</source>
        <translation>%1の書類を​すべて​取り下げますか？</translation>
    </message>
    <message>
        <source>Yes, taken back</source>
        <translation>はい、​取り下げます</translation>
    </message>
    <message>
        <source>Is everything done for this person?</source>
        <translation>この方の用件は​すべて​済みましたか？</translation>
    </message>
    <message>
        <source>Yes, next person</source>
        <translation>はい、​次の方</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>You are registered. Your insurance record is sent by itself.</source>
        <translation>受付しました。​保険の​記録は​後ほど​自動で​送られます。</translation>
    </message>
    <message>
        <source>Registration confirmed.</source>
        <translation>受付が​確認されました。</translation>
    </message>
    <message>
        <source>Your number is valid. Please stop at the counter, staff will look at the record.</source>
        <translation>番号は​有効です。​窓口に​お立ち寄りください。​係員が​記録を​確認します。</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Local database</source>
        <translation>本機の​データベース</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>カード読み取り機​</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ​</translation>
    </message>
    <message>
        <source>Insurance gateway</source>
        <translation>保険審査システム​</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>プリンター​</translation>
    </message>
</context>
<context>
    <name>FaceHint</name>
    <message>
        <source>Very good, please hold still</source>
        <translation>そのまま​動かずに​お待ちください</translation>
    </message>
    <message>
        <source>Please hold still</source>
        <translation>動かずに​お待ちください</translation>
    </message>
    <message>
        <source>Please stand in front of the camera</source>
        <translation>カメラの前に​お立ちください</translation>
    </message>
    <message>
        <source>One person at a time, please</source>
        <translation>お一人ずつ​カメラの前に​お立ちください</translation>
    </message>
    <message>
        <source>A little closer</source>
        <translation>もう​少し​近づいてください</translation>
    </message>
    <message>
        <source>A little further back</source>
        <translation>もう​少し​下がってください</translation>
    </message>
    <message>
        <source>Move into the middle of the frame</source>
        <translation>枠の​真ん中へ​お願いします</translation>
    </message>
    <message>
        <source>Please take off the mask for a moment</source>
        <translation>少しの​間​マスクを​お外しください</translation>
    </message>
    <message>
        <source>Look straight ahead</source>
        <translation>正面を​ご覧ください</translation>
    </message>
    <message>
        <source>It is a little dark here</source>
        <translation>ここは​少し​暗いようです</translation>
    </message>
    <message>
        <source>It is a little bright here</source>
        <translation>ここは​少し​まぶしいようです</translation>
    </message>
    <message>
        <source>Please turn towards the light</source>
        <translation>明るい方へ​顔を​向けてください</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <translation>カメラの​方を​ご覧ください</translation>
    </message>
</context>
<context>
    <name>FaceMotion</name>
    <message>
        <source>Slowly turn your head to the left</source>
        <translation>ゆっくり左を​向いてください</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right</source>
        <translation>ゆっくり右を​向いてください</translation>
    </message>
    <message>
        <source>Please blink once</source>
        <translation>一度まばたきを​してください</translation>
    </message>
    <message>
        <source>Please bring your face closer</source>
        <translation>お顔を​もう​少し​近づけてください</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Large text</source>
        <translation>大きな文字​</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>くっきり​表示</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>係員を呼ぶ​</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ​</translation>
    </message>
    <message>
        <source>Staff are called</source>
        <translation>係員を​呼びました</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>係員​</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語​</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる​</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>DD/MM/YYYY</source>
        <translation>YYYY年M月D日</translation>
    </message>
    <message>
        <source>%1 ₫</source>
        <translation>%1 ドン​</translation>
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
        <translation>まだ​いらっしゃいますか？</translation>
    </message>
    <message>
        <source>Otherwise your details will be erased.</source>
        <translation>ご返事が​なければ、​情報を​消します。</translation>
    </message>
    <message>
        <source>I am still here (%1)</source>
        <translation>まだ​使います​（%1）</translation>
    </message>
</context>
<context>
    <name>Insurance</name>
    <message>
        <source>Staff will look at the card once more.</source>
        <translation>係員が​もう​一度​保険証を​確認します。</translation>
    </message>
    <message>
        <source>Your insurance could not be looked up yet</source>
        <translation>健康保険を​まだ​確認できていません</translation>
    </message>
    <message>
        <source>You are received all the same. Staff will check again.</source>
        <translation>このまま​受付できます。​係員が​後ほど​確認します。</translation>
    </message>
    <message>
        <source>You are received all the same.</source>
        <translation>このまま​受付できます。</translation>
    </message>
    <message>
        <source>Staff will look at your insurance</source>
        <translation>係員が​保険を​確認します</translation>
    </message>
    <message>
        <source>Health insurance is valid</source>
        <translation>健康保険は​有効です</translation>
    </message>
    <message>
        <source>Health insurance valid from %1 to %2</source>
        <translation>健康保険の​有効期間：​%1～%2</translation>
    </message>
    <message>
        <source>Health insurance valid until %1</source>
        <translation>健康保険は​%1まで​有効です</translation>
    </message>
    <message>
        <source>%1, covers %2</source>
        <translation>%1​（給付割合&#xa0;%2）</translation>
    </message>
</context>
<context>
    <name>InsuranceNotice</name>
    <message>
        <source>A visit at another hospital is still open: please stop at the counter.</source>
        <translation>ほかの​病院での​受診が​まだ​終わっていません。​窓口に​お立ち寄りください。</translation>
    </message>
    <message>
        <source>You registered here today at %1 already: the counter prints your number again.</source>
        <translation>本日​ %1 に​こちらで​受付済みです。​窓口で​番号を​再印刷します。</translation>
    </message>
    <message>
        <source>The card ends on %1: renew it at work, at the collection agent or in the VssID app.</source>
        <translation>保険証の​期限は​%1です。​勤務先、​取扱窓口、​または VssID アプリで​更新できます。</translation>
    </message>
    <message>
        <source>A new card was issued to you; it is the one used today.</source>
        <translation>新しい​保険証が​発行されています。​本日は​新しい​保険証を​使います。</translation>
    </message>
    <message>
        <source>A new card was issued to you.</source>
        <translation>新しい​保険証が​発行されています。</translation>
    </message>
    <message>
        <source>A new card was issued to you; it begins on %1.</source>
        <translation>新しい​保険証が​発行されています。​%1から​有効です。</translation>
    </message>
    <message>
        <source>You are registered at another facility: staff will tell your share.</source>
        <translation>ほかの​医療機関に​ご登録です。​給付割合は​係員が​ご説明します。</translation>
    </message>
    <message>
        <source>You are registered at this hospital.</source>
        <translation>この​病院に​ご登録されています。</translation>
    </message>
    <message>
        <source>You come on the right route.</source>
        <translation>所定の​経路での​受診です。</translation>
    </message>
    <message>
        <source>Insured for five years without a break.</source>
        <translation>5年以上​続けて​ご加入です。</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase</source>
        <translation>消す​</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Digits typed: %1</source>
        <translation>入力した​数字：​%1桁</translation>
    </message>
</context>
<context>
    <name>Matching</name>
    <message>
        <source>Thank you, one moment please</source>
        <translation>ありがとう​ございます。​少し​お待ちください</translation>
    </message>
    <message>
        <source>Comparing with the photo in the card.</source>
        <translation>カードの​写真と​比べています。</translation>
    </message>
</context>
<context>
    <name>NeedKey</name>
    <message>
        <source>Please lay your card on the reader</source>
        <translation>カードを​読み取り機に​置いてください</translation>
    </message>
    <message>
        <source>Flat, and let it lie there.</source>
        <translation>平らに​置き、​そのままに​してください。</translation>
    </message>
    <message>
        <source>I only have the QR code</source>
        <translation>QRコードしか​ありません</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>カメラの​映像</translation>
    </message>
    <message>
        <source>Show the camera the card&apos;s QR code or its back</source>
        <translation>カードの​QRコードか​裏面を​カメラに​見せてください</translation>
    </message>
    <message>
        <source>or type the last 6 digits of the ID number</source>
        <translation>または​身分証番号の​下6桁を​入力してください</translation>
    </message>
    <message>
        <source>The card did not open yet</source>
        <translation>カードを​まだ​読み取れていません</translation>
    </message>
    <message>
        <source>Please try the card or the 6 digits again</source>
        <translation>カードを​もう​一度​見せるか、​6桁を​入力し直してください</translation>
    </message>
    <message>
        <source>Please show the card&apos;s QR code</source>
        <translation>カードの​QRコードを​見せてください</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Sensitive data, for this visit</source>
        <translation>要配慮の​情報です。​今回の​受診だけに​使います</translation>
    </message>
    <message>
        <source>You may read my card&apos;s chip</source>
        <translation>カードの​ICチップの​読み取りに​同意</translation>
    </message>
    <message>
        <source>You may compare my face</source>
        <translation>顔の​照合に​同意</translation>
    </message>
    <message>
        <source>I would rather see staff</source>
        <translation>係員に​相談したい</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>同意します​</translation>
    </message>
    <message>
        <source>We will read your card and compare your face with its photo</source>
        <translation>カードを​読み取り、​お顔を​カードの​写真と​比べます</translation>
    </message>
    <message>
        <source>Only to make sure the right person is seen. No picture is kept.</source>
        <translation>ご本人の​確認だけに​使います。​映像は​保存しません。</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>This machine is being checked</source>
        <translation>この​機械は​点検中です</translation>
    </message>
    <message>
        <source>Please go to counter number 1.</source>
        <translation>1番の​窓口へ​お越しください。</translation>
    </message>
</context>
<context>
    <name>PutCardBack</name>
    <message>
        <source>The card was lifted early</source>
        <translation>カードが​少し​早く​離れました</translation>
    </message>
    <message>
        <source>Please put the card back as it was.</source>
        <translation>カードを​元のように​置いてください。</translation>
    </message>
</context>
<context>
    <name>QrIdentified</name>
    <message>
        <source>Hello, %1</source>
        <translation>%1&#xa0;様、​こんにちは</translation>
    </message>
    <message>
        <source>The code is read. If you have your card with you, please lay it on the reader.</source>
        <translation>コードを​読み取りました。​カードを​お持ちでしたら、​読み取り機に​置いてください。</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>done</source>
        <translation>済み​</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>作業中​</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>これから​</translation>
    </message>
    <message>
        <source>Reading the card, please keep still</source>
        <translation>カードを​読み取っています。​動かさないでください</translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation>%1&#xa0;様、​こんにちは</translation>
    </message>
    <message>
        <source>Trying once more, please let the card lie.</source>
        <translation>もう​一度​読み取っています。​カードは​そのままに​してください。</translation>
    </message>
    <message>
        <source>Please let the card lie on the reader.</source>
        <translation>カードを​読み取り機に​置いたままに​してください。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>born %1</source>
        <translation>%1年生まれ​</translation>
    </message>
    <message>
        <source>ID number %1</source>
        <translation>身分証番号​ %1</translation>
    </message>
    <message>
        <source>insurance card %1</source>
        <translation>保険証番号​ %1</translation>
    </message>
    <message>
        <source>Is this you?</source>
        <translation>ご本人で​いらっしゃいますか？</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>私ではありません​</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>はい、​進みます</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>Room %1</source>
        <translation>%1番診察室​</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>You are registered</source>
        <translation>受付しました​</translation>
    </message>
    <message>
        <source>Telling the insurance service. Your number comes in a moment.</source>
        <translation>保険の​窓口に​伝えています。​番号は​すぐに​出ます。</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>What brings you here today?</source>
        <translation>本日は​どちらを​受診されますか？</translation>
    </message>
    <message>
        <source>Which applies to you?</source>
        <translation>どれに​当たりますか？</translation>
    </message>
    <message>
        <source>More</source>
        <translation>ほかを見る​</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>優先なし​</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>待ち人なし</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1人待ち</translation>
    </message>
    <message>
        <source>I have priority</source>
        <translation>優先を​希望します</translation>
    </message>
    <message>
        <source>Severe disability</source>
        <translation>重度の障害​</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>妊娠中​</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>We would like to read your card and look at your face. Please choose on the screen.</source>
        <translation>カードを よみとり、 おかおを かくにん いたします。 がめんで おえらび ください。</translation>
    </message>
    <message>
        <source>Please show the square code on your card to the camera.</source>
        <translation>カードの しかくい コードを、 カメラに みせて ください。</translation>
    </message>
    <message>
        <source>The card did not open yet. Please show the code again.</source>
        <translation>カードを まだ よみとれて いません。 もういちど コードを みせて ください。</translation>
    </message>
    <message>
        <source>Please lay your card flat on the reader.</source>
        <translation>カードを よみとりきの うえに、 たいらに おいて ください。</translation>
    </message>
    <message>
        <source>Reading the card. Please let it lie.</source>
        <translation>カードを よみとって います。 そのまま おまち ください。</translation>
    </message>
    <message>
        <source>Please put the card back on the reader.</source>
        <translation>カードを よみとりきに もどして ください。</translation>
    </message>
    <message>
        <source>The code is read. If you have your card, lay it on the reader.</source>
        <translation>コードを よみとりました。 カードが あれば、 よみとりきに おいて ください。</translation>
    </message>
    <message>
        <source>Please look at the camera and hold still.</source>
        <translation>カメラを みて、 うごかずに おまち ください。</translation>
    </message>
    <message>
        <source>Slowly turn your head to the left.</source>
        <translation>ゆっくり ひだりを むいて ください。</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right.</source>
        <translation>ゆっくり みぎを むいて ください。</translation>
    </message>
    <message>
        <source>Please blink once.</source>
        <translation>いちど まばたきを して ください。</translation>
    </message>
    <message>
        <source>Please bring your face closer.</source>
        <translation>おかおを もうすこし ちかづけて ください。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>すこし おまち ください。</translation>
    </message>
    <message>
        <source>Looking up your health insurance. One moment, please.</source>
        <translation>けんこう ほけんを かくにん して います。 すこし おまち ください。</translation>
    </message>
    <message>
        <source>Please look at the screen. Are these your details?</source>
        <translation>がめんを ごらん ください。 ごじしんの じょうほう ですか？</translation>
    </message>
    <message>
        <source>Please choose on the screen what brings you here today.</source>
        <translation>ほんじつの ごようけんを、 がめんで おえらび ください。</translation>
    </message>
    <message>
        <source>You are registered. Your number is %1.</source>
        <translation>うけつけ いたしました。 ばんごうは、 %1 です。</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>カードを おとり ください。</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>カードが まだ よみとりきに あります。 おとり ください。</translation>
    </message>
    <message>
        <source>Are you still there? Please touch the screen.</source>
        <translation>まだ いらっしゃいますか？ がめんに さわって ください。</translation>
    </message>
    <message>
        <source>Please come to the counter. Staff will help you at once.</source>
        <translation>まどぐちへ おこし ください。 かかりいんが すぐに おてつだい します。</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Photo in the chip</source>
        <translation>チップの​写真</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <translation>係員：%1​</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>終了​</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>ただいまの​映像</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>この機械​</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>受付を​続ける</translation>
    </message>
    <message>
        <source>Compared, right person</source>
        <translation>照合済み、​本人です</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>何と​見比べましたか？</translation>
    </message>
    <message>
        <source>Print the last number again</source>
        <translation>最後の​番号を​再印刷</translation>
    </message>
    <message>
        <source>Clean the glass</source>
        <translation>画面を清掃​</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>プログラムを​終了</translation>
    </message>
    <message>
        <source>The kiosk ends. What is not sent yet stays here and is sent after the next start.</source>
        <translation>プログラムを​終了します。​未送信の​ものは​本機に​残り、​次の​起動後に​送られます。</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>今すぐ​終了</translation>
    </message>
    <message>
        <source>No photo to show here: compare with the printed one.</source>
        <translation>表示できる​写真が​ありません。​カードに​印刷された​写真と​見比べてください。</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>来院者は​まだ​特定されていません</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る​</translation>
    </message>
    <message>
        <source>Nothing is wrong with this visit.</source>
        <translation>今回の​受付に​問題は​ありません。</translation>
    </message>
    <message>
        <source>With the photo in the chip</source>
        <translation>チップの​写真</translation>
    </message>
    <message>
        <source>With the photo printed on the card</source>
        <translation>カードに​印刷された​写真</translation>
    </message>
    <message>
        <source>With another document</source>
        <translation>ほかの書類​</translation>
    </message>
    <message>
        <source>A child with a guardian, document seen</source>
        <translation>保護者同伴の​お子さま、​書類確認済み</translation>
    </message>
    <message>
        <source>Stopped at: face</source>
        <translation>止まった​段階：​お顔</translation>
    </message>
    <message>
        <source>Stopped at: insurance and service</source>
        <translation>止まった​段階：​保険と​診療</translation>
    </message>
    <message>
        <source>Stopped at: consent</source>
        <translation>止まった​段階：​同意</translation>
    </message>
    <message>
        <source>Stopped at: card</source>
        <translation>止まった​段階：​カード</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常​</translation>
    </message>
    <message>
        <source>What is not sent yet is not known.</source>
        <translation>未送信の​件数は​不明です。</translation>
    </message>
    <message>
        <source>Not sent yet: %1. Refused: %2.</source>
        <translation>未送信：​%1。​受け取られず：​%2。</translation>
    </message>
    <message>
        <source>The oldest waits since %1.</source>
        <translation>最も​古い​ものは %1 から​待っています。</translation>
    </message>
    <message>
        <source>The last number is being printed.</source>
        <translation>最後の​番号を​印刷しています。</translation>
    </message>
    <message>
        <source>The last number was printed.</source>
        <translation>最後の​番号を​印刷しました。</translation>
    </message>
    <message>
        <source>The printer does not print. Please look at paper and cover.</source>
        <translation>印刷できません。​用紙と​カバーを​確認してください。</translation>
    </message>
    <message>
        <source>There is no number to print yet.</source>
        <translation>印刷できる​番号は​まだ​ありません。</translation>
    </message>
</context>
<context>
    <name>StaffDoor</name>
    <message>
        <source>Staff: your PIN</source>
        <translation>係員：​PINコードを​入力</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる​</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait %1 seconds.</source>
        <translation>PINコードが​何度か​違いました。​%1秒​お待ちください。</translation>
    </message>
    <message>
        <source>Not this PIN. Please try again.</source>
        <translation>PINコードが​違います。​もう​一度​入力してください。</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Getting ready</source>
        <translation>準備しています​</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>数秒​お待ちください。</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Card</source>
        <translation>カード​</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>お顔​</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保険​</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号​</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>4段階の​うち​%1：​%2</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>Please take your card</source>
        <translation>カードを​お取りください</translation>
    </message>
    <message>
        <source>Your card is still on the reader</source>
        <translation>カードが​まだ​読み取り機の​上に​あります</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>お客様の​番号：​%1</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>QR code of your visit</source>
        <translation>受診の​QRコード</translation>
    </message>
    <message>
        <source>I have my number</source>
        <translation>番号を​確認しました</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>お客様の​番号</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>次に​お呼びします</translation>
    </message>
    <message>
        <source>1 person before you</source>
        <translation>前に​1人お待ちです</translation>
    </message>
    <message>
        <source>%1 people before you</source>
        <translation>前に​%1人​お待ちです</translation>
    </message>
    <message>
        <source>Please take the paper slip.</source>
        <translation>番号票を​お取りください。</translation>
    </message>
    <message>
        <source>Please note the number on the screen.</source>
        <translation>画面の​番号を​お控えください。</translation>
    </message>
    <message>
        <source>The paper slip is being printed.</source>
        <translation>番号票を​印刷しています。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先​</translation>
    </message>
</context>
<context>
    <name>TodaysNumber</name>
    <message>
        <source>You already have a number today</source>
        <translation>本日の​番号を​すでに​お持ちです</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>ほかの診療​</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>もう​一度​印刷</translation>
    </message>
</context>
</TS>
