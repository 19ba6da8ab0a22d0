<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
    <context>
        <name>Failure</name>
        <message>
            <source>Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>请&#x200b;您&#x200b;到&#x200b;服务台，&#x200b;工作人员&#x200b;会&#x200b;马上&#x200b;帮助&#x200b;您。</translation>
        </message>
        <message>
            <source>Thẻ chưa đọc được. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>证件&#x200b;暂时&#x200b;没有&#x200b;读出来。&#x200b;请&#x200b;您&#x200b;到&#x200b;服务台，&#x200b;工作人员&#x200b;会&#x200b;马上&#x200b;帮助&#x200b;您。</translation>
        </message>
        <message>
            <source>Thẻ bị nhấc lên sớm. Xin đặt thẻ lại như cũ, hoặc đến quầy để được giúp.</source>
            <translation>证件&#x200b;拿开&#x200b;得&#x200b;早了&#x200b;一点。&#x200b;请&#x200b;放回&#x200b;原处，&#x200b;或&#x200b;到&#x200b;服务台&#x200b;寻求&#x200b;帮助。</translation>
        </message>
        <message>
            <source>Mã QR chưa đọc được. Xin thử lại hoặc đến quầy.</source>
            <translation>二维码&#x200b;暂时&#x200b;没有&#x200b;读出来。&#x200b;请&#x200b;再试一次，&#x200b;或&#x200b;到&#x200b;服务台。</translation>
        </message>
        <message>
            <source>Chưa nhận ra khuôn mặt. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>暂时&#x200b;没有&#x200b;认出&#x200b;您的&#x200b;面部。&#x200b;请&#x200b;您&#x200b;到&#x200b;服务台，&#x200b;工作人员&#x200b;会&#x200b;马上&#x200b;帮助&#x200b;您。</translation>
        </message>
        <message>
            <source>Chưa tra cứu được bảo hiểm. Quý khách vẫn được tiếp nhận, nhân viên sẽ kiểm tra lại.</source>
            <translation>暂时&#x200b;还&#x200b;查不到&#x200b;医疗保险。&#x200b;我们&#x200b;照常&#x200b;为您服务，&#x200b;工作人员&#x200b;稍后&#x200b;会&#x200b;再查。</translation>
        </message>
        <message>
            <source>Số thứ tự của quý khách vẫn có hiệu lực. Nhân viên sẽ xem lại hồ sơ.</source>
            <translation>您的&#x200b;号码&#x200b;仍然&#x200b;有效。&#x200b;工作人员&#x200b;会&#x200b;查看&#x200b;您的&#x200b;资料。</translation>
        </message>
        <message>
            <source>Thông tin bảo hiểm cần nhân viên xem lại. Mời quý khách đến quầy.</source>
            <translation>您的&#x200b;医保&#x200b;信息&#x200b;需要&#x200b;工作人员&#x200b;再&#x200b;看&#x200b;一下。&#x200b;请&#x200b;您&#x200b;到&#x200b;服务台。</translation>
        </message>
        <message>
            <source>Xin lấy lại thẻ.</source>
            <translation>请&#x200b;取回&#x200b;您的&#x200b;证件。</translation>
        </message>
        <message>
            <source>Xin ghi lại số trên màn hình.</source>
            <translation>请&#x200b;记下&#x200b;屏幕&#x200b;上的&#x200b;号码。</translation>
        </message>
        <message>
            <source>The check-in could not be written to the local database.</source>
            <translation>无法&#x200b;将&#x200b;登记&#x200b;写入&#x200b;本机&#x200b;数据库。</translation>
        </message>
        <message>
            <source>Check free disk space and the rights of the data folder; run `kiosk doctor`.</source>
            <translation>请&#x200b;检查&#x200b;磁盘&#x200b;剩余&#x200b;空间&#x200b;和&#x200b;数据&#x200b;文件夹的&#x200b;权限，&#x200b;并&#x200b;运行 `kiosk doctor&#x200b;`。</translation>
        </message>
        <message>
            <source>The self-test did not finish within 20 seconds.</source>
            <translation>自检未能在&#x200b; 20 秒内完成。&#x200b;</translation>
        </message>
        <message>
            <source>Run `kiosk doctor`; a device driver usually hangs: unplug and replug the named device.</source>
            <translation>请运行&#x200b; `kiosk doctor&#x200b;`；&#x200b;通常&#x200b;是&#x200b;设备&#x200b;驱动&#x200b;没有响应：&#x200b;请&#x200b;拔下&#x200b;所示&#x200b;设备&#x200b;后&#x200b;重新&#x200b;插上。</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>没有&#x200b;连接&#x200b;读卡器。</translation>
        </message>
        <message>
            <source>Plug the reader in; `kiosk card readers` must list it. QR check-in goes on meanwhile.</source>
            <translation>请&#x200b;插&#x200b;上&#x200b;读卡器；&#x200b;`&#x200b;kiosk card readers` 应&#x200b;能&#x200b;列出&#x200b;它。&#x200b;其间&#x200b;二维码&#x200b;登记&#x200b;照常进行。</translation>
        </message>
        <message>
            <source>The PC/SC service does not answer.</source>
            <translation>PC/SC 服务&#x200b;没有响应。</translation>
        </message>
        <message>
            <source>Start pcscd (`systemctl start pcscd.socket`); the kiosk reconnects by itself.</source>
            <translation>请启动&#x200b; pcscd&#x200b;（`&#x200b;systemctl start pcscd&#x200b;.&#x200b;socket&#x200b;`）；&#x200b;本机&#x200b;会&#x200b;自动&#x200b;重新&#x200b;连接。</translation>
        </message>
        <message>
            <source>The configured camera was not found.</source>
            <translation>找&#x200b;不到&#x200b;设置&#x200b;中&#x200b;指定的&#x200b;摄像头。</translation>
        </message>
        <message>
            <source>Check the cable and the device number in the settings; another program may hold the camera.</source>
            <translation>请&#x200b;检查&#x200b;连接线&#x200b;和&#x200b;设置&#x200b;中的&#x200b;设备&#x200b;编号；&#x200b;也&#x200b;可能&#x200b;是&#x200b;其他&#x200b;程序&#x200b;正在&#x200b;占用&#x200b;摄像头。</translation>
        </message>
        <message>
            <source>The camera stopped delivering pictures.</source>
            <translation>摄像头&#x200b;不再&#x200b;传送&#x200b;图像。</translation>
        </message>
        <message>
            <source>Replug the camera; verify this person by hand in the staff screen.</source>
            <translation>请&#x200b;重新&#x200b;插拔&#x200b;摄像头；&#x200b;在&#x200b;工作人员&#x200b;界面&#x200b;人工&#x200b;核对&#x200b;此人。</translation>
        </message>
        <message>
            <source>A setting is missing or wrong.</source>
            <translation>某项&#x200b;设置&#x200b;缺失&#x200b;或&#x200b;有误。</translation>
        </message>
        <message>
            <source>The message names file, line and setting; correct it and start again.</source>
            <translation>提示&#x200b;中&#x200b;会&#x200b;写明&#x200b;文件、&#x200b;行&#x200b;和&#x200b;设置&#x200b;项；&#x200b;请&#x200b;改正&#x200b;后&#x200b;重新启动。</translation>
        </message>
        <message>
            <source>A model file is missing, damaged, or its SHA-256 differs.</source>
            <translation>模型&#x200b;文件&#x200b;缺失、&#x200b;损坏，&#x200b;或&#x200b;其 SHA-256 不一致。&#x200b;</translation>
        </message>
        <message>
            <source>Install the package again; never replace model files by hand.</source>
            <translation>请&#x200b;重新安装&#x200b;软件包；&#x200b;切勿&#x200b;手工&#x200b;替换&#x200b;模型&#x200b;文件。</translation>
        </message>
        <message>
            <source>A fault in this program.</source>
            <translation>本&#x200b;程序&#x200b;出现&#x200b;故障。</translation>
        </message>
        <message>
            <source>Send the log of the day (it holds no personal data) to the maintainers.</source>
            <translation>请&#x200b;把&#x200b;当天的&#x200b;日志&#x200b;（不&#x200b;含&#x200b;个人&#x200b;数据）&#x200b;发给&#x200b;维护&#x200b;人员。</translation>
        </message>
        <message>
            <source>The command was given wrong or missing arguments.</source>
            <translation>命令的&#x200b;参数&#x200b;有误&#x200b;或&#x200b;缺失。</translation>
        </message>
        <message>
            <source>Run the command with --help.</source>
            <translation>请加上&#x200b; --help 运行&#x200b;该&#x200b;命令。</translation>
        </message>
        <message>
            <source>The disk that holds the database has no room left.</source>
            <translation>数据库&#x200b;所在的&#x200b;磁盘&#x200b;已&#x200b;没有&#x200b;空间。</translation>
        </message>
        <message>
            <source>Make room on the disk of the data folder; the kiosk goes on by itself. Nothing kept so far is lost.</source>
            <translation>请&#x200b;在&#x200b;数据&#x200b;文件夹&#x200b;所在的&#x200b;磁盘&#x200b;上&#x200b;腾出&#x200b;空间；&#x200b;本机&#x200b;会&#x200b;自动&#x200b;继续。&#x200b;已&#x200b;保存的&#x200b;内容&#x200b;不会&#x200b;丢失。</translation>
        </message>
        <message>
            <source>The database cannot be written: read-only medium or missing rights.</source>
            <translation>无法&#x200b;写入&#x200b;数据库：&#x200b;介质&#x200b;为&#x200b;只读&#x200b;或&#x200b;缺少&#x200b;权限。</translation>
        </message>
        <message>
            <source>Give the kiosk's account the data folder; a disk that turned read-only is usually failing: save it first.</source>
            <translation>请&#x200b;让&#x200b;本机&#x200b;账户&#x200b;能&#x200b;使用&#x200b;数据&#x200b;文件夹；&#x200b;突然&#x200b;变为&#x200b;只读的&#x200b;磁盘&#x200b;往往&#x200b;即将&#x200b;损坏：&#x200b;请&#x200b;先&#x200b;备份。</translation>
        </message>
        <message>
            <source>The database file is damaged.</source>
            <translation>数据库&#x200b;文件&#x200b;已损坏。</translation>
        </message>
        <message>
            <source>Move the data folder away and keep it: what was not delivered can be saved. Restore the last backup.</source>
            <translation>请&#x200b;把&#x200b;数据&#x200b;文件夹&#x200b;移到&#x200b;别处&#x200b;并&#x200b;保留：&#x200b;未发送的&#x200b;内容&#x200b;可&#x200b;从中&#x200b;恢复。&#x200b;然后&#x200b;还原&#x200b;最近的&#x200b;备份。</translation>
        </message>
        <message>
            <source>The key that seals personal data is missing or belongs to another database.</source>
            <translation>用于&#x200b;封存&#x200b;个人&#x200b;数据的&#x200b;密钥&#x200b;缺失，&#x200b;或&#x200b;属于&#x200b;另&#x200b;一个&#x200b;数据库。</translation>
        </message>
        <message>
            <source>Restore the key from the backup; a new key opens none of the old data.</source>
            <translation>请&#x200b;从&#x200b;备份&#x200b;还原&#x200b;密钥；&#x200b;新的&#x200b;密钥&#x200b;打不开&#x200b;任何&#x200b;旧&#x200b;数据。</translation>
        </message>
        <message>
            <source>The database belongs to the other mode (simulated or in service) or to a newer version of this program.</source>
            <translation>该&#x200b;数据库&#x200b;属于&#x200b;另&#x200b;一种&#x200b;模式&#x200b;（模拟&#x200b;或&#x200b;正式），&#x200b;或&#x200b;属于&#x200b;本&#x200b;程序的&#x200b;更新&#x200b;版本。</translation>
        </message>
        <message>
            <source>Name another data folder in the settings, or install the newer version again.</source>
            <translation>请&#x200b;在&#x200b;设置&#x200b;中&#x200b;指定&#x200b;另&#x200b;一个&#x200b;数据&#x200b;文件夹，&#x200b;或&#x200b;重新安装&#x200b;较&#x200b;新的&#x200b;版本。</translation>
        </message>
        <message>
            <source>A font is missing or damaged, so that a language of the screen cannot be written.</source>
            <translation>字体&#x200b;缺失&#x200b;或&#x200b;损坏，&#x200b;屏幕的&#x200b;某种&#x200b;语言&#x200b;无法&#x200b;显示。</translation>
        </message>
        <message>
            <source>Install the system package fonts-noto-cjk; until then the kiosk offers the other languages alone.</source>
            <translation>请&#x200b;安装&#x200b;系统&#x200b;软件包 fonts&#x200b;-&#x200b;noto&#x200b;-&#x200b;cjk；&#x200b;在此之前&#x200b;本机&#x200b;只&#x200b;提供&#x200b;其他&#x200b;语言。</translation>
        </message>
        <message>
            <source>The receipt numbers that this counter may give out today are used up.</source>
            <translation>本柜台&#x200b;今天可发的&#x200b;回执编号&#x200b;已用完。</translation>
        </message>
        <message>
            <source>Give the counter a wider range in the settings (counter.last_number), then start it again.</source>
            <translation>请在设置中&#x200b;为本柜台&#x200b;扩大编号范围&#x200b;（counter.last_number），&#x200b;然后重新启动。</translation>
        </message>
        <message>
            <source>The camera is there and cannot be opened: another program may be using it.</source>
            <translation>摄像头&#x200b;存在&#x200b;但&#x200b;无法&#x200b;打开：&#x200b;可能&#x200b;有&#x200b;其他&#x200b;程序&#x200b;正在&#x200b;使用。</translation>
        </message>
        <message>
            <source>Close the other program, or unplug the camera and plug it in again; the kiosk tries again by itself.</source>
            <translation>请&#x200b;关闭&#x200b;其他&#x200b;程序，&#x200b;或&#x200b;拔下&#x200b;摄像头&#x200b;后&#x200b;重新&#x200b;插上；&#x200b;本机&#x200b;会&#x200b;自动&#x200b;重试。</translation>
        </message>
        <message>
            <source>This account may not use the camera.</source>
            <translation>本&#x200b;账户&#x200b;无权&#x200b;使用&#x200b;摄像头。</translation>
        </message>
        <message>
            <source>Add the kiosk's account to the group `video` and start it again.</source>
            <translation>请&#x200b;把&#x200b;本机&#x200b;账户&#x200b;加入 `video` 组，&#x200b;然后&#x200b;重新启动。</translation>
        </message>
        <message>
            <source>The camera's pictures are black.</source>
            <translation>摄像头的&#x200b;图像&#x200b;全黑。</translation>
        </message>
        <message>
            <source>Open the lens cover and switch the light on; the kiosk goes on by itself.</source>
            <translation>请&#x200b;打开&#x200b;镜头&#x200b;盖&#x200b;并&#x200b;开灯；&#x200b;本机&#x200b;会&#x200b;自动&#x200b;继续。</translation>
        </message>
        <message>
            <source>The camera delivers the same picture over and over.</source>
            <translation>摄像头&#x200b;反复&#x200b;传送&#x200b;同&#x200b;一幅&#x200b;图像。</translation>
        </message>
        <message>
            <source>The kiosk opens the camera anew by itself; if it lasts, unplug the camera and plug it in again.</source>
            <translation>本机&#x200b;会&#x200b;自动&#x200b;重新&#x200b;打开&#x200b;摄像头；&#x200b;如果&#x200b;持续&#x200b;如此，&#x200b;请&#x200b;拔下&#x200b;摄像头&#x200b;后&#x200b;重新&#x200b;插上。</translation>
        </message>
        <message>
            <source>The camera delivers fewer than five pictures a second.</source>
            <translation>摄像头&#x200b;每秒&#x200b;传送的&#x200b;图像&#x200b;少于&#x200b;五幅。</translation>
        </message>
        <message>
            <source>Plug the camera straight into the machine, not into a hub; more light helps too.</source>
            <translation>请&#x200b;把&#x200b;摄像头&#x200b;直接&#x200b;插&#x200b;在&#x200b;主机&#x200b;上，&#x200b;不要&#x200b;经过&#x200b;集线器；&#x200b;光线&#x200b;更亮&#x200b;也&#x200b;有&#x200b;帮助。</translation>
        </message>
        <message>
            <source>The chip refused the access key: the digits, the QR or the MRZ are not of this card.</source>
            <translation>芯片&#x200b;未&#x200b;接受&#x200b;访问&#x200b;密钥：&#x200b;数字、&#x200b;二维码&#x200b;或机&#x200b;读码&#x200b;不&#x200b;属于&#x200b;这张&#x200b;证件。</translation>
        </message>
        <message>
            <source>Compare the digits with the card in hand; type the last six digits of its number.</source>
            <translation>请&#x200b;与&#x200b;手中的&#x200b;证件&#x200b;核对&#x200b;数字；&#x200b;输入&#x200b;其&#x200b;号码的&#x200b;最后&#x200b;六位。</translation>
        </message>
        <message>
            <source>The card was lifted before the chip had been read.</source>
            <translation>芯片&#x200b;尚未&#x200b;读完，&#x200b;证件&#x200b;就&#x200b;被&#x200b;拿开了。</translation>
        </message>
        <message>
            <source>Ask the person to let the card lie until the screen asks to take it.</source>
            <translation>请&#x200b;提醒&#x200b;对方&#x200b;让&#x200b;证件&#x200b;留在&#x200b;原处，&#x200b;直到&#x200b;屏幕&#x200b;提示&#x200b;取回。</translation>
        </message>
        <message>
            <source>The chip or the reader broke off the communication.</source>
            <translation>芯片&#x200b;或&#x200b;读卡器&#x200b;中断了&#x200b;通信。</translation>
        </message>
        <message>
            <source>Try once more without holder or other cards near; then check in by QR or by hand.</source>
            <translation>请&#x200b;取下&#x200b;卡套&#x200b;并&#x200b;移开&#x200b;其他&#x200b;卡片&#x200b;后&#x200b;再试一次；&#x200b;然后&#x200b;改用&#x200b;二维码&#x200b;或&#x200b;人工&#x200b;登记。</translation>
        </message>
        <message>
            <source>The card on the reader is no citizen ID card with an ICAO chip.</source>
            <translation>读卡器&#x200b;上的&#x200b;卡&#x200b;不是&#x200b;带 ICAO 芯片的&#x200b;公民&#x200b;身份证。</translation>
        </message>
        <message>
            <source>Ask for the citizen ID card; bank and transport cards are not read.</source>
            <translation>请&#x200b;索要&#x200b;公民&#x200b;身份证；&#x200b;银行卡&#x200b;和&#x200b;交通卡&#x200b;无法&#x200b;读取。</translation>
        </message>
        <message>
            <source>The chip did not finish within the time limit, three times.</source>
            <translation>芯片&#x200b;三次&#x200b;都&#x200b;未能&#x200b;在&#x200b;时限&#x200b;内&#x200b;完成。</translation>
        </message>
        <message>
            <source>Move the card to the middle of the reader; an old chip may need the counter's reader.</source>
            <translation>请&#x200b;把&#x200b;证件&#x200b;移到&#x200b;读卡器&#x200b;中央；&#x200b;较&#x200b;旧的&#x200b;芯片&#x200b;可能&#x200b;需要&#x200b;使用&#x200b;柜台的&#x200b;读卡器。</translation>
        </message>
        <message>
            <source>The chip's data do not agree with their signature.</source>
            <translation>芯片的&#x200b;数据&#x200b;与其&#x200b;签名&#x200b;不&#x200b;一致。</translation>
        </message>
        <message>
            <source>Treat the chip's data as unproved; check person and card by hand and report the card.</source>
            <translation>请&#x200b;把&#x200b;芯片&#x200b;数据&#x200b;视为&#x200b;未经&#x200b;证实；&#x200b;人工&#x200b;核对&#x200b;本人&#x200b;与&#x200b;证件，&#x200b;并&#x200b;上报&#x200b;该&#x200b;证件。</translation>
        </message>
        <message>
            <source>The chip holds data that do not follow Doc 9303.</source>
            <translation>芯片&#x200b;中的&#x200b;数据&#x200b;不&#x200b;符合 Doc 9303。&#x200b;</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; keep the evidence shown by `kiosk card read` for the maintainers.</source>
            <translation>请&#x200b;改用&#x200b;二维码&#x200b;或&#x200b;人工&#x200b;登记；&#x200b;保留 `kiosk card read` 显示的&#x200b;证据&#x200b;交给&#x200b;维护&#x200b;人员。</translation>
        </message>
        <message>
            <source>The secure channel to the chip was broken or downgraded.</source>
            <translation>与&#x200b;芯片的&#x200b;安全&#x200b;通道&#x200b;中断&#x200b;或&#x200b;被&#x200b;降级。</translation>
        </message>
        <message>
            <source>Read once more; if it happens again with this card only, check the person by hand and report it.</source>
            <translation>请&#x200b;再读&#x200b;一次；&#x200b;如果&#x200b;只有&#x200b;这张&#x200b;证件&#x200b;再次&#x200b;如此，&#x200b;请&#x200b;人工&#x200b;核对&#x200b;本人&#x200b;并&#x200b;上报。</translation>
        </message>
        <message>
            <source>The chip offers no access protocol that this program knows.</source>
            <translation>芯片&#x200b;不&#x200b;提供&#x200b;本&#x200b;程序&#x200b;所知的&#x200b;访问&#x200b;协议。</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; report the kind of card.</source>
            <translation>请&#x200b;改用&#x200b;二维码&#x200b;或&#x200b;人工&#x200b;登记；&#x200b;并&#x200b;上报&#x200b;该&#x200b;证件的&#x200b;种类。</translation>
        </message>
        <message>
            <source>The signer fails against the installed country certificate, or the chip could not prove its key.</source>
            <translation>签发&#x200b;者&#x200b;未&#x200b;通过&#x200b;已&#x200b;安装的&#x200b;国家&#x200b;证书&#x200b;验证，&#x200b;或&#x200b;芯片&#x200b;未能&#x200b;证明&#x200b;其&#x200b;密钥。</translation>
        </message>
        <message>
            <source>Check person and card by hand; report the card to the security officer.</source>
            <translation>请&#x200b;人工&#x200b;核对&#x200b;本人&#x200b;与&#x200b;证件；&#x200b;并&#x200b;向&#x200b;安全&#x200b;负责人&#x200b;上报&#x200b;该&#x200b;证件。</translation>
        </message>
        <message>
            <source>The photo in the chip is damaged or too large and cannot be decoded.</source>
            <translation>芯片&#x200b;中的&#x200b;照片&#x200b;已&#x200b;损坏&#x200b;或&#x200b;过大，&#x200b;无法&#x200b;解码。</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;把&#x200b;本人&#x200b;与&#x200b;证件&#x200b;上&#x200b;印刷的&#x200b;照片&#x200b;核对。</translation>
        </message>
        <message>
            <source>Another person's card was put back in the middle of a check-in.</source>
            <translation>登记&#x200b;途中&#x200b;放回的&#x200b;是&#x200b;另一人的&#x200b;证件。</translation>
        </message>
        <message>
            <source>Start again with one card only.</source>
            <translation>请&#x200b;只用&#x200b;一张&#x200b;证件&#x200b;重新&#x200b;开始。</translation>
        </message>
        <message>
            <source>No card lies on the reader.</source>
            <translation>读卡器&#x200b;上&#x200b;没有&#x200b;证件。</translation>
        </message>
        <message>
            <source>Lay the card flat on the reader.</source>
            <translation>请&#x200b;把&#x200b;证件&#x200b;平&#x200b;放在&#x200b;读卡器&#x200b;上。</translation>
        </message>
        <message>
            <source>The chip holds no photo, as the cards of children under six.</source>
            <translation>芯片&#x200b;中&#x200b;没有&#x200b;照片，&#x200b;六岁&#x200b;以下&#x200b;儿童的&#x200b;证件&#x200b;即&#x200b;是&#x200b;如此。</translation>
        </message>
        <message>
            <source>Compare child and companion with the papers by eye, then confirm in the staff screen.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;把&#x200b;儿童&#x200b;和&#x200b;陪同&#x200b;者&#x200b;与&#x200b;证件&#x200b;核对，&#x200b;然后&#x200b;在&#x200b;工作人员&#x200b;界面&#x200b;确认。</translation>
        </message>
        <message>
            <source>No face was found in the chip's photo.</source>
            <translation>芯片的&#x200b;照片&#x200b;中&#x200b;没有&#x200b;找到&#x200b;面部。</translation>
        </message>
        <message>
            <source>The chip's photo shows more than one face.</source>
            <translation>芯片的&#x200b;照片&#x200b;中有&#x200b;不止&#x200b;一张&#x200b;面部。</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye; keep the evidence for the maintainers.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;把&#x200b;本人&#x200b;与&#x200b;印刷的&#x200b;照片&#x200b;核对；&#x200b;保留&#x200b;证据&#x200b;交给&#x200b;维护&#x200b;人员。</translation>
        </message>
        <message>
            <source>The QR code is of no known citizen ID, VNeID or insurance card.</source>
            <translation>该&#x200b;二维码&#x200b;不是&#x200b;已知的&#x200b;公民&#x200b;身份证、&#x200b;VNeID 或&#x200b;医保卡的&#x200b;二维码。</translation>
        </message>
        <message>
            <source>Show the QR of the ID card, of VNeID or of the insurance card.</source>
            <translation>请&#x200b;出示&#x200b;身份证、&#x200b;VNeID 或&#x200b;医保卡的&#x200b;二维码。</translation>
        </message>
        <message>
            <source>Only a QR code was shown; the settings ask staff to look at such a person.</source>
            <translation>只&#x200b;出示了&#x200b;二维码；&#x200b;设置&#x200b;要求&#x200b;由&#x200b;工作人员&#x200b;核对。</translation>
        </message>
        <message>
            <source>Compare the person with the photo on the paper or in VNeID, then confirm.</source>
            <translation>请&#x200b;把&#x200b;本人&#x200b;与&#x200b;证件&#x200b;或 VNeID 中的&#x200b;照片&#x200b;核对，&#x200b;然后&#x200b;确认。</translation>
        </message>
        <message>
            <source>The QR code names no birth date, so that nobody can be looked up by it.</source>
            <translation>二维码&#x200b;中&#x200b;没有&#x200b;出生日期，&#x200b;因此&#x200b;无法&#x200b;查询。</translation>
        </message>
        <message>
            <source>Ask for the ID card or the insurance card, or type the data by hand.</source>
            <translation>请&#x200b;索要&#x200b;身份证&#x200b;或&#x200b;医保卡，&#x200b;或&#x200b;手工&#x200b;输入&#x200b;资料。</translation>
        </message>
        <message>
            <source>The live face did not reach the threshold, twice.</source>
            <translation>现场&#x200b;面部&#x200b;两次&#x200b;未&#x200b;达到&#x200b;阈值。</translation>
        </message>
        <message>
            <source>Compare chip photo and person by eye in the staff screen; an old photo is the usual reason.</source>
            <translation>请&#x200b;在&#x200b;工作人员&#x200b;界面&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;芯片&#x200b;照片&#x200b;与&#x200b;本人；&#x200b;通常&#x200b;是因为&#x200b;照片&#x200b;较&#x200b;旧。</translation>
        </message>
        <message>
            <source>No good picture of the face came within the time limit.</source>
            <translation>在&#x200b;时限&#x200b;内&#x200b;没有&#x200b;得到&#x200b;清晰的&#x200b;面部&#x200b;图像。</translation>
        </message>
        <message>
            <source>Check light and camera height; verify the person by eye.</source>
            <translation>请&#x200b;检查&#x200b;光线&#x200b;和&#x200b;摄像头&#x200b;高度；&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;本人。</translation>
        </message>
        <message>
            <source>The person does not want the chip to be read.</source>
            <translation>对方&#x200b;不&#x200b;愿意&#x200b;读取&#x200b;芯片。</translation>
        </message>
        <message>
            <source>Check in by hand; consent is free and its refusal has no consequence.</source>
            <translation>请&#x200b;人工&#x200b;登记；&#x200b;同意&#x200b;出于&#x200b;自愿，&#x200b;不&#x200b;同意&#x200b;没有&#x200b;任何&#x200b;影响。</translation>
        </message>
        <message>
            <source>The person does not want the face to be compared.</source>
            <translation>对方&#x200b;不&#x200b;愿意&#x200b;比对&#x200b;面部。</translation>
        </message>
        <message>
            <source>Compare the person with the card's photo by eye.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;把&#x200b;本人&#x200b;与&#x200b;证件&#x200b;照片&#x200b;核对。</translation>
        </message>
        <message>
            <source>The comparison of the faces did not answer in time.</source>
            <translation>面部&#x200b;比对&#x200b;没有&#x200b;及时&#x200b;得出&#x200b;结果。</translation>
        </message>
        <message>
            <source>Verify the person by eye; if it repeats, restart the kiosk and run `kiosk doctor`.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;本人；&#x200b;如果&#x200b;反复&#x200b;出现，&#x200b;请&#x200b;重新启动&#x200b;本机&#x200b;并&#x200b;运行 `kiosk doctor&#x200b;`。</translation>
        </message>
        <message>
            <source>The motions asked for were not seen, or the face was out of sight meanwhile, in every try.</source>
            <translation>每次&#x200b;尝试&#x200b;都&#x200b;没有&#x200b;看到&#x200b;所&#x200b;要求的&#x200b;动作，&#x200b;或&#x200b;面部&#x200b;中途&#x200b;离开&#x200b;画面。</translation>
        </message>
        <message>
            <source>Verify the person by eye. Many cannot turn or blink as asked; it says nothing against them.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;本人。&#x200b;许多&#x200b;人&#x200b;无法&#x200b;按&#x200b;要求&#x200b;转头&#x200b;或&#x200b;眨眼，&#x200b;这&#x200b;不&#x200b;说明&#x200b;他们&#x200b;有&#x200b;任何&#x200b;问题。</translation>
        </message>
        <message>
            <source>The pictures did not look like one person before the camera.</source>
            <translation>图像&#x200b;看起来&#x200b;不像&#x200b;有&#x200b;一个&#x200b;人站&#x200b;在&#x200b;摄像头&#x200b;前。</translation>
        </message>
        <message>
            <source>Look at person and card by eye. Light or reflections are common reasons: accuse nobody.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;本人&#x200b;与&#x200b;证件。&#x200b;光线&#x200b;或&#x200b;反光&#x200b;是&#x200b;常见&#x200b;原因：&#x200b;请勿&#x200b;指责&#x200b;任何人。</translation>
        </message>
        <message>
            <source>The assessment gateway cannot be reached.</source>
            <translation>无法&#x200b;连接&#x200b;医保&#x200b;审核平台。</translation>
        </message>
        <message>
            <source>Check the network; check-ins are kept and sent by themselves when the gateway is back.</source>
            <translation>请&#x200b;检查&#x200b;网络；&#x200b;登记&#x200b;会&#x200b;保留，&#x200b;平台&#x200b;恢复&#x200b;后&#x200b;自动&#x200b;发送。</translation>
        </message>
        <message>
            <source>The assessment gateway did not answer in time.</source>
            <translation>医保&#x200b;审核平台&#x200b;没有&#x200b;及时&#x200b;响应。</translation>
        </message>
        <message>
            <source>Nothing to do; what was not answered is asked and sent again by itself.</source>
            <translation>无需&#x200b;处理；&#x200b;未&#x200b;得到&#x200b;答复的&#x200b;会&#x200b;自动&#x200b;再次&#x200b;查询&#x200b;和&#x200b;发送。</translation>
        </message>
        <message>
            <source>The assessment gateway answered something that is no answer of its contract.</source>
            <translation>医保&#x200b;审核平台的&#x200b;答复&#x200b;不&#x200b;符合&#x200b;约定。</translation>
        </message>
        <message>
            <source>Nothing to do; if it lasts, tell social insurance the time of the fault.</source>
            <translation>无需&#x200b;处理；&#x200b;如果&#x200b;持续&#x200b;如此，&#x200b;请&#x200b;把&#x200b;故障&#x200b;时间&#x200b;告知&#x200b;社会保险&#x200b;机构。</translation>
        </message>
        <message>
            <source>The gateway refuses the facility's account.</source>
            <translation>平台&#x200b;不&#x200b;接受&#x200b;本机&#x200b;构的&#x200b;账户。</translation>
        </message>
        <message>
            <source>Correct user name and password in the settings; the account may be locked or the IP not registered.</source>
            <translation>请&#x200b;在&#x200b;设置&#x200b;中&#x200b;改正&#x200b;用户名&#x200b;和&#x200b;密码；&#x200b;账户&#x200b;可能&#x200b;被&#x200b;锁定，&#x200b;或 IP 未登记。&#x200b;</translation>
        </message>
        <message>
            <source>The officer's ID in the settings is not registered at the gateway (054).</source>
            <translation>设置&#x200b;中&#x200b;工作人员的&#x200b;证件&#x200b;号&#x200b;未&#x200b;在&#x200b;平台&#x200b;登记&#x200b;（054）。</translation>
        </message>
        <message>
            <source>Correct the officer's ID in the settings. This is never the patient's fault.</source>
            <translation>请&#x200b;在&#x200b;设置&#x200b;中&#x200b;改正&#x200b;工作人员的&#x200b;证件&#x200b;号。&#x200b;这&#x200b;绝不&#x200b;是&#x200b;患者的&#x200b;责任。</translation>
        </message>
        <message>
            <source>The officer's name in the settings differs from the registered one (055).</source>
            <translation>设置&#x200b;中&#x200b;工作人员的&#x200b;姓名&#x200b;与&#x200b;登记的&#x200b;不&#x200b;一致&#x200b;（055）。</translation>
        </message>
        <message>
            <source>Write the officer's name in the settings exactly as registered.</source>
            <translation>请&#x200b;在&#x200b;设置&#x200b;中&#x200b;按&#x200b;登记的&#x200b;写法&#x200b;填写&#x200b;工作人员的&#x200b;姓名。</translation>
        </message>
        <message>
            <source>The gateway reports a fault of its own (100, 101 or HTTP 5xx).</source>
            <translation>平台&#x200b;报告&#x200b;其&#x200b;自身&#x200b;故障&#x200b;（100、&#x200b;101 或 HTTP 5xx）。&#x200b;</translation>
        </message>
        <message>
            <source>Nothing to do; it is asked again by itself.</source>
            <translation>无需&#x200b;处理；&#x200b;会&#x200b;自动&#x200b;再次&#x200b;查询。</translation>
        </message>
        <message>
            <source>The gateway answered a code that the contract does not name.</source>
            <translation>平台&#x200b;返回了&#x200b;约定&#x200b;中&#x200b;没有的&#x200b;代码。</translation>
        </message>
        <message>
            <source>Look the person up by hand on the gateway's web page; report the code.</source>
            <translation>请&#x200b;在&#x200b;平台的&#x200b;网页&#x200b;上&#x200b;人工&#x200b;查询；&#x200b;并&#x200b;上报&#x200b;该&#x200b;代码。</translation>
        </message>
        <message>
            <source>The gateway refused the check-in.</source>
            <translation>平台&#x200b;未&#x200b;接受&#x200b;该&#x200b;登记。</translation>
        </message>
        <message>
            <source>Read the reason with `kiosk outbox list`, correct the data and retry.</source>
            <translation>请用&#x200b; `kiosk outbox list` 查看&#x200b;原因，&#x200b;改正&#x200b;资料&#x200b;后&#x200b;重试。</translation>
        </message>
        <message>
            <source>The gateway calls our request malformed (205).</source>
            <translation>平台&#x200b;认为&#x200b;本机的&#x200b;请求&#x200b;格式&#x200b;有误&#x200b;（205）。</translation>
        </message>
        <message>
            <source>A fault in this program: report it with the log of the day.</source>
            <translation>本&#x200b;程序的&#x200b;故障：&#x200b;请&#x200b;连同&#x200b;当天的&#x200b;日志&#x200b;上报。</translation>
        </message>
        <message>
            <source>The gateway knows no insurance card of this person (050).</source>
            <translation>平台&#x200b;没有&#x200b;此人的&#x200b;医保卡&#x200b;（050）。</translation>
        </message>
        <message>
            <source>Ask for the insurance card or number; otherwise receive as self-paying.</source>
            <translation>请&#x200b;索要&#x200b;医保卡&#x200b;或&#x200b;卡号；&#x200b;没有的话&#x200b;按&#x200b;自费&#x200b;登记。</translation>
        </message>
        <message>
            <source>The insurance card number is wrong (051, 052, 053).</source>
            <translation>医保卡&#x200b;号&#x200b;有误&#x200b;（051、&#x200b;052、&#x200b;053）。</translation>
        </message>
        <message>
            <source>Compare the number with the card and type it anew.</source>
            <translation>请&#x200b;与&#x200b;医保卡&#x200b;核对&#x200b;号码&#x200b;后&#x200b;重新&#x200b;输入。</translation>
        </message>
        <message>
            <source>The name at social insurance differs from the card's (060, 061).</source>
            <translation>社会保险&#x200b;登记的&#x200b;姓名&#x200b;与&#x200b;证件&#x200b;不同&#x200b;（060、&#x200b;061）。</translation>
        </message>
        <message>
            <source>Put the person on the data-cleaning list; receive by hand.</source>
            <translation>请&#x200b;把&#x200b;此人&#x200b;列入&#x200b;数据&#x200b;清理&#x200b;名单；&#x200b;人工&#x200b;登记。</translation>
        </message>
        <message>
            <source>The birth date at social insurance differs from the card's (070).</source>
            <translation>社会保险&#x200b;登记的&#x200b;出生日期&#x200b;与&#x200b;证件&#x200b;不同&#x200b;（070）。</translation>
        </message>
        <message>
            <source>The insurance card has expired (010).</source>
            <translation>医保卡&#x200b;已过期&#x200b;（010）。</translation>
        </message>
        <message>
            <source>Tell how to renew; receive as self-paying meanwhile.</source>
            <translation>请&#x200b;告知&#x200b;续保&#x200b;方法；&#x200b;其间&#x200b;按&#x200b;自费&#x200b;登记。</translation>
        </message>
        <message>
            <source>The insurance card was revoked (110).</source>
            <translation>医保卡&#x200b;已&#x200b;被&#x200b;收回&#x200b;（110）。</translation>
        </message>
        <message>
            <source>Ask social insurance for the reason; receive as self-paying meanwhile.</source>
            <translation>请&#x200b;向&#x200b;社会保险&#x200b;机构&#x200b;询问&#x200b;原因；&#x200b;其间&#x200b;按&#x200b;自费&#x200b;登记。</translation>
        </message>
        <message>
            <source>The insurance card was reported decreased (120 to 124).</source>
            <translation>医保卡&#x200b;已&#x200b;申报&#x200b;减员&#x200b;（120 至 124）。&#x200b;</translation>
        </message>
        <message>
            <source>Ask employer or commune about the contribution; receive as self-paying meanwhile.</source>
            <translation>请&#x200b;向&#x200b;工作&#x200b;单位&#x200b;或&#x200b;乡坊&#x200b;询问&#x200b;缴费&#x200b;情况；&#x200b;其间&#x200b;按&#x200b;自费&#x200b;登记。</translation>
        </message>
        <message>
            <source>A child who has no card yet (130).</source>
            <translation>尚无&#x200b;医保卡的&#x200b;儿童&#x200b;（130）。</translation>
        </message>
        <message>
            <source>Receive with birth certificate as the rules for children under six say.</source>
            <translation>请&#x200b;按&#x200b;六岁&#x200b;以下&#x200b;儿童的&#x200b;规定&#x200b;凭&#x200b;出生证&#x200b;登记。</translation>
        </message>
        <message>
            <source>The card is managed by the insurance of Defence or Public Security (001, 002).</source>
            <translation>该卡&#x200b;由&#x200b;国防&#x200b;或&#x200b;公安的&#x200b;保险机构&#x200b;管理&#x200b;（001、&#x200b;002）。</translation>
        </message>
        <message>
            <source>Check insurance card and ID paper by eye.</source>
            <translation>请&#x200b;用&#x200b;肉眼&#x200b;核对&#x200b;医保卡&#x200b;和&#x200b;身份证&#x200b;件。</translation>
        </message>
        <message>
            <source>The gateway's certificate is not trusted, or none of its issuers is a pinned one.</source>
            <translation>平台的&#x200b;证书&#x200b;不&#x200b;受&#x200b;信任，&#x200b;或&#x200b;其&#x200b;签发&#x200b;者&#x200b;均&#x200b;未&#x200b;被&#x200b;固定。</translation>
        </message>
        <message>
            <source>Check date and time of this machine and its certificate authorities; nothing was sent. If the issuer has changed, correct gateway.issuer_pins.</source>
            <translation>请&#x200b;检查&#x200b;本机的&#x200b;日期&#x200b;时间&#x200b;和&#x200b;证书&#x200b;颁发&#x200b;机构；&#x200b;没有&#x200b;发送&#x200b;任何&#x200b;内容。&#x200b;如果&#x200b;签发&#x200b;者&#x200b;已&#x200b;更换，&#x200b;请&#x200b;改正 gateway&#x200b;.&#x200b;issuer&#x200b;_&#x200b;pins。</translation>
        </message>
        <message>
            <source>The person asked for help.</source>
            <translation>对方&#x200b;请求&#x200b;帮助。</translation>
        </message>
        <message>
            <source>Go to the person; the screen shows the step reached.</source>
            <translation>请&#x200b;到&#x200b;对方&#x200b;身边；&#x200b;屏幕&#x200b;显示&#x200b;进行&#x200b;到&#x200b;哪&#x200b;一步。</translation>
        </message>
        <message>
            <source>A card was left on the reader.</source>
            <translation>读卡器&#x200b;上&#x200b;遗留了&#x200b;一张&#x200b;证件。</translation>
        </message>
        <message>
            <source>Take the card from the reader and keep it for its holder.</source>
            <translation>请&#x200b;从&#x200b;读卡器&#x200b;上&#x200b;取下&#x200b;证件，&#x200b;并&#x200b;为&#x200b;持有人&#x200b;保管。</translation>
        </message>
        <message>
            <source>The dossier is not of this person, or was handed out or withdrawn before.</source>
            <translation>该卷宗&#x200b;不属于此人，&#x200b;或此前已发放&#x200b;结果或撤回。</translation>
        </message>
        <message>
            <source>Search for its number: the list shows how far it has come.</source>
            <translation>请按编号查找：&#x200b;列表会&#x200b;显示其进度。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer is not connected or reports an error.</source>
            <translation>号票未打印：&#x200b;打印机&#x200b;未连接&#x200b;或报错。</translation>
        </message>
        <message>
            <source>Look at cable, cutter and lamp of the printer; the number is valid without paper.</source>
            <translation>检查打印机的&#x200b;连线、&#x200b;切刀&#x200b;和指示灯；&#x200b;没有纸票&#x200b;号码仍有效。</translation>
        </message>
        <message>
            <source>The printer did not answer in time: whether paper came out is not known.</source>
            <translation>打印机&#x200b;未及时应答：&#x200b;不知是否已出纸。</translation>
        </message>
        <message>
            <source>Switch the printer off and on; the number is valid without paper.</source>
            <translation>请&#x200b;关闭&#x200b;打印机&#x200b;后&#x200b;重新&#x200b;打开；&#x200b;没有&#x200b;小票&#x200b;号码&#x200b;也&#x200b;有效。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the paper is used up.</source>
            <translation>号票未打印：&#x200b;纸已用完。</translation>
        </message>
        <message>
            <source>Load paper, then print the last number again on the staff screen.</source>
            <translation>装纸，&#x200b;然后在工作人员屏幕&#x200b;重新打印&#x200b;最后的号码。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer's cover is open.</source>
            <translation>号票未打印：&#x200b;打印机盖子&#x200b;开着。</translation>
        </message>
        <message>
            <source>Close the cover, then print the last number again on the staff screen.</source>
            <translation>合上盖子，&#x200b;然后在工作人员屏幕&#x200b;重新打印&#x200b;最后的号码。</translation>
        </message>
    </context>
</TS>
