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
