<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Assisted</name>
    <message>
        <source>Please come to the counter, staff will help you at once</source>
        <translation>请​您​到​服务台，​工作人员​会​马上​帮助​您</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始​</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>代码：%1​</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>I need help</source>
        <translation>我需要帮助​</translation>
    </message>
    <message>
        <source>Use VNeID / QR code</source>
        <translation>使用&#xa0;VNeID&#xa0;/​ 二维码​</translation>
    </message>
    <message>
        <source>A card is still on the reader</source>
        <translation>读卡器​上​还有​一张​卡</translation>
    </message>
    <message>
        <source>Please hand it to the staff at the counter.</source>
        <translation>请​把​它​交给​服务台的​工作人员。</translation>
    </message>
    <message>
        <source>Hello! Please lay your ID card on the reader</source>
        <translation>您好！​请​把​身份证​放在​读卡器​上</translation>
    </message>
    <message>
        <source>Or: use VNeID or a QR code.</source>
        <translation>也可以使用​ VNeID 或二维码。​</translation>
    </message>
    <message>
        <source>Hello! Please use VNeID or a QR code</source>
        <translation>您好！​请​使用 VNeID 或二维码​</translation>
    </message>
    <message>
        <source>The card reader is resting.</source>
        <translation>读卡器​暂停​使用。</translation>
    </message>
    <message>
        <source>Hello! Please come to the counter</source>
        <translation>您好！​请​您​到​服务台</translation>
    </message>
    <message>
        <source>Staff will receive you there.</source>
        <translation>工作人员​会​在​那里​接待​您。</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>一切就绪​</translation>
    </message>
    <message>
        <source>Limited service</source>
        <translation>部分​功能​可用</translation>
    </message>
</context>
<context>
    <name>CapturingFace</name>
    <message>
        <source>Your picture, live</source>
        <translation>您的​实时​画面</translation>
    </message>
    <message>
        <source>If this is hard for you, press “I need help”: staff will look instead.</source>
        <translation>如果​不​方便，​请​按​“我​需要​帮助”，​由​工作人员​为​您​核对。</translation>
    </message>
    <message>
        <source>Please look at the camera</source>
        <translation>请看摄像头​</translation>
    </message>
</context>
<context>
    <name>CardStage</name>
    <message>
        <source>Opening the card</source>
        <translation>连接证件​</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>资料​</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片​</translation>
    </message>
    <message>
        <source>Authenticity check</source>
        <translation>真伪核验​</translation>
    </message>
</context>
<context>
    <name>CheckingInsurance</name>
    <message>
        <source>Looking up your health insurance</source>
        <translation>正在​查询​您的​医疗保险</translation>
    </message>
    <message>
        <source>The insurance service may take a few seconds.</source>
        <translation>医保​系统​可能​需要​几秒钟。</translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>The glass is being cleaned</source>
        <translation>正在​清洁​屏幕</translation>
    </message>
    <message>
        <source>Touching has no effect for another %1 seconds.</source>
        <translation>%1 秒​内​触摸​屏幕​不起作用。</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message>
        <source>Goodbye</source>
        <translation>再见，​祝您健康</translation>
    </message>
    <message>
        <source>Your details are being erased from this machine.</source>
        <translation>正在​从​本机​删除​您的​信息。</translation>
    </message>
</context>
<context>
    <name>Committing</name>
    <message>
        <source>Getting your number</source>
        <translation>正在​为​您​取​号</translation>
    </message>
    <message>
        <source>Your visit is being registered.</source>
        <translation>正在​登记​您的​就诊。</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>The card is still on the reader</source>
        <translation>证件仍在​读卡器上</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>询问办事人</translation>
    </message>
    <message>
        <source>We read the chip of your card and compare your face with its photo, only to make sure who you are. No picture is kept.</source>
        <translation>我们读取​证件芯片，​并将面部与​芯片照片比对，​仅用于​确认身份。​不保存​任何照片。</translation>
    </message>
    <message>
        <source>The person agrees to:</source>
        <translation>办事人同意：</translation>
    </message>
    <message>
        <source>reading the chip of the card</source>
        <translation>读取​证件芯片</translation>
    </message>
    <message>
        <source>comparing the face</source>
        <translation>面部比对</translation>
    </message>
    <message>
        <source>As ticked, go on</source>
        <translation>按勾选继续</translation>
    </message>
    <message>
        <source>The person does not agree</source>
        <translation>办事人​不同意</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>结束本次办理</translation>
    </message>
    <message>
        <source>Go on with the code alone</source>
        <translation>仅凭二维码​继续</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>请将证件​放在读卡器上</translation>
    </message>
    <message>
        <source>The code is known; the chip proves it.</source>
        <translation>已读到二维码；​由芯片证明。</translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation>读取证件</translation>
    </message>
    <message>
        <source>Show the card&apos;s QR code to the camera</source>
        <translation>将证件二维码​对准摄像头</translation>
    </message>
    <message>
        <source>Or the back of the card, or type the digits below.</source>
        <translation>或证件背面，​或在下方​输入数字。</translation>
    </message>
    <message>
        <source>No card lies on the reader yet.</source>
        <translation>读卡器上​还没有证件。</translation>
    </message>
    <message>
        <source>These digits do not open the card. Please compare them with the card.</source>
        <translation>这些数字​打不开证件。​请与证件核对。</translation>
    </message>
    <message>
        <source>This code is of another kind.</source>
        <translation>这是​另一种二维码。</translation>
    </message>
    <message>
        <source>Last six digits of the ID number</source>
        <translation>身份证号​后六位</translation>
    </message>
    <message>
        <source>Stop, decide by hand</source>
        <translation>停止，​人工处理</translation>
    </message>
    <message>
        <source>The card was lifted too early</source>
        <translation>证件​拿起过早</translation>
    </message>
    <message>
        <source>Lay the same card back on the reader: the reading goes on.</source>
        <translation>将同一证件​放回读卡器，​继续读取。</translation>
    </message>
    <message>
        <source>A code was read</source>
        <translation>已读取二维码</translation>
    </message>
    <message>
        <source>The visit goes on without a chip.</source>
        <translation>本次办理​不使用芯片。</translation>
    </message>
    <message>
        <source>The faces are being compared</source>
        <translation>正在比对面部</translation>
    </message>
    <message>
        <source>Insurance is being looked up</source>
        <translation>正在查询​医疗保险</translation>
    </message>
    <message>
        <source>The gateway may take a few seconds.</source>
        <translation>保险平台​可能需要​几秒钟。</translation>
    </message>
    <message>
        <source>It is being kept</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Hand the card back</source>
        <translation>归还证件</translation>
    </message>
    <message>
        <source>As soon as it is off the reader, the counter is ready for the next person.</source>
        <translation>证件离开​读卡器后，​即可接待​下一位。</translation>
    </message>
    <message>
        <source>The chip is being read</source>
        <translation>正在读取芯片</translation>
    </message>
    <message>
        <source>Try %1: the card must lie still.</source>
        <translation>第%1次：​证件须放稳。</translation>
    </message>
    <message>
        <source>The card must lie still on the reader.</source>
        <translation>证件须​在读卡器上​放稳。</translation>
    </message>
    <message>
        <source>The person looks into the camera</source>
        <translation>办事人​看向摄像头</translation>
    </message>
    <message>
        <source>Tell the person:</source>
        <translation>请告知办事人：</translation>
    </message>
    <message>
        <source>Good pictures: %1 of %2</source>
        <translation>合格图像：%1/%2</translation>
    </message>
    <message>
        <source>Is this visit still going on?</source>
        <translation>本次办理​是否继续？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>In %1 seconds it ends, and what is not confirmed is erased. Any key goes on.</source>
        <translation>%1秒后结束，​未确认的内容​将被清除。​按任意键继续。</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Health insurance</source>
        <translation>医疗保险</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>尚未识别身份</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>证件号%1</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>not in this chip</source>
        <translation>芯片中没有</translation>
    </message>
    <message>
        <source>Data intact</source>
        <translation>数据完整</translation>
    </message>
    <message>
        <source>Genuine issuer</source>
        <translation>签发机关</translation>
    </message>
    <message>
        <source>Active authentication</source>
        <translation>主动认证</translation>
    </message>
    <message>
        <source>Chip authentication</source>
        <translation>芯片认证</translation>
    </message>
    <message>
        <source>No document read yet</source>
        <translation>尚未读取证件</translation>
    </message>
    <message>
        <source>Identity proven by the chip</source>
        <translation>身份已由​芯片证明</translation>
    </message>
    <message>
        <source>Chip intact, its issuer not established</source>
        <translation>芯片完整，​签发机关​未确认</translation>
    </message>
    <message>
        <source>Identity vouched for by staff</source>
        <translation>身份由​工作人员确认</translation>
    </message>
    <message>
        <source>Identity as a code says, not proven</source>
        <translation>身份依二维码，​未证明</translation>
    </message>
    <message>
        <source>Read from the chip</source>
        <translation>读自芯片</translation>
    </message>
    <message>
        <source>Read from the QR code of the card</source>
        <translation>读自​证件二维码</translation>
    </message>
    <message>
        <source>Read from VNeID</source>
        <translation>读自VNeID</translation>
    </message>
    <message>
        <source>Read from the insurance card&apos;s code</source>
        <translation>读自​医保卡二维码</translation>
    </message>
    <message>
        <source>Typed in by staff</source>
        <translation>由工作人员​录入</translation>
    </message>
    <message>
        <source>Faces not compared</source>
        <translation>未比对面部</translation>
    </message>
    <message>
        <source>Same person as in the chip</source>
        <translation>与芯片照片​为同一人</translation>
    </message>
    <message>
        <source>Not recognised: compare by eye</source>
        <translation>未能识别：​请目视比对</translation>
    </message>
    <message>
        <source>Alike, but liveness is open: compare by eye</source>
        <translation>相似，​但活体未定：​请目视比对</translation>
    </message>
    <message>
        <source>Compared by eye</source>
        <translation>已目视比对</translation>
    </message>
    <message>
        <source>Score %1, needed %2</source>
        <translation>得分%1，​需%2</translation>
    </message>
    <message>
        <source>Insurance not looked up</source>
        <translation>未查询保险</translation>
    </message>
    <message>
        <source>Insurance could not be looked up</source>
        <translation>未能查询保险</translation>
    </message>
    <message>
        <source>Insurance to be looked at</source>
        <translation>保险需核对</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>生于%1</translation>
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
        <translation>未注明性别</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>result ready</source>
        <translation>结果已到</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>已发放</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1个工作日</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1个工作日</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>如有</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1份</translation>
    </message>
    <message>
        <source>1 copy</source>
        <translation>1份</translation>
    </message>
    <message>
        <source>It did not work yet</source>
        <translation>尚未成功</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>您将此人​与什么作了比对？</translation>
    </message>
    <message>
        <source>What does the document say?</source>
        <translation>证件上​写了什么？</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>You may compare the person yourself and vouch for them.</source>
        <translation>您可以​亲自比对​并确认此人。</translation>
    </message>
    <message>
        <source>You may type in what the document says.</source>
        <translation>您可以录入​证件上的内容。</translation>
    </message>
    <message>
        <source>Type in the document</source>
        <translation>录入证件</translation>
    </message>
    <message>
        <source>Verify by hand</source>
        <translation>人工核实</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You vouch for this person with your name; it is put on record.</source>
        <translation>您以本人名义​确认此人；​将记录在案。</translation>
    </message>
    <message>
        <source>Which examination?</source>
        <translation>哪项检查？</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>诊室</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Received first by law</source>
        <translation>依法优先</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Draw a number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>By age this person is received first.</source>
        <translation>此人​按年龄优先。</translation>
    </message>
    <message>
        <source>This person has a number of today</source>
        <translation>此人今天​已有号</translation>
    </message>
    <message>
        <source>Drawn at %1</source>
        <translation>取号时间%1</translation>
    </message>
    <message>
        <source>Another examination</source>
        <translation>其他检查</translation>
    </message>
    <message>
        <source>Print this number again</source>
        <translation>重印此号</translation>
    </message>
    <message>
        <source>The number is drawn</source>
        <translation>已取号</translation>
    </message>
    <message>
        <source>People ahead: %1</source>
        <translation>前面人数：%1</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>号票已打印。</translation>
    </message>
    <message>
        <source>The printer gave no slip: tell the person the number.</source>
        <translation>打印机​没有出票：​请告知号码。</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>正在打印​号票。</translation>
    </message>
    <message>
        <source>This is no number or date that documents have. Please look once more.</source>
        <translation>证件上​不会有​这样的号码​或日期。​请再看一次。</translation>
    </message>
    <message>
        <source>ID number: 12 digits, 9 digits, or a letter and 7 digits</source>
        <translation>证件号码：​12位、9位，​或1个字母​加7位数字</translation>
    </message>
    <message>
        <source>Date of birth: day/month/year, or the year</source>
        <translation>出生日期：​日/月/年，​或年份</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>As the document says</source>
        <translation>与证件一致</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>All devices work</source>
        <translation>所有设备正常</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被退回：%1</translation>
    </message>
    <message>
        <source>A card is still on the reader: whose is it?</source>
        <translation>读卡器上​仍有证件：​是谁的？</translation>
    </message>
    <message>
        <source>Lay the person&apos;s ID card on the reader</source>
        <translation>将办事人的​身份证放在​读卡器上</translation>
    </message>
    <message>
        <source>Or show the camera the QR code of the card, of VNeID or of the insurance card.</source>
        <translation>或将证件、​VNeID​或医保卡的​二维码​对准摄像头。</translation>
    </message>
    <message>
        <source>Begin without a card</source>
        <translation>无证件开始</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Number, last four of the ID, or name; empty: all of today</source>
        <translation>编号、证件号​后四位或姓名；​留空：​今天全部</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>办事人</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>约定日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>The result has come in</source>
        <translation>结果已到</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>重新打印收据</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在搜索</translation>
    </message>
    <message>
        <source>Names and numbers are shown only while a search is open.</source>
        <translation>姓名和编号​仅在搜索时​显示。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>找到：%1</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>正在打印​收据。</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>领域：%1</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>约定日期%1</translation>
    </message>
    <message>
        <source>Fee: %1</source>
        <translation>费用：%1</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>已交材料</translation>
    </message>
    <message>
        <source>Note, for the office alone (at most %1 characters)</source>
        <translation>内部备注​（最多%1字）</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Take in, give a receipt</source>
        <translation>受理，​出具收据</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>尚缺：%1</translation>
    </message>
    <message>
        <source>The dossier is taken in</source>
        <translation>已受理申请</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据编号</translation>
    </message>
    <message>
        <source>Result on %1</source>
        <translation>%1出结果</translation>
    </message>
    <message>
        <source>Received at %1</source>
        <translation>受理时间%1</translation>
    </message>
    <message>
        <source>QR code of the receipt number</source>
        <translation>收据编号​二维码</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Something else for this person</source>
        <translation>此人其他事项</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>收据已打印。</translation>
    </message>
    <message>
        <source>The printer gave no receipt: look at paper and cover, then print again.</source>
        <translation>打印机​没有出收据：​请检查纸张​和机盖，​再重新打印。</translation>
    </message>
    <message>
        <source>The counter is starting</source>
        <translation>柜台正在启动</translation>
    </message>
    <message>
        <source>Devices and database are being tested.</source>
        <translation>正在检测​设备和数据库。</translation>
    </message>
    <message>
        <source>Everything personal is being erased</source>
        <translation>正在清除​个人信息</translation>
    </message>
    <message>
        <source>Nobody can be received here now</source>
        <translation>目前无法​在此受理</translation>
    </message>
    <message>
        <source>It tests itself again every few seconds.</source>
        <translation>系统每隔​几秒自检。</translation>
    </message>
    <message>
        <source>The counter is locked</source>
        <translation>柜台已锁定</translation>
    </message>
    <message>
        <source>Sign in with your PIN to receive people.</source>
        <translation>输入PIN​开始受理。</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>您的PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>What does the person come for?</source>
        <translation>办理什么事项？</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>受理申请</translation>
    </message>
    <message>
        <source>Hand out a result</source>
        <translation>发放结果</translation>
    </message>
    <message>
        <source>Check in for an examination</source>
        <translation>挂号就诊</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Dossiers of this person</source>
        <translation>此人的申请</translation>
    </message>
    <message>
        <source>Ask for the insurance again</source>
        <translation>重新查询保险</translation>
    </message>
    <message>
        <source>The person takes it back</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Receive this dossier</source>
        <translation>受理此项</translation>
    </message>
    <message>
        <source>Find a procedure: type a part of its name, field or code</source>
        <translation>查找事项：​输入名称、​领域或代码的​一部分</translation>
    </message>
    <message>
        <source>This person&apos;s dossiers are being looked for.</source>
        <translation>正在查找​此人的申请。</translation>
    </message>
    <message>
        <source>No dossier of this person is open here.</source>
        <translation>此人在此​没有未结申请。</translation>
    </message>
    <message>
        <source>No, back</source>
        <translation>否，返回</translation>
    </message>
    <message>
        <source>Hand out this result</source>
        <translation>发放此结果</translation>
    </message>
    <message>
        <source>The result of %1 is handed out.</source>
        <translation>%1的结果​已发放。</translation>
    </message>
    <message>
        <source>%1 is taken back by the person.</source>
        <translation>%1​已被撤回。</translation>
    </message>
    <message>
        <source>Is the result of %1 in the person&apos;s hands?</source>
        <translation>%1的结果​已交到​本人手中？</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>是，已发放</translation>
    </message>
    <message>
        <source>Does the person take all papers of %1 back?</source>
        <translation>本人要撤回​%1的​全部材料？</translation>
    </message>
    <message>
        <source>Yes, taken back</source>
        <translation>是，已撤回</translation>
    </message>
    <message>
        <source>Is everything done for this person?</source>
        <translation>此人的事项​都办完了吗？</translation>
    </message>
    <message>
        <source>Yes, next person</source>
        <translation>是，下一位</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>You are registered. Your insurance record is sent by itself.</source>
        <translation>已为​您​登记。​医保​记录​稍后​会​自动​发送。</translation>
    </message>
    <message>
        <source>Registration confirmed.</source>
        <translation>登记​已​确认。</translation>
    </message>
    <message>
        <source>Your number is valid. Please stop at the counter, staff will look at the record.</source>
        <translation>您的​号码​有效。​请​到​服务台，​工作人员​会​查看​您的​资料。</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Local database</source>
        <translation>本机数据库​</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器​</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头​</translation>
    </message>
    <message>
        <source>Insurance gateway</source>
        <translation>医保​审核平台</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机​</translation>
    </message>
</context>
<context>
    <name>FaceHint</name>
    <message>
        <source>Very good, please hold still</source>
        <translation>很​好，​请​保持​不动</translation>
    </message>
    <message>
        <source>Please hold still</source>
        <translation>请保持不动​</translation>
    </message>
    <message>
        <source>Please stand in front of the camera</source>
        <translation>请​站​到​摄像头​前</translation>
    </message>
    <message>
        <source>One person at a time, please</source>
        <translation>请​每次​一位​站​在​摄像头​前</translation>
    </message>
    <message>
        <source>A little closer</source>
        <translation>请​再​靠近​一点</translation>
    </message>
    <message>
        <source>A little further back</source>
        <translation>请​稍微​往后​一点</translation>
    </message>
    <message>
        <source>Move into the middle of the frame</source>
        <translation>请​移到​画面​中间</translation>
    </message>
    <message>
        <source>Please take off the mask for a moment</source>
        <translation>请​暂时​摘下​口罩</translation>
    </message>
    <message>
        <source>Look straight ahead</source>
        <translation>请看正前方​</translation>
    </message>
    <message>
        <source>It is a little dark here</source>
        <translation>这里​光线​有点​暗</translation>
    </message>
    <message>
        <source>It is a little bright here</source>
        <translation>这里​光线​有点​强</translation>
    </message>
    <message>
        <source>Please turn towards the light</source>
        <translation>请​把​脸​转向​光亮的​一侧</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <translation>请​看​向​摄像头</translation>
    </message>
</context>
<context>
    <name>FaceMotion</name>
    <message>
        <source>Slowly turn your head to the left</source>
        <translation>请​慢慢​把头​转向​左边</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right</source>
        <translation>请​慢慢​把头​转向​右边</translation>
    </message>
    <message>
        <source>Please blink once</source>
        <translation>请​眨​一下​眼睛</translation>
    </message>
    <message>
        <source>Please bring your face closer</source>
        <translation>请​把​脸​再​靠近​一点</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Large text</source>
        <translation>大字​</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度​</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>我需要帮助​</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助​</translation>
    </message>
    <message>
        <source>Staff are called</source>
        <translation>已​呼叫​工作人员</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员​</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言​</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭​</translation>
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
        <translation>%1 越南盾​</translation>
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
        <translation>您还在吗？​</translation>
    </message>
    <message>
        <source>Otherwise your details will be erased.</source>
        <translation>如果​不在，​您的​信息​将​被​删除。</translation>
    </message>
    <message>
        <source>I am still here (%1)</source>
        <translation>我​还​在​（%1）</translation>
    </message>
</context>
<context>
    <name>Insurance</name>
    <message>
        <source>Staff will look at the card once more.</source>
        <translation>工作人员​会​再​看​一下​您的​医保卡。</translation>
    </message>
    <message>
        <source>Your insurance could not be looked up yet</source>
        <translation>暂时​还​查不到​您的​医疗保险</translation>
    </message>
    <message>
        <source>You are received all the same. Staff will check again.</source>
        <translation>我们​照常​为您服务，​工作人员​稍后​会​再查。</translation>
    </message>
    <message>
        <source>You are received all the same.</source>
        <translation>我们​照常​为您服务。</translation>
    </message>
    <message>
        <source>Staff will look at your insurance</source>
        <translation>工作人员​会​查看​您的​医疗保险</translation>
    </message>
    <message>
        <source>Health insurance is valid</source>
        <translation>医疗保险​有效</translation>
    </message>
    <message>
        <source>Health insurance valid from %1 to %2</source>
        <translation>医疗保险​有效期：​%1至​%2</translation>
    </message>
    <message>
        <source>Health insurance valid until %1</source>
        <translation>医疗保险​有效期​至​%1</translation>
    </message>
    <message>
        <source>%1, covers %2</source>
        <translation>%1，​报销比例 %2</translation>
    </message>
</context>
<context>
    <name>InsuranceNotice</name>
    <message>
        <source>A visit at another hospital is still open: please stop at the counter.</source>
        <translation>您​在​另一家​医院​还有​未​结束的​就诊：​请​到​服务台。</translation>
    </message>
    <message>
        <source>You registered here today at %1 already: the counter prints your number again.</source>
        <translation>您今天​ %1 已​在​这里​登记过：​服务台​会为​您​重新​打印​号码。</translation>
    </message>
    <message>
        <source>The card ends on %1: renew it at work, at the collection agent or in the VssID app.</source>
        <translation>医保卡​%1到期：​请​通过​单位、​代收​机构​或 VssID 应用续保。​</translation>
    </message>
    <message>
        <source>A new card was issued to you; it is the one used today.</source>
        <translation>已为​您​发放​新卡，​今天​使用的​是​新卡。</translation>
    </message>
    <message>
        <source>A new card was issued to you.</source>
        <translation>已为​您​发放​新卡。</translation>
    </message>
    <message>
        <source>A new card was issued to you; it begins on %1.</source>
        <translation>已为​您​发放​新卡，​%1起​生效。</translation>
    </message>
    <message>
        <source>You are registered at another facility: staff will tell your share.</source>
        <translation>您的​初诊登记​在​其他​机构：​工作人员​会​告诉您​报销比例。</translation>
    </message>
    <message>
        <source>You are registered at this hospital.</source>
        <translation>您的​初诊登记​在​本​医院。</translation>
    </message>
    <message>
        <source>You come on the right route.</source>
        <translation>您的​就诊​路径​符合规定。</translation>
    </message>
    <message>
        <source>Insured for five years without a break.</source>
        <translation>已​连续​参保​满​五年。</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase</source>
        <translation>删除​</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定​</translation>
    </message>
    <message>
        <source>Digits typed: %1</source>
        <translation>已输入​ %1 位数字​</translation>
    </message>
</context>
<context>
    <name>Matching</name>
    <message>
        <source>Thank you, one moment please</source>
        <translation>谢谢您，​请稍等</translation>
    </message>
    <message>
        <source>Comparing with the photo in the card.</source>
        <translation>正在​与​证件​中的​照片​比对。</translation>
    </message>
</context>
<context>
    <name>NeedKey</name>
    <message>
        <source>Please lay your card on the reader</source>
        <translation>请​把​证件​放在​读卡器​上</translation>
    </message>
    <message>
        <source>Flat, and let it lie there.</source>
        <translation>请​平放，​不要​移动。</translation>
    </message>
    <message>
        <source>I only have the QR code</source>
        <translation>我​只有​二维码</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面​</translation>
    </message>
    <message>
        <source>Show the camera the card&apos;s QR code or its back</source>
        <translation>请​把​证件的​二维码​或​背面​对准​摄像头</translation>
    </message>
    <message>
        <source>or type the last 6 digits of the ID number</source>
        <translation>或​输入​证件​号码的​最后 6 位数字​</translation>
    </message>
    <message>
        <source>The card did not open yet</source>
        <translation>暂时​还​没​读到​证件</translation>
    </message>
    <message>
        <source>Please try the card or the 6 digits again</source>
        <translation>请​再​出示证件，​或​重新​输入​后 6 位数字​</translation>
    </message>
    <message>
        <source>Please show the card&apos;s QR code</source>
        <translation>请​出示证件​上的​二维码</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Sensitive data, for this visit</source>
        <translation>敏感信息，​仅​用于​本次​就诊</translation>
    </message>
    <message>
        <source>You may read my card&apos;s chip</source>
        <translation>同意​读取​证件​芯片</translation>
    </message>
    <message>
        <source>You may compare my face</source>
        <translation>同意​比对​面部</translation>
    </message>
    <message>
        <source>I would rather see staff</source>
        <translation>我​想​找​工作人员</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意​</translation>
    </message>
    <message>
        <source>We will read your card and compare your face with its photo</source>
        <translation>我们​将​读取​您的​证件，​并​把​您的​面部​与​证件​照片​比对</translation>
    </message>
    <message>
        <source>Only to make sure the right person is seen. No picture is kept.</source>
        <translation>只​为​确认​就诊的​是​您​本人。​照片​不会​保存。</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>This machine is being checked</source>
        <translation>本机​正在​检查​中</translation>
    </message>
    <message>
        <source>Please go to counter number 1.</source>
        <translation>请您到​ 1 号服务台。​</translation>
    </message>
</context>
<context>
    <name>PutCardBack</name>
    <message>
        <source>The card was lifted early</source>
        <translation>证件​拿开​得​早了​一点</translation>
    </message>
    <message>
        <source>Please put the card back as it was.</source>
        <translation>请​把​证件​放回​原处。</translation>
    </message>
</context>
<context>
    <name>QrIdentified</name>
    <message>
        <source>Hello, %1</source>
        <translation>您好，%1​</translation>
    </message>
    <message>
        <source>The code is read. If you have your card with you, please lay it on the reader.</source>
        <translation>二维码​已​读取。​如果​您​带了​证件，​请​把​它​放在​读卡器​上。</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>done</source>
        <translation>完成​</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中​</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>等待中​</translation>
    </message>
    <message>
        <source>Reading the card, please keep still</source>
        <translation>正在​读取​证件，​请​不要​移动</translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation>您好，%1​</translation>
    </message>
    <message>
        <source>Trying once more, please let the card lie.</source>
        <translation>正在​再读​一次，​请​不要​拿开​证件。</translation>
    </message>
    <message>
        <source>Please let the card lie on the reader.</source>
        <translation>请​让​证件​留在​读卡器​上。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>born %1</source>
        <translation>%1年出生​</translation>
    </message>
    <message>
        <source>ID number %1</source>
        <translation>证件号​ %1</translation>
    </message>
    <message>
        <source>insurance card %1</source>
        <translation>医保卡号​ %1</translation>
    </message>
    <message>
        <source>Is this you?</source>
        <translation>这​是​您​本人吗？</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>不是我​</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>是的，继续​</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>Room %1</source>
        <translation>%1 号诊室​</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>You are registered</source>
        <translation>已为您登记​</translation>
    </message>
    <message>
        <source>Telling the insurance service. Your number comes in a moment.</source>
        <translation>正在​通知​医保​系统，​号码​马上​就​好。</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>What brings you here today?</source>
        <translation>您​今天​想​看​哪个​科室？</translation>
    </message>
    <message>
        <source>Which applies to you?</source>
        <translation>您属于​哪一类？</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多​</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>不需要优先​</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1人等候</translation>
    </message>
    <message>
        <source>I have priority</source>
        <translation>我​符合​优先​条件</translation>
    </message>
    <message>
        <source>Severe disability</source>
        <translation>重度残疾​</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>怀孕​</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>We would like to read your card and look at your face. Please choose on the screen.</source>
        <translation>我们想读取您的证件，并核对您的面部。请在屏幕上选择。</translation>
    </message>
    <message>
        <source>Please show the square code on your card to the camera.</source>
        <translation>请把证件上的方形码对准摄像头。</translation>
    </message>
    <message>
        <source>The card did not open yet. Please show the code again.</source>
        <translation>暂时还没读到证件。请再出示一次方形码。</translation>
    </message>
    <message>
        <source>Please lay your card flat on the reader.</source>
        <translation>请把证件平放在读卡器上。</translation>
    </message>
    <message>
        <source>Reading the card. Please let it lie.</source>
        <translation>正在读取证件，请不要移动。</translation>
    </message>
    <message>
        <source>Please put the card back on the reader.</source>
        <translation>请把证件放回读卡器上。</translation>
    </message>
    <message>
        <source>The code is read. If you have your card, lay it on the reader.</source>
        <translation>方形码已读取。如果您带了证件，请放在读卡器上。</translation>
    </message>
    <message>
        <source>Please look at the camera and hold still.</source>
        <translation>请看摄像头，保持不动。</translation>
    </message>
    <message>
        <source>Slowly turn your head to the left.</source>
        <translation>请慢慢把头转向左边。</translation>
    </message>
    <message>
        <source>Slowly turn your head to the right.</source>
        <translation>请慢慢把头转向右边。</translation>
    </message>
    <message>
        <source>Please blink once.</source>
        <translation>请眨一下眼睛。</translation>
    </message>
    <message>
        <source>Please bring your face closer.</source>
        <translation>请把脸再靠近一点。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请您稍等。</translation>
    </message>
    <message>
        <source>Looking up your health insurance. One moment, please.</source>
        <translation>正在查询您的医疗保险，请稍等。</translation>
    </message>
    <message>
        <source>Please look at the screen. Are these your details?</source>
        <translation>请看屏幕，这是您本人的信息吗？</translation>
    </message>
    <message>
        <source>Please choose on the screen what brings you here today.</source>
        <translation>请在屏幕上选择您今天需要的服务。</translation>
    </message>
    <message>
        <source>You are registered. Your number is %1.</source>
        <translation>已为您登记。您的号码是：%1。</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>请取回您的证件。</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>您的证件还在读卡器上，请取回。</translation>
    </message>
    <message>
        <source>Are you still there? Please touch the screen.</source>
        <translation>您还在吗？请触摸屏幕。</translation>
    </message>
    <message>
        <source>Please come to the counter. Staff will help you at once.</source>
        <translation>请您到服务台，工作人员会马上帮助您。</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Photo in the chip</source>
        <translation>芯片​中的​照片</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <translation>工作人员：​%1</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束​</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面​</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>本机​</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>继续​本次​登记</translation>
    </message>
    <message>
        <source>Compared, right person</source>
        <translation>已​核对，​是​本人</translation>
    </message>
    <message>
        <source>What did you compare the person with?</source>
        <translation>您​用​什么​核对了​本人？</translation>
    </message>
    <message>
        <source>Print the last number again</source>
        <translation>重新​打印​上一个​号码</translation>
    </message>
    <message>
        <source>Clean the glass</source>
        <translation>清洁屏幕​</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>退出程序​</translation>
    </message>
    <message>
        <source>The kiosk ends. What is not sent yet stays here and is sent after the next start.</source>
        <translation>程序​将​退出。​尚​未发送的​内容​留在​本机，​下次​启动​后​发送。</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>立即退出​</translation>
    </message>
    <message>
        <source>No photo to show here: compare with the printed one.</source>
        <translation>这里​没有​可​显示的​照片：​请​与​证件​上​印刷的​照片​核对。</translation>
    </message>
    <message>
        <source>Nobody is identified yet</source>
        <translation>尚未​确认​就诊者​身份</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回​</translation>
    </message>
    <message>
        <source>Nothing is wrong with this visit.</source>
        <translation>本次​就诊​没有​问题。</translation>
    </message>
    <message>
        <source>With the photo in the chip</source>
        <translation>芯片​中的​照片</translation>
    </message>
    <message>
        <source>With the photo printed on the card</source>
        <translation>证件​上​印刷的​照片</translation>
    </message>
    <message>
        <source>With another document</source>
        <translation>其他证件​</translation>
    </message>
    <message>
        <source>A child with a guardian, document seen</source>
        <translation>由​监护人​陪同的​儿童，​已​查看​证件</translation>
    </message>
    <message>
        <source>Stopped at: face</source>
        <translation>停在：面部​</translation>
    </message>
    <message>
        <source>Stopped at: insurance and service</source>
        <translation>停​在：​医保​和​就诊​项目</translation>
    </message>
    <message>
        <source>Stopped at: consent</source>
        <translation>停在：同意​</translation>
    </message>
    <message>
        <source>Stopped at: card</source>
        <translation>停在：证件​</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常​</translation>
    </message>
    <message>
        <source>What is not sent yet is not known.</source>
        <translation>尚​不​清楚​还有​多少​未发送。</translation>
    </message>
    <message>
        <source>Not sent yet: %1. Refused: %2.</source>
        <translation>未发送：​%1。​未​被​接受：​%2。</translation>
    </message>
    <message>
        <source>The oldest waits since %1.</source>
        <translation>最早的​一条​从 %1 起等待。​</translation>
    </message>
    <message>
        <source>The last number is being printed.</source>
        <translation>正在​打印​上一个​号码。</translation>
    </message>
    <message>
        <source>The last number was printed.</source>
        <translation>上一个​号码​已​打印。</translation>
    </message>
    <message>
        <source>The printer does not print. Please look at paper and cover.</source>
        <translation>打印机​没有​打印。​请​检查​纸张​和​盖子。</translation>
    </message>
    <message>
        <source>There is no number to print yet.</source>
        <translation>还​没有​可​打印的​号码。</translation>
    </message>
</context>
<context>
    <name>StaffDoor</name>
    <message>
        <source>Staff: your PIN</source>
        <translation>工作人员：​请​输入 PIN 码</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭​</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait %1 seconds.</source>
        <translation>PIN 码​多次​不对，​请​等待 %1 秒。​</translation>
    </message>
    <message>
        <source>Not this PIN. Please try again.</source>
        <translation>PIN 码​不对，​请​再试一次。</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Getting ready</source>
        <translation>正在准备​</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>只​需​几秒钟。</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Card</source>
        <translation>证件​</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部​</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>医保​</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码​</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>第 %1 步，共​ 4 步：%2​</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>Please take your card</source>
        <translation>请​取回​您的​证件</translation>
    </message>
    <message>
        <source>Your card is still on the reader</source>
        <translation>您的​证件​还​在​读卡器​上</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>您的​号码：​%1</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>QR code of your visit</source>
        <translation>本次​就诊的​二维码</translation>
    </message>
    <message>
        <source>I have my number</source>
        <translation>我​已​记下​号码</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>您的号码​</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>即将轮到您​</translation>
    </message>
    <message>
        <source>1 person before you</source>
        <translation>前面还有​ 1 位</translation>
    </message>
    <message>
        <source>%1 people before you</source>
        <translation>前面还有​ %1 位</translation>
    </message>
    <message>
        <source>Please take the paper slip.</source>
        <translation>请​取走​排队​小票。</translation>
    </message>
    <message>
        <source>Please note the number on the screen.</source>
        <translation>请​记下​屏幕​上的​号码。</translation>
    </message>
    <message>
        <source>The paper slip is being printed.</source>
        <translation>排队​小票​正在​打印。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先​</translation>
    </message>
</context>
<context>
    <name>TodaysNumber</name>
    <message>
        <source>You already have a number today</source>
        <translation>您​今天​已经​有​号码了</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>其他​就诊​项目</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>重新打印​</translation>
    </message>
</context>
</TS>
