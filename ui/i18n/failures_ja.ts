<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
    <context>
        <name>Failure</name>
        <message>
            <source>Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>窓口へ&#x200b;お越しください。&#x200b;係員が&#x200b;すぐに&#x200b;お手伝いします。</translation>
        </message>
        <message>
            <source>Thẻ chưa đọc được. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>カードを&#x200b;まだ&#x200b;読み取れていません。&#x200b;窓口へ&#x200b;お越しください。&#x200b;係員が&#x200b;すぐに&#x200b;お手伝いします。</translation>
        </message>
        <message>
            <source>Thẻ bị nhấc lên sớm. Xin đặt thẻ lại như cũ, hoặc đến quầy để được giúp.</source>
            <translation>カードが&#x200b;少し&#x200b;早く&#x200b;離れました。&#x200b;元のように&#x200b;置いてくださるか、&#x200b;窓口へ&#x200b;お越しください。</translation>
        </message>
        <message>
            <source>Mã QR chưa đọc được. Xin thử lại hoặc đến quầy.</source>
            <translation>QRコードを&#x200b;まだ&#x200b;読み取れていません。&#x200b;もう&#x200b;一度&#x200b;お試しに&#x200b;なるか、&#x200b;窓口へ&#x200b;お越しください。</translation>
        </message>
        <message>
            <source>Chưa nhận ra khuôn mặt. Mời quý khách đến quầy, nhân viên sẽ giúp ngay.</source>
            <translation>お顔を&#x200b;まだ&#x200b;確認できていません。&#x200b;窓口へ&#x200b;お越しください。&#x200b;係員が&#x200b;すぐに&#x200b;お手伝いします。</translation>
        </message>
        <message>
            <source>Chưa tra cứu được bảo hiểm. Quý khách vẫn được tiếp nhận, nhân viên sẽ kiểm tra lại.</source>
            <translation>健康保険を&#x200b;まだ&#x200b;確認できていません。&#x200b;このまま&#x200b;受付できます。&#x200b;係員が&#x200b;後ほど&#x200b;確認します。</translation>
        </message>
        <message>
            <source>Số thứ tự của quý khách vẫn có hiệu lực. Nhân viên sẽ xem lại hồ sơ.</source>
            <translation>番号は&#x200b;そのまま&#x200b;有効です。&#x200b;係員が&#x200b;記録を&#x200b;確認します。</translation>
        </message>
        <message>
            <source>Thông tin bảo hiểm cần nhân viên xem lại. Mời quý khách đến quầy.</source>
            <translation>保険の&#x200b;内容を&#x200b;係員が&#x200b;確認します。&#x200b;窓口へ&#x200b;お越しください。</translation>
        </message>
        <message>
            <source>Xin lấy lại thẻ.</source>
            <translation>カードを&#x200b;お取りください。</translation>
        </message>
        <message>
            <source>Xin ghi lại số trên màn hình.</source>
            <translation>画面の&#x200b;番号を&#x200b;お控えください。</translation>
        </message>
        <message>
            <source>The check-in could not be written to the local database.</source>
            <translation>受付を&#x200b;本機の&#x200b;データベースに&#x200b;書き込めませんでした。</translation>
        </message>
        <message>
            <source>Check free disk space and the rights of the data folder; run `kiosk doctor`.</source>
            <translation>ディスクの&#x200b;空きと&#x200b;データフォルダーの&#x200b;権限を&#x200b;確認し、&#x200b;`kiosk doctor` を&#x200b;実行してください。</translation>
        </message>
        <message>
            <source>The self-test did not finish within 20 seconds.</source>
            <translation>自己診断が&#x200b;20秒以内に&#x200b;終わりませんでした。</translation>
        </message>
        <message>
            <source>Run `kiosk doctor`; a device driver usually hangs: unplug and replug the named device.</source>
            <translation>`kiosk doctor` を&#x200b;実行してください。&#x200b;多くは機器の&#x200b;ドライバーの&#x200b;停止です。&#x200b;表示された機器を&#x200b;挿し直してください。</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>カード読み取り機が&#x200b;接続されていません。</translation>
        </message>
        <message>
            <source>Plug the reader in; `kiosk card readers` must list it. QR check-in goes on meanwhile.</source>
            <translation>読み取り機を&#x200b;接続してください。&#x200b;`kiosk card readers` に&#x200b;表示されるはずです。&#x200b;QRでの&#x200b;受付は&#x200b;続けられます。</translation>
        </message>
        <message>
            <source>The PC/SC service does not answer.</source>
            <translation>PC/SCサービスが&#x200b;応答しません。</translation>
        </message>
        <message>
            <source>Start pcscd (`systemctl start pcscd.socket`); the kiosk reconnects by itself.</source>
            <translation>pcscdを&#x200b;起動してください&#x200b;（`systemctl start pcscd.socket`）。&#x200b;自動で&#x200b;再接続します。</translation>
        </message>
        <message>
            <source>The configured camera was not found.</source>
            <translation>設定された&#x200b;カメラが&#x200b;見つかりません。</translation>
        </message>
        <message>
            <source>Check the cable and the device number in the settings; another program may hold the camera.</source>
            <translation>ケーブルと&#x200b;設定の機器番号を&#x200b;確認してください。&#x200b;ほかの&#x200b;プログラムが&#x200b;使用中の&#x200b;こともあります。</translation>
        </message>
        <message>
            <source>The camera stopped delivering pictures.</source>
            <translation>カメラから&#x200b;映像が&#x200b;届かなくなりました。</translation>
        </message>
        <message>
            <source>Replug the camera; verify this person by hand in the staff screen.</source>
            <translation>カメラを&#x200b;挿し直してください。&#x200b;この&#x200b;方は&#x200b;係員画面で&#x200b;目視で&#x200b;確認してください。</translation>
        </message>
        <message>
            <source>A setting is missing or wrong.</source>
            <translation>設定が&#x200b;足りないか、&#x200b;誤っています。</translation>
        </message>
        <message>
            <source>The message names file, line and setting; correct it and start again.</source>
            <translation>メッセージに&#x200b;ファイル、&#x200b;行、&#x200b;設定名が&#x200b;示されます。&#x200b;直してから&#x200b;再&#x200b;起動してください。</translation>
        </message>
        <message>
            <source>A model file is missing, damaged, or its SHA-256 differs.</source>
            <translation>モデルファイルが&#x200b;ないか、&#x200b;壊れているか、&#x200b;SHA-256が&#x200b;異なります。</translation>
        </message>
        <message>
            <source>Install the package again; never replace model files by hand.</source>
            <translation>パッケージを&#x200b;入れ直してください。&#x200b;モデルファイルを&#x200b;手で&#x200b;置き換えないでください。</translation>
        </message>
        <message>
            <source>A fault in this program.</source>
            <translation>この&#x200b;プログラムの&#x200b;不具合です。</translation>
        </message>
        <message>
            <source>Send the log of the day (it holds no personal data) to the maintainers.</source>
            <translation>当日の&#x200b;ログ&#x200b;（個人情報は&#x200b;含みません）を&#x200b;保守担当に&#x200b;送ってください。</translation>
        </message>
        <message>
            <source>The command was given wrong or missing arguments.</source>
            <translation>コマンドの&#x200b;引数が&#x200b;誤っているか、&#x200b;足りません。</translation>
        </message>
        <message>
            <source>Run the command with --help.</source>
            <translation>--help を&#x200b;付けて&#x200b;実行してください。</translation>
        </message>
        <message>
            <source>The disk that holds the database has no room left.</source>
            <translation>データベースの&#x200b;ある&#x200b;ディスクに&#x200b;空きが&#x200b;ありません。</translation>
        </message>
        <message>
            <source>Make room on the disk of the data folder; the kiosk goes on by itself. Nothing kept so far is lost.</source>
            <translation>データフォルダーの&#x200b;ディスクに&#x200b;空きを&#x200b;作ってください。&#x200b;自動で&#x200b;続行します。&#x200b;保存済みの&#x200b;ものは&#x200b;失われません。</translation>
        </message>
        <message>
            <source>The database cannot be written: read-only medium or missing rights.</source>
            <translation>データベースに&#x200b;書き込めません。&#x200b;読み取り専用か、&#x200b;権限が&#x200b;ありません。</translation>
        </message>
        <message>
            <source>Give the kiosk's account the data folder; a disk that turned read-only is usually failing: save it first.</source>
            <translation>本機の&#x200b;アカウントに&#x200b;データフォルダーを&#x200b;割り当ててください。&#x200b;読み取り専用に&#x200b;変わった&#x200b;ディスクは&#x200b;故障しかけている&#x200b;ことが&#x200b;多いので、&#x200b;先に&#x200b;保存してください。</translation>
        </message>
        <message>
            <source>The database file is damaged.</source>
            <translation>データベースの&#x200b;ファイルが&#x200b;壊れています。</translation>
        </message>
        <message>
            <source>Move the data folder away and keep it: what was not delivered can be saved. Restore the last backup.</source>
            <translation>データフォルダーを&#x200b;別の&#x200b;場所に&#x200b;移して&#x200b;保管してください。&#x200b;未送信の&#x200b;ものを&#x200b;救い&#x200b;出せます。&#x200b;最新の&#x200b;バックアップを&#x200b;戻してください。</translation>
        </message>
        <message>
            <source>The key that seals personal data is missing or belongs to another database.</source>
            <translation>個人情報を&#x200b;封印する&#x200b;鍵が&#x200b;ないか、&#x200b;別の&#x200b;データベースの&#x200b;ものです。</translation>
        </message>
        <message>
            <source>Restore the key from the backup; a new key opens none of the old data.</source>
            <translation>鍵を&#x200b;バックアップから&#x200b;戻してください。&#x200b;新しい&#x200b;鍵では&#x200b;古い&#x200b;データを&#x200b;開けません。</translation>
        </message>
        <message>
            <source>The database belongs to the other mode (simulated or in service) or to a newer version of this program.</source>
            <translation>データベースが&#x200b;別の&#x200b;モード&#x200b;（模擬または&#x200b;本番）か、&#x200b;より&#x200b;新しい&#x200b;版の&#x200b;ものです。</translation>
        </message>
        <message>
            <source>Name another data folder in the settings, or install the newer version again.</source>
            <translation>設定で&#x200b;別の&#x200b;データフォルダーを&#x200b;指定するか、&#x200b;新しい&#x200b;版を&#x200b;入れ直してください。</translation>
        </message>
        <message>
            <source>A font is missing or damaged, so that a language of the screen cannot be written.</source>
            <translation>フォントが&#x200b;ないか&#x200b;壊れている&#x200b;ため、&#x200b;画面の&#x200b;言語の&#x200b;一つを&#x200b;表示できません。</translation>
        </message>
        <message>
            <source>Install the system package fonts-noto-cjk; until then the kiosk offers the other languages alone.</source>
            <translation>システムパッケージ&#x200b; fonts-noto-cjk を&#x200b;インストールしてください。&#x200b;それまでは、&#x200b;ほかの&#x200b;言語だけを&#x200b;表示します。</translation>
        </message>
        <message>
            <source>The receipt numbers that this counter may give out today are used up.</source>
            <translation>この窓口で&#x200b;本日発行できる&#x200b;受付番号を&#x200b;使い切りました。</translation>
        </message>
        <message>
            <source>Give the counter a wider range in the settings (counter.last_number), then start it again.</source>
            <translation>設定&#x200b;（counter.last_number）で&#x200b;窓口の番号範囲を&#x200b;広げ、&#x200b;再起動してください。</translation>
        </message>
        <message>
            <source>The camera is there and cannot be opened: another program may be using it.</source>
            <translation>カメラは&#x200b;ありますが&#x200b;開けません。&#x200b;ほかの&#x200b;プログラムが&#x200b;使用中かもしれません。</translation>
        </message>
        <message>
            <source>Close the other program, or unplug the camera and plug it in again; the kiosk tries again by itself.</source>
            <translation>ほかの&#x200b;プログラムを&#x200b;閉じるか、&#x200b;カメラを&#x200b;挿し直してください。&#x200b;自動で&#x200b;再試行します。</translation>
        </message>
        <message>
            <source>This account may not use the camera.</source>
            <translation>この&#x200b;アカウントには&#x200b;カメラを&#x200b;使う&#x200b;権限が&#x200b;ありません。</translation>
        </message>
        <message>
            <source>Add the kiosk's account to the group `video` and start it again.</source>
            <translation>本機の&#x200b;アカウントを `video` グループに&#x200b;加えて、&#x200b;起動し直してください。</translation>
        </message>
        <message>
            <source>The camera's pictures are black.</source>
            <translation>カメラの&#x200b;映像が&#x200b;真っ黒です。</translation>
        </message>
        <message>
            <source>Open the lens cover and switch the light on; the kiosk goes on by itself.</source>
            <translation>レンズの&#x200b;蓋を&#x200b;開け、&#x200b;明かりを&#x200b;つけてください。&#x200b;自動で&#x200b;続行します。</translation>
        </message>
        <message>
            <source>The camera delivers the same picture over and over.</source>
            <translation>カメラから&#x200b;同じ&#x200b;映像が&#x200b;繰り返し届いています。</translation>
        </message>
        <message>
            <source>The kiosk opens the camera anew by itself; if it lasts, unplug the camera and plug it in again.</source>
            <translation>自動で&#x200b;カメラを&#x200b;開き直します。&#x200b;続く&#x200b;場合は&#x200b;カメラを&#x200b;挿し直してください。</translation>
        </message>
        <message>
            <source>The camera delivers fewer than five pictures a second.</source>
            <translation>カメラの&#x200b;映像が&#x200b;毎秒&#x200b;5枚に&#x200b;足りません。</translation>
        </message>
        <message>
            <source>Plug the camera straight into the machine, not into a hub; more light helps too.</source>
            <translation>カメラを&#x200b;ハブではなく本体に&#x200b;直接つないでください。&#x200b;明るくするのも&#x200b;有効です。</translation>
        </message>
        <message>
            <source>The chip refused the access key: the digits, the QR or the MRZ are not of this card.</source>
            <translation>チップが&#x200b;鍵を&#x200b;受け付けませんでした。&#x200b;数字、&#x200b;QR、&#x200b;または&#x200b;MRZが&#x200b;この&#x200b;カードの&#x200b;ものではありません。</translation>
        </message>
        <message>
            <source>Compare the digits with the card in hand; type the last six digits of its number.</source>
            <translation>数字を&#x200b;手元の&#x200b;カードと&#x200b;見比べ、&#x200b;番号の&#x200b;下6桁を&#x200b;入力してください。</translation>
        </message>
        <message>
            <source>The card was lifted before the chip had been read.</source>
            <translation>チップを&#x200b;読み終える&#x200b;前に&#x200b;カードが&#x200b;離れました。</translation>
        </message>
        <message>
            <source>Ask the person to let the card lie until the screen asks to take it.</source>
            <translation>画面の&#x200b;案内が&#x200b;あるまで&#x200b;カードを&#x200b;置いたままに&#x200b;するよう、&#x200b;お願いしてください。</translation>
        </message>
        <message>
            <source>The chip or the reader broke off the communication.</source>
            <translation>チップか&#x200b;読み取り機の&#x200b;通信が&#x200b;途切れました。</translation>
        </message>
        <message>
            <source>Try once more without holder or other cards near; then check in by QR or by hand.</source>
            <translation>ケースや&#x200b;ほかの&#x200b;カードを&#x200b;離して&#x200b;もう&#x200b;一度&#x200b;試し、&#x200b;その後は&#x200b;QRか&#x200b;手作業で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The card on the reader is no citizen ID card with an ICAO chip.</source>
            <translation>読み取り機の&#x200b;カードは、&#x200b;ICAOチップ付きの&#x200b;国民身分証ではありません。</translation>
        </message>
        <message>
            <source>Ask for the citizen ID card; bank and transport cards are not read.</source>
            <translation>国民身分証を&#x200b;お願いしてください。&#x200b;銀行や&#x200b;交通の&#x200b;カードは&#x200b;読み取りません。</translation>
        </message>
        <message>
            <source>The chip did not finish within the time limit, three times.</source>
            <translation>チップが&#x200b;3回とも&#x200b;時間内に&#x200b;終わりませんでした。</translation>
        </message>
        <message>
            <source>Move the card to the middle of the reader; an old chip may need the counter's reader.</source>
            <translation>カードを&#x200b;読み取り機の&#x200b;中央に&#x200b;動かしてください。&#x200b;古い&#x200b;チップは&#x200b;窓口の&#x200b;読み取り機が&#x200b;必要な&#x200b;こともあります。</translation>
        </message>
        <message>
            <source>The chip's data do not agree with their signature.</source>
            <translation>チップの&#x200b;データが&#x200b;署名と&#x200b;一致しません。</translation>
        </message>
        <message>
            <source>Treat the chip's data as unproved; check person and card by hand and report the card.</source>
            <translation>チップの&#x200b;データは&#x200b;未証明と&#x200b;して&#x200b;扱い、&#x200b;本人と&#x200b;カードを&#x200b;目視で&#x200b;確認し、&#x200b;カードを&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The chip holds data that do not follow Doc 9303.</source>
            <translation>チップの&#x200b;データが&#x200b;Doc 9303に&#x200b;沿っていません。</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; keep the evidence shown by `kiosk card read` for the maintainers.</source>
            <translation>QRか&#x200b;手作業で&#x200b;受け付け、&#x200b;`kiosk card read` が&#x200b;示す記録を&#x200b;保守担当の&#x200b;ために&#x200b;保管してください。</translation>
        </message>
        <message>
            <source>The secure channel to the chip was broken or downgraded.</source>
            <translation>チップとの&#x200b;安全な&#x200b;通信路が&#x200b;途切れたか、&#x200b;弱められました。</translation>
        </message>
        <message>
            <source>Read once more; if it happens again with this card only, check the person by hand and report it.</source>
            <translation>もう&#x200b;一度&#x200b;読み取ってください。&#x200b;この&#x200b;カードだけで&#x200b;再び起きる&#x200b;場合は、&#x200b;本人を&#x200b;目視で&#x200b;確認し、&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The chip offers no access protocol that this program knows.</source>
            <translation>この&#x200b;プログラムの&#x200b;知る&#x200b;方式に&#x200b;チップが&#x200b;対応していません。</translation>
        </message>
        <message>
            <source>Check in by QR or by hand; report the kind of card.</source>
            <translation>QRか&#x200b;手作業で&#x200b;受け付け、&#x200b;カードの&#x200b;種類を&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The signer fails against the installed country certificate, or the chip could not prove its key.</source>
            <translation>署名者が&#x200b;国の&#x200b;証明書で&#x200b;確認できないか、&#x200b;チップが&#x200b;鍵を&#x200b;証明できませんでした。</translation>
        </message>
        <message>
            <source>Check person and card by hand; report the card to the security officer.</source>
            <translation>本人と&#x200b;カードを&#x200b;目視で&#x200b;確認し、&#x200b;カードを&#x200b;保安担当に&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The photo in the chip is damaged or too large and cannot be decoded.</source>
            <translation>チップの&#x200b;写真が&#x200b;壊れているか、&#x200b;大きすぎて&#x200b;復号できません。</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye.</source>
            <translation>本人を&#x200b;印刷された&#x200b;写真と&#x200b;目視で&#x200b;見比べてください。</translation>
        </message>
        <message>
            <source>Another person's card was put back in the middle of a check-in.</source>
            <translation>受付の&#x200b;途中で&#x200b;別の&#x200b;方の&#x200b;カードが&#x200b;置かれました。</translation>
        </message>
        <message>
            <source>Start again with one card only.</source>
            <translation>1枚の&#x200b;カードだけで&#x200b;最初から&#x200b;やり直してください。</translation>
        </message>
        <message>
            <source>No card lies on the reader.</source>
            <translation>読み取り機に&#x200b;カードが&#x200b;ありません。</translation>
        </message>
        <message>
            <source>Lay the card flat on the reader.</source>
            <translation>カードを&#x200b;読み取り機に&#x200b;平らに&#x200b;置いてください。</translation>
        </message>
        <message>
            <source>The chip holds no photo, as the cards of children under six.</source>
            <translation>チップに&#x200b;写真が&#x200b;ありません。&#x200b;6歳未満の&#x200b;お子さまの&#x200b;カードが&#x200b;そうです。</translation>
        </message>
        <message>
            <source>Compare child and companion with the papers by eye, then confirm in the staff screen.</source>
            <translation>お子さまと&#x200b;付き添いの&#x200b;方を&#x200b;書類と&#x200b;目視で&#x200b;見比べ、&#x200b;係員画面で&#x200b;確定してください。</translation>
        </message>
        <message>
            <source>No face was found in the chip's photo.</source>
            <translation>チップの&#x200b;写真に&#x200b;顔が&#x200b;見つかりません。</translation>
        </message>
        <message>
            <source>The chip's photo shows more than one face.</source>
            <translation>チップの&#x200b;写真に&#x200b;複数の&#x200b;顔が&#x200b;あります。</translation>
        </message>
        <message>
            <source>Compare the person with the printed photo by eye; keep the evidence for the maintainers.</source>
            <translation>本人を&#x200b;印刷された&#x200b;写真と&#x200b;目視で&#x200b;見比べ、&#x200b;記録を&#x200b;保守担当の&#x200b;ために&#x200b;保管してください。</translation>
        </message>
        <message>
            <source>The QR code is of no known citizen ID, VNeID or insurance card.</source>
            <translation>この&#x200b;QRコードは、&#x200b;身分証、&#x200b;VNeID、&#x200b;保険証の&#x200b;いずれの&#x200b;ものでもありません。</translation>
        </message>
        <message>
            <source>Show the QR of the ID card, of VNeID or of the insurance card.</source>
            <translation>身分証、&#x200b;VNeID、&#x200b;または&#x200b;保険証の&#x200b;QRを&#x200b;見せていただいてください。</translation>
        </message>
        <message>
            <source>Only a QR code was shown; the settings ask staff to look at such a person.</source>
            <translation>QRコードだけが&#x200b;示されました。&#x200b;設定に&#x200b;より&#x200b;係員が&#x200b;確認します。</translation>
        </message>
        <message>
            <source>Compare the person with the photo on the paper or in VNeID, then confirm.</source>
            <translation>本人を&#x200b;書類か&#x200b;VNeIDの&#x200b;写真と&#x200b;見比べ、&#x200b;確定してください。</translation>
        </message>
        <message>
            <source>The QR code names no birth date, so that nobody can be looked up by it.</source>
            <translation>QRコードに&#x200b;生年月日が&#x200b;なく、&#x200b;照会できません。</translation>
        </message>
        <message>
            <source>Ask for the ID card or the insurance card, or type the data by hand.</source>
            <translation>身分&#x200b;証か&#x200b;保険証を&#x200b;お願いするか、&#x200b;手で&#x200b;入力してください。</translation>
        </message>
        <message>
            <source>The live face did not reach the threshold, twice.</source>
            <translation>顔の&#x200b;照合が&#x200b;2回とも&#x200b;基準に&#x200b;届きませんでした。</translation>
        </message>
        <message>
            <source>Compare chip photo and person by eye in the staff screen; an old photo is the usual reason.</source>
            <translation>係員画面で&#x200b;チップの&#x200b;写真と&#x200b;本人を&#x200b;目視で&#x200b;見比べてください。&#x200b;多くは&#x200b;写真が&#x200b;古いためです。</translation>
        </message>
        <message>
            <source>No good picture of the face came within the time limit.</source>
            <translation>時間内に&#x200b;良い&#x200b;顔の&#x200b;画像が&#x200b;得られませんでした。</translation>
        </message>
        <message>
            <source>Check light and camera height; verify the person by eye.</source>
            <translation>明るさと&#x200b;カメラの&#x200b;高さを&#x200b;確認し、&#x200b;本人を&#x200b;目視で&#x200b;確認してください。</translation>
        </message>
        <message>
            <source>The person does not want the chip to be read.</source>
            <translation>チップの&#x200b;読み取りを&#x200b;希望されません。</translation>
        </message>
        <message>
            <source>Check in by hand; consent is free and its refusal has no consequence.</source>
            <translation>手作業で&#x200b;受け付けてください。&#x200b;同意は&#x200b;自由で、&#x200b;断っても&#x200b;不利益は&#x200b;ありません。</translation>
        </message>
        <message>
            <source>The person does not want the face to be compared.</source>
            <translation>顔の&#x200b;照合を&#x200b;希望されません。</translation>
        </message>
        <message>
            <source>Compare the person with the card's photo by eye.</source>
            <translation>本人を&#x200b;カードの&#x200b;写真と&#x200b;目視で&#x200b;見比べてください。</translation>
        </message>
        <message>
            <source>The comparison of the faces did not answer in time.</source>
            <translation>顔の&#x200b;照合が&#x200b;時間内に&#x200b;答えませんでした。</translation>
        </message>
        <message>
            <source>Verify the person by eye; if it repeats, restart the kiosk and run `kiosk doctor`.</source>
            <translation>本人を&#x200b;目視で&#x200b;確認してください。&#x200b;繰り返す&#x200b;場合は&#x200b;本機を&#x200b;再起動し、&#x200b;`kiosk doctor` を&#x200b;実行してください。</translation>
        </message>
        <message>
            <source>The motions asked for were not seen, or the face was out of sight meanwhile, in every try.</source>
            <translation>どの&#x200b;回も、&#x200b;お願いした&#x200b;動きが&#x200b;見られないか、&#x200b;顔が&#x200b;途中で&#x200b;外れました。</translation>
        </message>
        <message>
            <source>Verify the person by eye. Many cannot turn or blink as asked; it says nothing against them.</source>
            <translation>本人を&#x200b;目視で&#x200b;確認してください。&#x200b;お願いした&#x200b;通りに&#x200b;向きを&#x200b;変えたりまばたきしたりできない&#x200b;方は&#x200b;多く、&#x200b;不審を&#x200b;意味しません。</translation>
        </message>
        <message>
            <source>The pictures did not look like one person before the camera.</source>
            <translation>映像が、&#x200b;カメラの&#x200b;前に&#x200b;いる&#x200b;一人の&#x200b;人のように&#x200b;見えませんでした。</translation>
        </message>
        <message>
            <source>Look at person and card by eye. Light or reflections are common reasons: accuse nobody.</source>
            <translation>本人と&#x200b;カードを&#x200b;目視で&#x200b;確認してください。&#x200b;光や&#x200b;反射が&#x200b;原因の&#x200b;ことが&#x200b;多いので、&#x200b;どなたも&#x200b;責めないでください。</translation>
        </message>
        <message>
            <source>The assessment gateway cannot be reached.</source>
            <translation>保険審査システムに&#x200b;接続できません。</translation>
        </message>
        <message>
            <source>Check the network; check-ins are kept and sent by themselves when the gateway is back.</source>
            <translation>ネットワークを&#x200b;確認してください。&#x200b;受付は&#x200b;保存され、&#x200b;復旧すると&#x200b;自動で&#x200b;送られます。</translation>
        </message>
        <message>
            <source>The assessment gateway did not answer in time.</source>
            <translation>保険審査システムが&#x200b;時間内に&#x200b;応答しませんでした。</translation>
        </message>
        <message>
            <source>Nothing to do; what was not answered is asked and sent again by itself.</source>
            <translation>対応は&#x200b;不要です。&#x200b;答えの&#x200b;なかった&#x200b;ものは&#x200b;自動で&#x200b;照会し、&#x200b;送り直します。</translation>
        </message>
        <message>
            <source>The assessment gateway answered something that is no answer of its contract.</source>
            <translation>保険審査システムの&#x200b;応答が&#x200b;取り決めに&#x200b;沿っていません。</translation>
        </message>
        <message>
            <source>Nothing to do; if it lasts, tell social insurance the time of the fault.</source>
            <translation>対応は&#x200b;不要です。&#x200b;続く&#x200b;場合は、&#x200b;発生時刻を&#x200b;社会保険に&#x200b;知らせてください。</translation>
        </message>
        <message>
            <source>The gateway refuses the facility's account.</source>
            <translation>システムが&#x200b;この&#x200b;機関の&#x200b;アカウントを&#x200b;受け付けません。</translation>
        </message>
        <message>
            <source>Correct user name and password in the settings; the account may be locked or the IP not registered.</source>
            <translation>設定の&#x200b;ユーザー名と&#x200b;パスワードを&#x200b;直してください。&#x200b;アカウントの&#x200b;停止や、&#x200b;IPの&#x200b;未登録も&#x200b;あり得ます。</translation>
        </message>
        <message>
            <source>The officer's ID in the settings is not registered at the gateway (054).</source>
            <translation>設定の&#x200b;担当者の&#x200b;身分&#x200b;証番号が&#x200b;システムに&#x200b;登録されていません&#x200b;（054）。</translation>
        </message>
        <message>
            <source>Correct the officer's ID in the settings. This is never the patient's fault.</source>
            <translation>設定の&#x200b;担当者の&#x200b;身分&#x200b;証番号を&#x200b;直してください。&#x200b;患者さまの&#x200b;せいではありません。</translation>
        </message>
        <message>
            <source>The officer's name in the settings differs from the registered one (055).</source>
            <translation>設定の&#x200b;担当者名が&#x200b;登録と&#x200b;異なります&#x200b;（055）。</translation>
        </message>
        <message>
            <source>Write the officer's name in the settings exactly as registered.</source>
            <translation>設定の&#x200b;担当者名を、&#x200b;登録の&#x200b;とおりに&#x200b;書いてください。</translation>
        </message>
        <message>
            <source>The gateway reports a fault of its own (100, 101 or HTTP 5xx).</source>
            <translation>システム自身の&#x200b;不具合です&#x200b;（100、&#x200b;101、&#x200b;または&#x200b;HTTP 5xx）。&#x200b;</translation>
        </message>
        <message>
            <source>Nothing to do; it is asked again by itself.</source>
            <translation>対応は&#x200b;不要です。&#x200b;自動で&#x200b;照会し直します。</translation>
        </message>
        <message>
            <source>The gateway answered a code that the contract does not name.</source>
            <translation>取り決めに&#x200b;ない&#x200b;コードが&#x200b;返されました。</translation>
        </message>
        <message>
            <source>Look the person up by hand on the gateway's web page; report the code.</source>
            <translation>システムの&#x200b;ウェブページで&#x200b;手作業で&#x200b;照会し、&#x200b;コードを&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The gateway refused the check-in.</source>
            <translation>システムが&#x200b;受付を&#x200b;受け取りませんでした。</translation>
        </message>
        <message>
            <source>Read the reason with `kiosk outbox list`, correct the data and retry.</source>
            <translation>`kiosk outbox list` で&#x200b;理由を&#x200b;確認し、&#x200b;データを&#x200b;直して&#x200b;再送してください。</translation>
        </message>
        <message>
            <source>The gateway calls our request malformed (205).</source>
            <translation>システムが&#x200b;要求の&#x200b;形式を&#x200b;不備と&#x200b;しています&#x200b;（205）。</translation>
        </message>
        <message>
            <source>A fault in this program: report it with the log of the day.</source>
            <translation>この&#x200b;プログラムの&#x200b;不具合です。&#x200b;当日の&#x200b;ログを&#x200b;添えて&#x200b;報告してください。</translation>
        </message>
        <message>
            <source>The gateway knows no insurance card of this person (050).</source>
            <translation>この&#x200b;方の&#x200b;保険証が&#x200b;システムに&#x200b;ありません&#x200b;（050）。</translation>
        </message>
        <message>
            <source>Ask for the insurance card or number; otherwise receive as self-paying.</source>
            <translation>保険証か&#x200b;番号を&#x200b;お願いしてください。&#x200b;なければ&#x200b;自費で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The insurance card number is wrong (051, 052, 053).</source>
            <translation>保険証番号が&#x200b;誤っています&#x200b;（051、&#x200b;052、&#x200b;053）。</translation>
        </message>
        <message>
            <source>Compare the number with the card and type it anew.</source>
            <translation>番号を&#x200b;保険証と&#x200b;見比べ、&#x200b;入力し直してください。</translation>
        </message>
        <message>
            <source>The name at social insurance differs from the card's (060, 061).</source>
            <translation>社会保険の&#x200b;氏名が&#x200b;カードと&#x200b;異なります&#x200b;（060、&#x200b;061）。</translation>
        </message>
        <message>
            <source>Put the person on the data-cleaning list; receive by hand.</source>
            <translation>この&#x200b;方を&#x200b;データ整備の&#x200b;一覧に&#x200b;入れ、&#x200b;手作業で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The birth date at social insurance differs from the card's (070).</source>
            <translation>社会保険の&#x200b;生年月日が&#x200b;カードと&#x200b;異なります&#x200b;（070）。</translation>
        </message>
        <message>
            <source>The insurance card has expired (010).</source>
            <translation>保険証の&#x200b;期限が&#x200b;切れています&#x200b;（010）。</translation>
        </message>
        <message>
            <source>Tell how to renew; receive as self-paying meanwhile.</source>
            <translation>更新の&#x200b;方法を&#x200b;ご案内し、&#x200b;それまでは&#x200b;自費で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The insurance card was revoked (110).</source>
            <translation>保険証が&#x200b;回収されています&#x200b;（110）。</translation>
        </message>
        <message>
            <source>Ask social insurance for the reason; receive as self-paying meanwhile.</source>
            <translation>理由を&#x200b;社会保険に&#x200b;問い合わせ、&#x200b;それまでは&#x200b;自費で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The insurance card was reported decreased (120 to 124).</source>
            <translation>保険証の&#x200b;資格喪失が&#x200b;届け出られています&#x200b;（120～124）。</translation>
        </message>
        <message>
            <source>Ask employer or commune about the contribution; receive as self-paying meanwhile.</source>
            <translation>保険料に&#x200b;ついて&#x200b;勤務先か&#x200b;役場に&#x200b;問い合わせ、&#x200b;それまでは&#x200b;自費で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>A child who has no card yet (130).</source>
            <translation>保険証が&#x200b;まだない&#x200b;お子さまです&#x200b;（130）。</translation>
        </message>
        <message>
            <source>Receive with birth certificate as the rules for children under six say.</source>
            <translation>6歳未満の&#x200b;規定に&#x200b;従い、&#x200b;出生証明書で&#x200b;受け付けてください。</translation>
        </message>
        <message>
            <source>The card is managed by the insurance of Defence or Public Security (001, 002).</source>
            <translation>国防または&#x200b;公安の&#x200b;保険が&#x200b;管理する&#x200b;保険証です&#x200b;（001、&#x200b;002）。</translation>
        </message>
        <message>
            <source>Check insurance card and ID paper by eye.</source>
            <translation>保険証と&#x200b;身分証を&#x200b;目視で&#x200b;確認してください。</translation>
        </message>
        <message>
            <source>The gateway's certificate is not trusted, or none of its issuers is a pinned one.</source>
            <translation>システムの&#x200b;証明書が&#x200b;信頼できないか、&#x200b;発行者が&#x200b;固定された&#x200b;ものではありません。</translation>
        </message>
        <message>
            <source>Check date and time of this machine and its certificate authorities; nothing was sent. If the issuer has changed, correct gateway.issuer_pins.</source>
            <translation>本機の&#x200b;日時と&#x200b;認証局を&#x200b;確認してください。&#x200b;何も&#x200b;送信していません。&#x200b;発行者が&#x200b;変わった&#x200b;場合は gateway.issuer_pins を&#x200b;直してください。</translation>
        </message>
        <message>
            <source>The person asked for help.</source>
            <translation>手助けを&#x200b;求められました。</translation>
        </message>
        <message>
            <source>Go to the person; the screen shows the step reached.</source>
            <translation>その&#x200b;方の&#x200b;ところへ&#x200b;行ってください。&#x200b;画面に&#x200b;どの&#x200b;段階かが&#x200b;出ています。</translation>
        </message>
        <message>
            <source>A card was left on the reader.</source>
            <translation>読み取り機に&#x200b;カードが&#x200b;残されています。</translation>
        </message>
        <message>
            <source>Take the card from the reader and keep it for its holder.</source>
            <translation>カードを&#x200b;読み取り機から&#x200b;取り、&#x200b;持ち主の&#x200b;ために&#x200b;保管してください。</translation>
        </message>
        <message>
            <source>The dossier is not of this person, or was handed out or withdrawn before.</source>
            <translation>この書類は&#x200b;本人のものでは&#x200b;ないか、&#x200b;すでに交付&#x200b;または&#x200b;取り下げられています。</translation>
        </message>
        <message>
            <source>Search for its number: the list shows how far it has come.</source>
            <translation>番号で&#x200b;検索してください。&#x200b;一覧に&#x200b;進み具合が&#x200b;表示されます。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer is not connected or reports an error.</source>
            <translation>番号票が&#x200b;印刷されていません：&#x200b;プリンターが&#x200b;未接続か、&#x200b;エラーです。</translation>
        </message>
        <message>
            <source>Look at cable, cutter and lamp of the printer; the number is valid without paper.</source>
            <translation>プリンターの&#x200b;ケーブル、&#x200b;カッター、&#x200b;ランプを&#x200b;確認してください。&#x200b;紙がなくても&#x200b;番号は有効です。</translation>
        </message>
        <message>
            <source>The printer did not answer in time: whether paper came out is not known.</source>
            <translation>プリンターが&#x200b;時間内に&#x200b;応答しません：&#x200b;紙が出たか&#x200b;不明です。</translation>
        </message>
        <message>
            <source>Switch the printer off and on; the number is valid without paper.</source>
            <translation>プリンターの&#x200b;電源を&#x200b;入れ直してください。&#x200b;番号は&#x200b;紙が&#x200b;なくても&#x200b;有効です。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the paper is used up.</source>
            <translation>番号票が&#x200b;印刷されていません：&#x200b;用紙切れです。</translation>
        </message>
        <message>
            <source>Load paper, then print the last number again on the staff screen.</source>
            <translation>用紙を補充し、&#x200b;職員画面で&#x200b;最後の番号を&#x200b;再印刷してください。</translation>
        </message>
        <message>
            <source>The ticket was not printed: the printer's cover is open.</source>
            <translation>番号票が&#x200b;印刷されていません：&#x200b;プリンターの&#x200b;カバーが&#x200b;開いています。</translation>
        </message>
        <message>
            <source>Close the cover, then print the last number again on the staff screen.</source>
            <translation>カバーを閉め、&#x200b;職員画面で&#x200b;最後の番号を&#x200b;再印刷してください。</translation>
        </message>
    </context>
</TS>
