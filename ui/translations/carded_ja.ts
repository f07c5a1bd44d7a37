<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>PASS</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>販売不可</translation>
    </message>
    <message>
        <source>ASK ID</source>
        <translation>要身分証</translation>
    </message>
    <message>
        <source>Go on with the sale.</source>
        <translation>販売を|続けてください</translation>
    </message>
    <message>
        <source>Ask for a physical ID card.</source>
        <translation>実物の|身分証を|ご確認ください</translation>
    </message>
    <message>
        <source>Ask for a fresh code, scan again.</source>
        <translation>新しい|コードを|読み取ってください</translation>
    </message>
    <message>
        <source>Do not sell this item.</source>
        <translation>この商品は|販売できません</translation>
    </message>
    <message>
        <source>Update the list, scan again.</source>
        <translation>レジ更新後に|再度|お試しください</translation>
    </message>
    <message>
        <source>Call the manager.</source>
        <translation>責任者を|呼んでください</translation>
    </message>
    <message>
        <source>Ask for the age QR in the app.</source>
        <translation>アプリの|年齢QRを|求めてください</translation>
    </message>
    <message>
        <source>Check the card itself by eye.</source>
        <translation>カードを|目視で|ご確認ください</translation>
    </message>
    <message>
        <source>Health certificate</source>
        <translation>健康証明書</translation>
    </message>
    <message>
        <source>Travel certificate</source>
        <translation>渡航証明書</translation>
    </message>
    <message>
        <source>Mobile document</source>
        <translation>モバイル証明書</translation>
    </message>
    <message>
        <source>Licence barcode</source>
        <translation>免許証バーコード</translation>
    </message>
    <message>
        <source>TruAge</source>
        <translation>TruAge</translation>
    </message>
    <message>
        <source>Digital certificate</source>
        <translation>電子証明書</translation>
    </message>
    <message>
        <source>Encrypted code</source>
        <translation>暗号化コード</translation>
    </message>
    <message>
        <source>The barcode says age %1: not verified.</source>
        <translation>バーコードの|年齢は|%1歳です|（未確認）。</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>シフト %1</translation>
    </message>
    <message>
        <source>Manual check</source>
        <translation>目視確認</translation>
    </message>
    <message>
        <source>DEMO, not a real check</source>
        <translation>DEMO・|実際の確認ではない</translation>
    </message>
    <message>
        <source>%1 Press to close.</source>
        <translation>%1 押すと閉じます。</translation>
    </message>
    <message>
        <source>Old enough</source>
        <translation>年齢確認済み</translation>
    </message>
    <message>
        <source>Meets the age for {category} ({N}+).</source>
        <translation>{category}：|満{N}歳以上です。</translation>
    </message>
    <message>
        <source>Meets the age for this item.</source>
        <translation>この商品を|購入できる|年齢です。</translation>
    </message>
    <message>
        <source>Under age</source>
        <translation>年齢不足</translation>
    </message>
    <message>
        <source>The code shows an age below {N}.</source>
        <translation>コードの|年齢は|{N}歳未満です。</translation>
    </message>
    <message>
        <source>The code shows an age below the limit.</source>
        <translation>コードの|年齢が|基準に|達していません。</translation>
    </message>
    <message>
        <source>Age not proven</source>
        <translation>年齢の|証明なし</translation>
    </message>
    <message>
        <source>The code is fine but does not prove {N}+.</source>
        <translation>正常な|コードですが、|{N}歳以上か|わかりません。</translation>
    </message>
    <message>
        <source>The code is fine but does not prove the age.</source>
        <translation>正常な|コードですが、|年齢が|わかりません。</translation>
    </message>
    <message>
        <source>ID expired</source>
        <translation>有効期限|切れ</translation>
    </message>
    <message>
        <source>This digital ID has run out.</source>
        <translation>有効期限を|過ぎた|デジタル身分証です。</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>有効|期間前</translation>
    </message>
    <message>
        <source>This digital ID starts at a later date.</source>
        <translation>この|デジタル身分証は|まだ|使用開始前です。</translation>
    </message>
    <message>
        <source>ID withdrawn</source>
        <translation>失効済み</translation>
    </message>
    <message>
        <source>The issuer has withdrawn this digital ID.</source>
        <translation>発行元が|失効させた|デジタル身分証です。</translation>
    </message>
    <message>
        <source>ID paused</source>
        <translation>一時|停止中</translation>
    </message>
    <message>
        <source>The issuer has paused this digital ID.</source>
        <translation>発行元が|一時停止した|デジタル身分証です。</translation>
    </message>
    <message>
        <source>Signature mismatch</source>
        <translation>署名|不一致</translation>
    </message>
    <message>
        <source>Could not be confirmed as the issuer&apos;s code.</source>
        <translation>発行元の|コードと|確認できません。</translation>
    </message>
    <message>
        <source>Phone not confirmed</source>
        <translation>端末を|確認できず</translation>
    </message>
    <message>
        <source>The phone&apos;s own proof did not match.</source>
        <translation>端末の|確認情報が|一致しません。</translation>
    </message>
    <message>
        <source>App code needed</source>
        <translation>アプリ表示が|必要</translation>
    </message>
    <message>
        <source>It must be shown live from the app.</source>
        <translation>アプリで|直接|表示した|コードのみ|使えます。</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>固定コード|不可</translation>
    </message>
    <message>
        <source>This store needs a live code or a card.</source>
        <translation>この店では|アプリの|コードか|カードが|必要です。</translation>
    </message>
    <message>
        <source>Face not matched</source>
        <translation>顔を|確認できず</translation>
    </message>
    <message>
        <source>Staff could not match photo and face.</source>
        <translation>写真と|顔の|一致を|確認できませんでした。</translation>
    </message>
    <message>
        <source>Code timed out</source>
        <translation>コード|時間切れ</translation>
    </message>
    <message>
        <source>It was made more than {S} seconds ago.</source>
        <translation>作成から|{S}秒を|過ぎた|コードです。</translation>
    </message>
    <message>
        <source>It was made too long ago.</source>
        <translation>作成から|時間が|たった|コードです。</translation>
    </message>
    <message>
        <source>Phone clock ahead</source>
        <translation>端末の|時計ずれ</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is ahead of the till&apos;s.</source>
        <translation>端末の|時計が|レジより|進んでいます。</translation>
    </message>
    <message>
        <source>Code for elsewhere</source>
        <translation>別用途の|コード</translation>
    </message>
    <message>
        <source>It was made for another shop or use.</source>
        <translation>別の|店や|用途の|コードです。</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>使用済み|コード</translation>
    </message>
    <message>
        <source>This till has already checked this code.</source>
        <translation>このレジで|確認済みの|コードです。</translation>
    </message>
    <message>
        <source>Issuer key retired</source>
        <translation>発行鍵が|失効</translation>
    </message>
    <message>
        <source>The issuer no longer uses this key.</source>
        <translation>発行元が|もう|使っていない|鍵です。</translation>
    </message>
    <message>
        <source>Key type differs</source>
        <translation>署名方式|不一致</translation>
    </message>
    <message>
        <source>Its signature type does not fit the issuer.</source>
        <translation>署名方式が|発行元の|情報と|異なります。</translation>
    </message>
    <message>
        <source>Code incomplete</source>
        <translation>コード|不完全</translation>
    </message>
    <message>
        <source>The content of the code is not whole.</source>
        <translation>コードの|内容が|そろっていません。</translation>
    </message>
    <message>
        <source>Licence doesn&apos;t fit</source>
        <translation>免許|条件外</translation>
    </message>
    <message>
        <source>Class or period is not what is needed.</source>
        <translation>免許の|種類や|期間が|条件に|合いません。</translation>
    </message>
    <message>
        <source>Outside sale hours</source>
        <translation>販売|時間外</translation>
    </message>
    <message>
        <source>{category} may not be sold at this hour.</source>
        <translation>今は|{category}を|販売できない|時間です。</translation>
    </message>
    <message>
        <source>This item may not be sold at this hour.</source>
        <translation>今は|この商品を|販売できない|時間です。</translation>
    </message>
    <message>
        <source>Compare the face</source>
        <translation>顔の照合が|必要</translation>
    </message>
    <message>
        <source>The code carries a photo to compare.</source>
        <translation>コードに|照合用の|写真が|あります。</translation>
    </message>
    <message>
        <source>Issuer not listed</source>
        <translation>未登録の|発行元</translation>
    </message>
    <message>
        <source>This till&apos;s list lacks the issuer.</source>
        <translation>このレジの|リストにない|発行元です。</translation>
    </message>
    <message>
        <source>Status not known</source>
        <translation>状態不明</translation>
    </message>
    <message>
        <source>The list does not cover this ID.</source>
        <translation>リストに|この身分証の|情報が|ありません。</translation>
    </message>
    <message>
        <source>Status list old</source>
        <translation>状態リストが|古い</translation>
    </message>
    <message>
        <source>The issuer&apos;s status list has run out.</source>
        <translation>発行元の|状態リストが|期限切れです。</translation>
    </message>
    <message>
        <source>Till list old</source>
        <translation>レジの情報が|古い</translation>
    </message>
    <message>
        <source>The till was last updated {D} days ago.</source>
        <translation>最後の|更新は|{D}日前です。</translation>
    </message>
    <message>
        <source>The till&apos;s list has run out.</source>
        <translation>レジの|リストが|期限切れです。</translation>
    </message>
    <message>
        <source>Till clock wrong</source>
        <translation>レジ時計の|異常</translation>
    </message>
    <message>
        <source>The till&apos;s date or time is not reliable.</source>
        <translation>レジの|日付や|時刻が|正しくありません。</translation>
    </message>
    <message>
        <source>Unknown signature</source>
        <translation>未対応の|署名</translation>
    </message>
    <message>
        <source>This till cannot check this signature type.</source>
        <translation>このレジでは|確認できない|署名方式です。</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>対象外の|書類</translation>
    </message>
    <message>
        <source>{document}: not a proof of age this till reads.</source>
        <translation>{document}：|このレジでは|年齢を|確認できません。</translation>
    </message>
    <message>
        <source>Not a proof of age this till reads.</source>
        <translation>このレジでは|年齢を|確認できません。</translation>
    </message>
    <message>
        <source>Online-only code</source>
        <translation>オンライン|専用</translation>
    </message>
    <message>
        <source>It can only be checked over the internet.</source>
        <translation>インターネットでのみ|確認できる|コードです。</translation>
    </message>
    <message>
        <source>Barcode too short</source>
        <translation>バーコードは|不可</translation>
    </message>
    <message>
        <source>A barcode holds too little to check.</source>
        <translation>バーコードでは|情報が|足りません。</translation>
    </message>
    <message>
        <source>No age proof</source>
        <translation>年齢証明|なし</translation>
    </message>
    <message>
        <source>This code holds no proof of age.</source>
        <translation>年齢の|証明が|入っていない|コードです。</translation>
    </message>
    <message>
        <source>Till data unreadable</source>
        <translation>レジ情報の|異常</translation>
    </message>
    <message>
        <source>The till cannot read its own list.</source>
        <translation>レジが|リストを|読み込めません。</translation>
    </message>
    <message>
        <source>%1, %2 and over</source>
        <translation>%1、%2歳以上</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1、%2番キー</translation>
    </message>
    <message>
        <source>Chooses what is being sold.</source>
        <translation>販売する商品を選びます。</translation>
    </message>
    <message>
        <source>What is being sold?</source>
        <translation>何を|販売|しますか？</translation>
    </message>
    <message>
        <source>Scan the code now.</source>
        <translation>コードを|読み取ってください。</translation>
    </message>
    <message>
        <source>Code received. Which product?</source>
        <translation>コードを|受け取りました。|どの商品ですか？</translation>
    </message>
    <message>
        <source>Hold the phone here</source>
        <translation>スマホは|こちらへ</translation>
    </message>
    <message>
        <source>Hold it nearer</source>
        <translation>もう少し|近づけてください</translation>
    </message>
    <message>
        <source>Hold it farther away</source>
        <translation>もう少し|離してください</translation>
    </message>
    <message>
        <source>Make the phone brighter</source>
        <translation>画面を|明るくしてください</translation>
    </message>
    <message>
        <source>Glare: tilt it a little</source>
        <translation>反射：|少し|傾けてください</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>動かさないでください</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>全体を|見せてください</translation>
    </message>
    <message>
        <source>Proof of age</source>
        <translation>年齢確認</translation>
    </message>
    <message>
        <source>Camera: no picture</source>
        <translation>カメラ：映像なし</translation>
    </message>
    <message>
        <source>Camera: live picture</source>
        <translation>カメラ：ライブ映像</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>映像なし</translation>
    </message>
    <message>
        <source>No list</source>
        <translation>リストなし</translation>
    </message>
    <message>
        <source>List %1 old</source>
        <translation>リスト%1前</translation>
    </message>
    <message>
        <source>%1, next %2</source>
        <translation>%1、次回%2</translation>
    </message>
    <message>
        <source>Manager: connect the till or bring the update stick.</source>
        <translation>責任者：|レジを|接続するか、|更新用USBを|挿してください。</translation>
    </message>
    <message>
        <source>Manager: set the till&apos;s date and time.</source>
        <translation>責任者：|レジの|日付と|時刻を|合わせてください。</translation>
    </message>
    <message>
        <source>Manager: call the service for this till.</source>
        <translation>責任者：|レジの|保守担当に|連絡してください。</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1時間</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>デモ</translation>
    </message>
    <message>
        <source>Camera ok</source>
        <translation>カメラOK</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>カメラなし</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>カメラ暗い</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>カメラ停止</translation>
    </message>
    <message>
        <source>Scanner ok</source>
        <translation>スキャナOK</translation>
    </message>
    <message>
        <source>Camera, scanner ok</source>
        <translation>カメラ、スキャナOK</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>スキャナなし</translation>
    </message>
    <message>
        <source>This till needs an update soon.</source>
        <translation>このレジは|まもなく|更新が|必要です。</translation>
    </message>
    <message>
        <source>This till cannot check codes yet.</source>
        <translation>このレジは|まだ|コードを|確認できません。</translation>
    </message>
    <message>
        <source>This till cannot check codes now.</source>
        <translation>このレジは|今|コードを|確認できません。</translation>
    </message>
    <message>
        <source>Its list is %1 old.</source>
        <translation>リストは|%1前の|ものです。</translation>
    </message>
    <message>
        <source>Its list is too old.</source>
        <translation>リストが|古すぎます。</translation>
    </message>
    <message>
        <source>It has no trust list yet.</source>
        <translation>信頼リストが|まだ|ありません。</translation>
    </message>
    <message>
        <source>Its clock is wrong.</source>
        <translation>時計が|合っていません。</translation>
    </message>
    <message>
        <source>It cannot read its own list.</source>
        <translation>リストを|読み込めません。</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1|（%2から）</translation>
    </message>
    <message>
        <source>Scanner taken</source>
        <translation>スキャナ使用中</translation>
    </message>
    <message>
        <source>Scanner locked</source>
        <translation>スキャナ権限なし</translation>
    </message>
    <message>
        <source>Disk low</source>
        <translation>容量不足</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>Checks are not being recorded.</source>
        <translation>確認結果が|記録されていません。</translation>
    </message>
    <message>
        <source>The record of checks will soon have no room.</source>
        <translation>確認記録の|保存容量が|残りわずかです。</translation>
    </message>
    <message>
        <source>The till&apos;s disk is nearly full.</source>
        <translation>レジの|ディスクが|もうすぐ|いっぱいです。</translation>
    </message>
    <message>
        <source>Manager: make room on the till&apos;s disk.</source>
        <translation>責任者：|レジの|ディスクの|空きを|増やしてください。</translation>
    </message>
    <message>
        <source>The till&apos;s disk is full.</source>
        <translation>レジの|ディスクが|いっぱいです。</translation>
    </message>
    <message>
        <source>Another program on this till has the records.</source>
        <translation>このレジの|別のプログラムが|記録を|使用中です。</translation>
    </message>
    <message>
        <source>This program may not write the records.</source>
        <translation>このプログラムには|記録の|権限が|ありません。</translation>
    </message>
    <message>
        <source>The till&apos;s disk or the records fail.</source>
        <translation>レジの|ディスクか|記録に|問題が|あります。</translation>
    </message>
    <message>
        <source>Scanner set wrong</source>
        <translation>スキャナ設定異常</translation>
    </message>
    <message>
        <source>The scanner cannot be used.</source>
        <translation>スキャナを|使えません。</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>接続されていません。</translation>
    </message>
    <message>
        <source>Check its cable and its stand. Otherwise call the manager.</source>
        <translation>ケーブルと|台を|確認し、|直らなければ|責任者に|連絡を。</translation>
    </message>
    <message>
        <source>Another program on this till has it.</source>
        <translation>このレジの|別のプログラムが|使用中です。</translation>
    </message>
    <message>
        <source>Manager: close that program.</source>
        <translation>責任者：|そのプログラムを|閉じてください。</translation>
    </message>
    <message>
        <source>This program may not open it.</source>
        <translation>このプログラムには|権限が|ありません。</translation>
    </message>
    <message>
        <source>Manager: choose the scanner anew, and install its rule.</source>
        <translation>責任者：|スキャナを|選び直し、|ルールを|入れてください。</translation>
    </message>
    <message>
        <source>The scanner sent other characters than a code has.</source>
        <translation>スキャナから|コードにない|文字が|届きました。</translation>
    </message>
    <message>
        <source>Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).</source>
        <translation>もう一度|お試しください。|続く場合は|スキャナを|再設定|（キーボードUS、|末尾Enter）。</translation>
    </message>
    <message>
        <source>Type or paste the code&apos;s text.</source>
        <translation>コードの|文字を|入力するか|貼り付けてください。</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1文字</translation>
    </message>
    <message>
        <source>%1. Ctrl+V pastes, Enter checks, Esc goes back.</source>
        <translation>%1。|Ctrl+Vで|貼り付け、|Enterで|確認、|Escで|戻ります。</translation>
    </message>
    <message>
        <source>TRAINING, not recorded</source>
        <translation>練習・|記録されません</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>責任者</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>コードを|確認中</translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>同じ人ですか？</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同じ人</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>別の人</translation>
    </message>
    <message>
        <source>Photo in the code</source>
        <translation>コードの写真</translation>
    </message>
    <message>
        <source>Camera, now</source>
        <translation>現在の映像</translation>
    </message>
    <message>
        <source>Look at the customer.</source>
        <translation>お客様の顔を|見てください。</translation>
    </message>
    <message>
        <source>Manual check: which product?</source>
        <translation>目視確認：|どの商品ですか？</translation>
    </message>
    <message>
        <source>I saw the physical card.</source>
        <translation>実物を|確認しました。</translation>
    </message>
    <message>
        <source>%1: old enough if born in this year or earlier</source>
        <translation>%1：|この年|以前の生まれなら|販売可</translation>
    </message>
    <message>
        <source>%1: old enough if born on this day or earlier</source>
        <translation>%1：|この日|以前の生まれなら|販売可</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired</source>
        <translation>免許証：|区分 %1、|有効期限内</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired, issued on %2 or earlier</source>
        <translation>免許証：|区分 %1、|有効期限内、|%2 以前の|交付</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Old enough</source>
        <comment>answer</comment>
        <translation>年齢を|満たす</translation>
    </message>
    <message>
        <source>Not old enough</source>
        <translation>年齢に|満たない</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>身分証</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>運転免許証</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>パスポート</translation>
    </message>
    <message>
        <source>Residence card</source>
        <translation>在留カード</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>Manager has allowed the sale.</source>
        <translation>責任者が|販売を|認めました。</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>記録しました。</translation>
    </message>
    <message>
        <source>So no exception can be made.</source>
        <translation>そのため|例外は|認められません。</translation>
    </message>
    <message>
        <source>%1 seen: old enough.</source>
        <translation>%1を確認：|年齢は|満たしています。</translation>
    </message>
    <message>
        <source>%1 seen: not old enough.</source>
        <translation>%1を確認：|年齢を|満たしていません。</translation>
    </message>
    <message>
        <source>Press to close.</source>
        <translation>押すと|閉じます。</translation>
    </message>
    <message>
        <source>Manager: sell anyway?</source>
        <translation>責任者：|それでも|販売しますか？</translation>
    </message>
    <message>
        <source>Type the PIN. Tries left: %1.</source>
        <translation>PINを|入力してください。|残り%1回。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>This PIN is wrong. Tries left: %1.</source>
        <translation>PINが|違います。|残り%1回。</translation>
    </message>
    <message>
        <source>Locked after wrong tries, since %1, until %2.</source>
        <translation>誤入力のため|%1から%2まで|ロック中です。</translation>
    </message>
    <message>
        <source>The PIN&apos;s file is damaged. The service sets it anew: carded pin set.</source>
        <translation>PINの|ファイルが|壊れています。|保守担当が|設定し直します：|carded&#xa0;pin&#xa0;set</translation>
    </message>
    <message>
        <source>No PIN can be checked: the till cannot write its file.</source>
        <translation>PINを|確認できません：|レジが|ファイルに|書き込めません。</translation>
    </message>
    <message>
        <source>%1 digits</source>
        <translation>%1桁</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Could I see your ID card, please?</source>
        <translation>身分証を|見せて|いただけますか？</translation>
    </message>
    <message>
        <source>Could you refresh the code, please?</source>
        <translation>コードを|更新して|いただけますか？</translation>
    </message>
    <message>
        <source>I&apos;m sorry, I can&apos;t sell this one.</source>
        <translation>申し訳ありませんが、|お売りできません。</translation>
    </message>
    <message>
        <source>One moment, the till is updating.</source>
        <translation>少々|お待ちください。|更新中です。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>少々|お待ちください。</translation>
    </message>
    <message>
        <source>Could you open the age QR?</source>
        <translation>年齢確認の|QRを|開いて|いただけますか？</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>消音</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>音なし</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>最初から</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>時間を|延長</translation>
    </message>
    <message>
        <source>Staff is coming.</source>
        <translation>係員が|まいります</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>もう一度|呼ぶ</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>係員を|呼ぶ</translation>
    </message>
    <message>
        <source>Show your age QR.</source>
        <translation>年齢確認の|QRを|お見せください。</translation>
    </message>
    <message>
        <source>Please look this way.</source>
        <translation>こちらを|ご覧ください。</translation>
    </message>
    <message>
        <source>Age confirmed. Thank you.</source>
        <translation>年齢を|確認しました。|ありがとう|ございます。</translation>
    </message>
    <message>
        <source>One moment, please. Staff will help you.</source>
        <translation>少々|お待ちください。|係員が|まいります。</translation>
    </message>
    <message>
        <source>Please show your card.</source>
        <translation>身分証を|お見せください。</translation>
    </message>
    <message>
        <source>This till cannot check codes now. Please show a card.</source>
        <translation>ただいま|確認できません。|身分証を|お見せください。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>ただいま|ご利用|いただけません</translation>
    </message>
    <message>
        <source>Do you need more time?</source>
        <translation>お時間を|延長しますか？</translation>
    </message>
    <message>
        <source>Code received. What are you buying?</source>
        <translation>コードを|読み取りました。|商品を|お選びください。</translation>
    </message>
    <message>
        <source>What are you buying?</source>
        <translation>商品を|お選びください。</translation>
    </message>
    <message>
        <source>Manager: connect it or bring the stick. Update: F6.</source>
        <translation>責任者：|接続するか、|USBを|挿してください。|更新：F6</translation>
    </message>
    <message>
        <source>A customer needs help.</source>
        <translation>お客様が|お待ちです。</translation>
    </message>
    <message>
        <source>Their screen says that staff is coming.</source>
        <translation>画面に|「係員が|まいります」と|出ています。</translation>
    </message>
    <message>
        <source>Go there. Esc ends the call.</source>
        <translation>お客様の|ところへ|行ってください。|Escで|呼び出しを|終えます。</translation>
    </message>
    <message>
        <source>%1, update asked for</source>
        <translation>%1、|更新要求済み</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>係員呼出中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：|%2</translation>
    </message>
    <message>
        <source>Photo on the card</source>
        <translation>カードの写真</translation>
    </message>
    <message>
        <source>California card</source>
        <translation>カリフォルニア州の|身分証</translation>
    </message>
    <message>
        <source>The photo to compare is on the card.</source>
        <translation>照合する写真は|カードに|あります。</translation>
    </message>
    <message>
        <source>The card&apos;s last day has passed.</source>
        <translation>カードの|有効期限が|過ぎています。</translation>
    </message>
    <message>
        <source>One-sale code</source>
        <translation>1回限りの|コード</translation>
    </message>
    <message>
        <source>This store does not accept TruAge.</source>
        <translation>この店では|TruAgeは|使えません。</translation>
    </message>
    <message>
        <source>Manual checks</source>
        <translation>目視確認</translation>
    </message>
    <message>
        <source>Allowed by a manager</source>
        <translation>責任者が|許可</translation>
    </message>
    <message>
        <source>Gaps in the record</source>
        <translation>記録の|抜け</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>このシフト</translation>
    </message>
    <message>
        <source>Checks, by hour and reason</source>
        <translation>時間別・|理由別の|確認数</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>シフト終了</translation>
    </message>
    <message>
        <source>Save it as PDF, log out</source>
        <translation>PDFに保存、|ログアウト</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>練習を|始める</translation>
    </message>
    <message>
        <source>Checks are marked and not recorded</source>
        <translation>確認に印が|付き、|記録されません</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>練習を|終える</translation>
    </message>
    <message>
        <source>Checks count and are recorded again</source>
        <translation>確認が|ふたたび|記録されます</translation>
    </message>
    <message>
        <source>Sound test</source>
        <translation>音のテスト</translation>
    </message>
    <message>
        <source>Hear the three answers</source>
        <translation>3つの|結果音を|聞く</translation>
    </message>
    <message>
        <source>One tone</source>
        <translation>1回鳴る</translation>
    </message>
    <message>
        <source>Two tones</source>
        <translation>2回鳴る</translation>
    </message>
    <message>
        <source>Three tones</source>
        <translation>3回鳴る</translation>
    </message>
    <message>
        <source>The sounds are muted. F8 turns them on.</source>
        <translation>消音中です。|F8で|音が出ます。</translation>
    </message>
    <message>
        <source>There is no sound device. Nothing will be heard.</source>
        <translation>音の装置がなく、|何も|聞こえません。</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>担当は|どなたですか？</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>ログインしている|人は|いません。</translation>
    </message>
    <message>
        <source>Now: operator %1</source>
        <translation>現在：担当 %1</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>Type your operator number.</source>
        <translation>担当者番号を|入力して|ください。</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>担当 %1</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>その他の|理由</translation>
    </message>
    <message>
        <source>Size and root of the record, signed by this till. Take a picture of it, and keep it outside of the shop.</source>
        <translation>このレジが|署名した|記録の大きさと|ルートハッシュです。|写真に撮って、|店の外に|保管して|ください。</translation>
    </message>
    <message>
        <source>There is no record.</source>
        <translation>記録が|ありません。</translation>
    </message>
    <message>
        <source>Store and till: %1</source>
        <translation>店舗とレジ：%1</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>作成：%1</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The record of checks</source>
        <translation>確認の記録</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大きさ：%1</translation>
    </message>
    <message>
        <source>Root: %1</source>
        <translation>ルート：%1</translation>
    </message>
    <message>
        <source>The code holds both, signed by the till. Whoever keeps this page outside of the shop can have it compared with the record later.</source>
        <translation>コードには、|レジが|署名した|大きさと|ルートが|入っています。|この紙を|店の外に|保管すれば、|あとで|記録と|照合できます。</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>記録を|読んでいます。</translation>
    </message>
    <message>
        <source>The record cannot be read.</source>
        <translation>記録を|読めません。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>保存しています。</translation>
    </message>
    <message>
        <source>Saved as %1 in %2</source>
        <translation>保存しました：|%1 |場所：|%2</translation>
    </message>
    <message>
        <source>Not saved: the till&apos;s disk is full. Manager: make room on it.</source>
        <translation>保存できません：|レジの|ディスクが|いっぱいです。|責任者：|空きを|作って|ください。</translation>
    </message>
    <message>
        <source>Not saved: this program may not write in %1</source>
        <translation>保存できません：|書き込めない|フォルダーです：|%1</translation>
    </message>
    <message>
        <source>Not saved: the disk of %1 fails.</source>
        <translation>保存できません：|ディスクに|異常があります：|%1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDFに保存</translation>
    </message>
    <message>
        <source>Store&apos;s number</source>
        <translation>店舗番号</translation>
    </message>
    <message>
        <source>Till&apos;s number</source>
        <translation>レジ番号</translation>
    </message>
    <message>
        <source>Type store and till number.</source>
        <translation>店舗と|レジの|番号を|入力してください。</translation>
    </message>
    <message>
        <source>A new manager&apos;s PIN</source>
        <translation>新しい|責任者PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>同じPINを|もう一度</translation>
    </message>
    <message>
        <source>The two were not the same. Type it anew.</source>
        <translation>2つのPINが|違います。|もう一度|入力してください。</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <translation>4～12桁の|数字</translation>
    </message>
    <message>
        <source>This is no set-up code.</source>
        <translation>設定コードでは|ありません。</translation>
    </message>
    <message>
        <source>This set-up code is not whole. Ask for a new one.</source>
        <translation>設定コードが|不完全です。|新しい|コードを|もらってください。</translation>
    </message>
    <message>
        <source>This till has lists: a set-up code must be signed.</source>
        <translation>このレジには|リストが|あるため、|署名された|設定コードだけが|使えます。</translation>
    </message>
    <message>
        <source>The code&apos;s signature is none that this till&apos;s lists name.</source>
        <translation>コードの|署名が、|このレジの|リストに|ありません。</translation>
    </message>
    <message>
        <source>This code is for another publisher than this till&apos;s.</source>
        <translation>このレジとは|別の|配布元の|コードです。</translation>
    </message>
    <message>
        <source>Not the same: this code is not used. Ask for a new one.</source>
        <translation>一致しないため、|このコードは|使いません。|新しい|コードを|もらってください。</translation>
    </message>
    <message>
        <source>A code was read.</source>
        <translation>コードを|読み取りました。</translation>
    </message>
    <message>
        <source>Nothing came from it. Try another one.</source>
        <translation>何も|届きません。|別の|機器を|試してください。</translation>
    </message>
    <message>
        <source>This program may not open it. The service runs: sudo carded scanner choose</source>
        <translation>このプログラムには|開く|権限が|ありません。|保守担当：|sudo carded scanner choose</translation>
    </message>
    <message>
        <source>It types other characters. Set it to a US keyboard.</source>
        <translation>違う|文字を|送っています。|US|キーボードに|設定してください。</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>PINを|設定しました。</translation>
    </message>
    <message>
        <source>The PIN could not be set: the till cannot write its file.</source>
        <translation>PINを|設定できません。|レジが|ファイルに|書き込めません。</translation>
    </message>
    <message>
        <source>The settings could not be saved. Is the disk full?</source>
        <translation>設定を|保存できません。|ディスクが|いっぱいでは|ありませんか。</translation>
    </message>
    <message>
        <source>Store %1, till %2</source>
        <translation>店舗 %1、|レジ %2</translation>
    </message>
    <message>
        <source>Volume: %1 of 5</source>
        <translation>音量：%1／5</translation>
    </message>
    <message>
        <source>Store and till: not set</source>
        <translation>店舗と|レジ：|未設定</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>ルール：%1</translation>
    </message>
    <message>
        <source>Camera: none</source>
        <translation>カメラ：なし</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>カメラ：|%1</translation>
    </message>
    <message>
        <source>Scanner: none</source>
        <translation>スキャナ：なし</translation>
    </message>
    <message>
        <source>Scanner: %1</source>
        <translation>スキャナ：|%1</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: set</source>
        <translation>責任者PIN：|設定済み</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: none</source>
        <translation>責任者PIN：|なし</translation>
    </message>
    <message>
        <source>The lists are here: this till can check codes.</source>
        <translation>リストが|届きました。|コードを|確認できます。</translation>
    </message>
    <message>
        <source>The first lists are being fetched. This takes some minutes.</source>
        <translation>最初の|リストを|取得しています。|数分|かかります。</translation>
    </message>
    <message>
        <source>There are no lists yet. The service sets where they come from: carded init.</source>
        <translation>まだ|リストが|ありません。|保守担当が|取得先を|設定します：|carded init</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>内容は|正しいですか。</translation>
    </message>
    <message>
        <source>Lists: %1</source>
        <translation>リスト：|%1</translation>
    </message>
    <message>
        <source>This code is signed by your publisher.</source>
        <translation>配布元が|署名した|コードです。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>使わない</translation>
    </message>
    <message>
        <source>Compare with what your publisher told you, by phone or on paper.</source>
        <translation>配布元から|電話や|書面で|受け取った|値と|比べてください。</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>すべて一致</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>違う</translation>
    </message>
    <message>
        <source>Store and till</source>
        <translation>店舗と|レジ</translation>
    </message>
    <message>
        <source>Show the set-up code to the camera or the scanner, or type the numbers.</source>
        <translation>設定コードを|カメラか|スキャナに|かざすか、|番号を|入力してください。</translation>
    </message>
    <message>
        <source>Type the numbers</source>
        <translation>番号を|入力</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on without.</source>
        <translation>カメラが|見つかりません。|接続するか、|このまま|進んでください。</translation>
    </message>
    <message>
        <source>Choose the camera. Hold any code in front of it.</source>
        <translation>カメラを|選び、|コードを|かざしてください。</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>スキャナ</translation>
    </message>
    <message>
        <source>No handheld scanner was found. Plug one in, or go on without.</source>
        <translation>スキャナが|見つかりません。|接続するか、|このまま|進んでください。</translation>
    </message>
    <message>
        <source>Choose the handheld scanner. Then scan any code with it.</source>
        <translation>スキャナを|選び、|コードを|読み取ってください。</translation>
    </message>
    <message>
        <source>Without a scanner</source>
        <translation>スキャナなし|で進む</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Listen to each: how often it sounds says what it is.</source>
        <translation>1つずつ|聞いてください。|鳴る|回数が|意味です。</translation>
    </message>
    <message>
        <source>Pass: once</source>
        <translation>OK：|1回</translation>
    </message>
    <message>
        <source>Stop: twice</source>
        <translation>販売不可：|2回</translation>
    </message>
    <message>
        <source>Ask ID: 3 times</source>
        <translation>要身分証：|3回</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>小さく</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大きく</translation>
    </message>
    <message>
        <source>The window is muted: F8.</source>
        <translation>消音中です：F8</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>音声出力が|見つかりません。</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>責任者PIN</translation>
    </message>
    <message>
        <source>With a PIN nobody but a manager changes these settings later.</source>
        <translation>PINが|あれば、|後から|設定を|変えられるのは|責任者|だけです。</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>PINを|変える</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>PINを|設定</translation>
    </message>
    <message>
        <source>This till is not set up.</source>
        <translation>このレジは|まだ|設定されていません。</translation>
    </message>
    <message>
        <source>This program may not save settings. The service gives it this folder, or writes till.toml:</source>
        <translation>このプログラムには|設定を|保存する|権限が|ありません。|保守担当が|このフォルダの|権限を|与えるか、|till.tomlを|書きます：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Choose the language of this window.</source>
        <translation>画面の|言語を|選んでください。</translation>
    </message>
    <message>
        <source>Save these settings?</source>
        <translation>この設定を|保存しますか。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>設定を|保存しました。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Camera, scanner, sounds, PIN</source>
        <translation>カメラ、|スキャナ、|音、PIN</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>プログラムを閉じる</translation>
    </message>
    <message>
        <source>This till then checks no codes</source>
        <translation>閉じると|コードを|確認しません</translation>
    </message>
    <message>
        <source>Manager: set the till up, or bring the update stick.</source>
        <translation>責任者：|レジを|設定するか、|更新用USBを|挿してください。</translation>
    </message>
    <message>
        <source>List unreadable</source>
        <translation>リスト読取不可</translation>
    </message>
    <message>
        <source>Looking for cameras.</source>
        <translation>カメラを|探しています。</translation>
    </message>
</context>
</TS>
