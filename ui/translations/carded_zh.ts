<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>PASS</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>不可销售</translation>
    </message>
    <message>
        <source>ASK ID</source>
        <translation>查验证件</translation>
    </message>
    <message>
        <source>Go on with the sale.</source>
        <translation>请继续销售。</translation>
    </message>
    <message>
        <source>Ask for a physical ID card.</source>
        <translation>请顾客|出示|实体证件。</translation>
    </message>
    <message>
        <source>Ask for a fresh code, scan again.</source>
        <translation>请顾客|刷新二维码，|再扫一次。</translation>
    </message>
    <message>
        <source>Do not sell this item.</source>
        <translation>请勿销售|此商品。</translation>
    </message>
    <message>
        <source>Update the list, scan again.</source>
        <translation>请更新列表后|重新扫码。</translation>
    </message>
    <message>
        <source>Call the manager.</source>
        <translation>请联系|负责人。</translation>
    </message>
    <message>
        <source>Ask for the age QR in the app.</source>
        <translation>请顾客|打开App的|年龄码。</translation>
    </message>
    <message>
        <source>Check the card itself by eye.</source>
        <translation>请目视|核对实体卡片。</translation>
    </message>
    <message>
        <source>Health certificate</source>
        <translation>健康证明</translation>
    </message>
    <message>
        <source>Travel certificate</source>
        <translation>旅行证明</translation>
    </message>
    <message>
        <source>Mobile document</source>
        <translation>手机证件</translation>
    </message>
    <message>
        <source>Licence barcode</source>
        <translation>驾照条形码</translation>
    </message>
    <message>
        <source>TruAge</source>
        <translation>TruAge</translation>
    </message>
    <message>
        <source>Digital certificate</source>
        <translation>电子证书</translation>
    </message>
    <message>
        <source>Encrypted code</source>
        <translation>加密码</translation>
    </message>
    <message>
        <source>The barcode says age %1: not verified.</source>
        <translation>条形码显示|%1岁：|未经核实。</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>班次 %1</translation>
    </message>
    <message>
        <source>Manual check</source>
        <translation>人工核验</translation>
    </message>
    <message>
        <source>DEMO, not a real check</source>
        <translation>演示（DEMO）：|并非真实核验</translation>
    </message>
    <message>
        <source>%1 Press to close.</source>
        <translation>%1 按一下即可关闭。</translation>
    </message>
    <message>
        <source>Old enough</source>
        <translation>年龄已确认</translation>
    </message>
    <message>
        <source>Meets the age for {category} ({N}+).</source>
        <translation>已达到|{category}|购买年龄（{N}岁）。</translation>
    </message>
    <message>
        <source>Meets the age for this item.</source>
        <translation>已达到|此商品|购买年龄。</translation>
    </message>
    <message>
        <source>Under age</source>
        <translation>未达年龄</translation>
    </message>
    <message>
        <source>The code shows an age below {N}.</source>
        <translation>此码显示|年龄未满{N}岁。</translation>
    </message>
    <message>
        <source>The code shows an age below the limit.</source>
        <translation>此码显示|年龄未达要求。</translation>
    </message>
    <message>
        <source>Age not proven</source>
        <translation>未证明年龄</translation>
    </message>
    <message>
        <source>The code is fine but does not prove {N}+.</source>
        <translation>此码正常，|但未证明|已满{N}岁。</translation>
    </message>
    <message>
        <source>The code is fine but does not prove the age.</source>
        <translation>此码正常，|但未证明|年龄。</translation>
    </message>
    <message>
        <source>ID expired</source>
        <translation>证件已过期</translation>
    </message>
    <message>
        <source>This digital ID has run out.</source>
        <translation>此电子证件的|有效期|已过。</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>This digital ID starts at a later date.</source>
        <translation>此电子证件|尚未到|生效日期。</translation>
    </message>
    <message>
        <source>ID withdrawn</source>
        <translation>已被撤销</translation>
    </message>
    <message>
        <source>The issuer has withdrawn this digital ID.</source>
        <translation>签发方|已撤销|此电子证件。</translation>
    </message>
    <message>
        <source>ID paused</source>
        <translation>暂停使用</translation>
    </message>
    <message>
        <source>The issuer has paused this digital ID.</source>
        <translation>签发方|已暂停|此电子证件。</translation>
    </message>
    <message>
        <source>Signature mismatch</source>
        <translation>签名不符</translation>
    </message>
    <message>
        <source>Could not be confirmed as the issuer&apos;s code.</source>
        <translation>无法确认为|签发方的码。</translation>
    </message>
    <message>
        <source>Phone not confirmed</source>
        <translation>手机|未通过|验证</translation>
    </message>
    <message>
        <source>The phone&apos;s own proof did not match.</source>
        <translation>手机的|验证信息|不匹配。</translation>
    </message>
    <message>
        <source>App code needed</source>
        <translation>需在|App中|出示</translation>
    </message>
    <message>
        <source>It must be shown live from the app.</source>
        <translation>只能核验|App中|实时出示的码。</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>不支持静态码</translation>
    </message>
    <message>
        <source>This store needs a live code or a card.</source>
        <translation>本店需要|实时码|或实体证件。</translation>
    </message>
    <message>
        <source>Face not matched</source>
        <translation>面容未匹配</translation>
    </message>
    <message>
        <source>Staff could not match photo and face.</source>
        <translation>照片与本人|未能核对一致。</translation>
    </message>
    <message>
        <source>Code timed out</source>
        <translation>二维码已超时</translation>
    </message>
    <message>
        <source>It was made more than {S} seconds ago.</source>
        <translation>此码生成|已超过{S}秒。</translation>
    </message>
    <message>
        <source>It was made too long ago.</source>
        <translation>此码生成|时间过久。</translation>
    </message>
    <message>
        <source>Phone clock ahead</source>
        <translation>手机时间偏快</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is ahead of the till&apos;s.</source>
        <translation>手机时间|快于|收银机时间。</translation>
    </message>
    <message>
        <source>Code for elsewhere</source>
        <translation>非本店用码</translation>
    </message>
    <message>
        <source>It was made for another shop or use.</source>
        <translation>此码用于|其他店铺|或用途。</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>此码已使用</translation>
    </message>
    <message>
        <source>This till has already checked this code.</source>
        <translation>本收银机|已核验过|此码。</translation>
    </message>
    <message>
        <source>Issuer key retired</source>
        <translation>签发密钥|停用</translation>
    </message>
    <message>
        <source>The issuer no longer uses this key.</source>
        <translation>签发方|不再使用|此密钥。</translation>
    </message>
    <message>
        <source>Key type differs</source>
        <translation>签名方式不符</translation>
    </message>
    <message>
        <source>Its signature type does not fit the issuer.</source>
        <translation>签名方式|与签发方信息|不一致。</translation>
    </message>
    <message>
        <source>Code incomplete</source>
        <translation>码内容不完整</translation>
    </message>
    <message>
        <source>The content of the code is not whole.</source>
        <translation>未能读到|码的全部内容。</translation>
    </message>
    <message>
        <source>Licence doesn&apos;t fit</source>
        <translation>驾照条件不符</translation>
    </message>
    <message>
        <source>Class or period is not what is needed.</source>
        <translation>准驾车型|或期限|不符合要求。</translation>
    </message>
    <message>
        <source>Outside sale hours</source>
        <translation>非销售时段</translation>
    </message>
    <message>
        <source>{category} may not be sold at this hour.</source>
        <translation>此时段|不可销售|{category}。</translation>
    </message>
    <message>
        <source>This item may not be sold at this hour.</source>
        <translation>此时段|不可销售|此商品。</translation>
    </message>
    <message>
        <source>Compare the face</source>
        <translation>请核对面容</translation>
    </message>
    <message>
        <source>The code carries a photo to compare.</source>
        <translation>码中含有|核对用照片。</translation>
    </message>
    <message>
        <source>Issuer not listed</source>
        <translation>签发方未登记</translation>
    </message>
    <message>
        <source>This till&apos;s list lacks the issuer.</source>
        <translation>本收银机的列表中|没有该签发方。</translation>
    </message>
    <message>
        <source>Status not known</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>The list does not cover this ID.</source>
        <translation>列表中|没有|此证件的状态。</translation>
    </message>
    <message>
        <source>Status list old</source>
        <translation>状态列表过期</translation>
    </message>
    <message>
        <source>The issuer&apos;s status list has run out.</source>
        <translation>签发方的|状态列表|已到期。</translation>
    </message>
    <message>
        <source>Till list old</source>
        <translation>收银机|列表过期</translation>
    </message>
    <message>
        <source>The till was last updated {D} days ago.</source>
        <translation>上次更新|是{D}天前。</translation>
    </message>
    <message>
        <source>The till&apos;s list has run out.</source>
        <translation>收银机列表|已到期。</translation>
    </message>
    <message>
        <source>Till clock wrong</source>
        <translation>收银机时钟异常</translation>
    </message>
    <message>
        <source>The till&apos;s date or time is not reliable.</source>
        <translation>收银机的|日期或时间|不准确。</translation>
    </message>
    <message>
        <source>Unknown signature</source>
        <translation>不支持的签名</translation>
    </message>
    <message>
        <source>This till cannot check this signature type.</source>
        <translation>本收银机|无法核验|此签名方式。</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>其他类型证件</translation>
    </message>
    <message>
        <source>{document}: not a proof of age this till reads.</source>
        <translation>{document}：|本收银机|无法据此|确认年龄。</translation>
    </message>
    <message>
        <source>Not a proof of age this till reads.</source>
        <translation>本收银机|无法据此|确认年龄。</translation>
    </message>
    <message>
        <source>Online-only code</source>
        <translation>仅限联网验证</translation>
    </message>
    <message>
        <source>It can only be checked over the internet.</source>
        <translation>此码只能|通过互联网|核验。</translation>
    </message>
    <message>
        <source>Barcode too short</source>
        <translation>条形码|信息不足</translation>
    </message>
    <message>
        <source>A barcode holds too little to check.</source>
        <translation>条形码中|没有足够的|核验信息。</translation>
    </message>
    <message>
        <source>No age proof</source>
        <translation>非年龄凭证</translation>
    </message>
    <message>
        <source>This code holds no proof of age.</source>
        <translation>此码中|不含|年龄证明。</translation>
    </message>
    <message>
        <source>Till data unreadable</source>
        <translation>收银机|数据异常</translation>
    </message>
    <message>
        <source>The till cannot read its own list.</source>
        <translation>收银机|无法读取|自身列表。</translation>
    </message>
    <message>
        <source>%1, %2 and over</source>
        <translation>%1，%2岁及以上</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1，按键%2</translation>
    </message>
    <message>
        <source>Chooses what is being sold.</source>
        <translation>选择要销售的商品。</translation>
    </message>
    <message>
        <source>What is being sold?</source>
        <translation>要销售|什么商品？</translation>
    </message>
    <message>
        <source>Scan the code now.</source>
        <translation>请扫码。</translation>
    </message>
    <message>
        <source>Code received. Which product?</source>
        <translation>已读取二维码。|请选择商品。</translation>
    </message>
    <message>
        <source>Hold the phone here</source>
        <translation>请将手机|对准这里</translation>
    </message>
    <message>
        <source>Hold it nearer</source>
        <translation>请靠近一些</translation>
    </message>
    <message>
        <source>Hold it farther away</source>
        <translation>请拿远一些</translation>
    </message>
    <message>
        <source>Make the phone brighter</source>
        <translation>请调亮屏幕</translation>
    </message>
    <message>
        <source>Glare: tilt it a little</source>
        <translation>有反光：|请稍微倾斜</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>请拿稳手机</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>请出示|完整的码</translation>
    </message>
    <message>
        <source>Proof of age</source>
        <translation>年龄核验</translation>
    </message>
    <message>
        <source>Camera: no picture</source>
        <translation>摄像头：无画面</translation>
    </message>
    <message>
        <source>Camera: live picture</source>
        <translation>摄像头：实时画面</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>No list</source>
        <translation>无列表</translation>
    </message>
    <message>
        <source>List %1 old</source>
        <translation>列表%1前</translation>
    </message>
    <message>
        <source>%1, next %2</source>
        <translation>%1，下次%2</translation>
    </message>
    <message>
        <source>Manager: connect the till or bring the update stick.</source>
        <translation>负责人：|请将收银机联网，|或插入更新U盘。</translation>
    </message>
    <message>
        <source>Manager: set the till&apos;s date and time.</source>
        <translation>负责人：|请设置收银机的|日期和时间。</translation>
    </message>
    <message>
        <source>Manager: call the service for this till.</source>
        <translation>负责人：|请联系|收银机维修人员。</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Camera ok</source>
        <translation>摄像头正常</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>无摄像头</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>摄像头过暗</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>摄像头卡住</translation>
    </message>
    <message>
        <source>Scanner ok</source>
        <translation>扫描枪正常</translation>
    </message>
    <message>
        <source>Camera, scanner ok</source>
        <translation>摄像头、扫描枪正常</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>无扫描枪</translation>
    </message>
    <message>
        <source>This till needs an update soon.</source>
        <translation>本收银机|需尽快更新。</translation>
    </message>
    <message>
        <source>This till cannot check codes yet.</source>
        <translation>本收银机|尚不能|核验二维码。</translation>
    </message>
    <message>
        <source>This till cannot check codes now.</source>
        <translation>本收银机|目前不能|核验二维码。</translation>
    </message>
    <message>
        <source>Its list is %1 old.</source>
        <translation>列表是|%1前的。</translation>
    </message>
    <message>
        <source>Its list is too old.</source>
        <translation>列表过旧。</translation>
    </message>
    <message>
        <source>It has no trust list yet.</source>
        <translation>尚无|信任列表。</translation>
    </message>
    <message>
        <source>Its clock is wrong.</source>
        <translation>时钟不准。</translation>
    </message>
    <message>
        <source>It cannot read its own list.</source>
        <translation>无法读取列表。</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1|（自%2起）</translation>
    </message>
    <message>
        <source>Scanner taken</source>
        <translation>扫描枪被占用</translation>
    </message>
    <message>
        <source>Scanner locked</source>
        <translation>扫描枪无权限</translation>
    </message>
    <message>
        <source>Disk low</source>
        <translation>磁盘将满</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Checks are not being recorded.</source>
        <translation>核验结果|目前未被记录。</translation>
    </message>
    <message>
        <source>The record of checks will soon have no room.</source>
        <translation>核验记录的|存储空间|即将用尽。</translation>
    </message>
    <message>
        <source>The till&apos;s disk is nearly full.</source>
        <translation>收银机磁盘|即将存满。</translation>
    </message>
    <message>
        <source>Manager: make room on the till&apos;s disk.</source>
        <translation>负责人：|请清理|收银机磁盘空间。</translation>
    </message>
    <message>
        <source>The till&apos;s disk is full.</source>
        <translation>收银机磁盘|已满。</translation>
    </message>
    <message>
        <source>Another program on this till has the records.</source>
        <translation>本收银机上的|其他程序|正在使用记录。</translation>
    </message>
    <message>
        <source>This program may not write the records.</source>
        <translation>本程序|没有|写入记录的|权限。</translation>
    </message>
    <message>
        <source>The till&apos;s disk or the records fail.</source>
        <translation>收银机磁盘|或记录|出现问题。</translation>
    </message>
    <message>
        <source>Scanner set wrong</source>
        <translation>扫描枪设置异常</translation>
    </message>
    <message>
        <source>The scanner cannot be used.</source>
        <translation>无法使用|扫描枪。</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>扫描枪|未连接。</translation>
    </message>
    <message>
        <source>Check its cable and its stand. Otherwise call the manager.</source>
        <translation>请检查|数据线和支架；|如仍无效，|请联系负责人。</translation>
    </message>
    <message>
        <source>Another program on this till has it.</source>
        <translation>本收银机上的|其他程序|正在使用。</translation>
    </message>
    <message>
        <source>Manager: close that program.</source>
        <translation>负责人：|请关闭|该程序。</translation>
    </message>
    <message>
        <source>This program may not open it.</source>
        <translation>本程序|没有|使用权限。</translation>
    </message>
    <message>
        <source>Manager: choose the scanner anew, and install its rule.</source>
        <translation>负责人：|请重新选择|扫描枪，|并安装其规则。</translation>
    </message>
    <message>
        <source>The scanner sent other characters than a code has.</source>
        <translation>扫描枪发来了|码中没有的|字符。</translation>
    </message>
    <message>
        <source>Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).</source>
        <translation>请重新扫码。|如仍如此，|请重新设置扫描枪|（键盘US，|结尾Enter）。</translation>
    </message>
    <message>
        <source>Type or paste the code&apos;s text.</source>
        <translation>请输入|或粘贴|码的内容。</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1个字符</translation>
    </message>
    <message>
        <source>%1. Ctrl+V pastes, Enter checks, Esc goes back.</source>
        <translation>%1。|Ctrl+V粘贴，|Enter核验，|Esc返回。</translation>
    </message>
    <message>
        <source>TRAINING, not recorded</source>
        <translation>练习·|不记录</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>正在|核验此码</translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>是|同一个人吗？</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Photo in the code</source>
        <translation>码中照片</translation>
    </message>
    <message>
        <source>Camera, now</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Look at the customer.</source>
        <translation>请看|顾客的脸。</translation>
    </message>
    <message>
        <source>Manual check: which product?</source>
        <translation>人工核验：|哪种商品？</translation>
    </message>
    <message>
        <source>I saw the physical card.</source>
        <translation>我看过|实体证件。</translation>
    </message>
    <message>
        <source>%1: old enough if born in this year or earlier</source>
        <translation>%1：|出生于该年|或更早即可</translation>
    </message>
    <message>
        <source>%1: old enough if born on this day or earlier</source>
        <translation>%1：|出生于该日|或更早即可</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired</source>
        <translation>驾照：|准驾 %1，|未过期</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired, issued on %2 or earlier</source>
        <translation>驾照：|准驾 %1，|未过期，|%2 或更早签发</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Old enough</source>
        <comment>answer</comment>
        <translation>达到年龄</translation>
    </message>
    <message>
        <source>Not old enough</source>
        <translation>未达年龄</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Residence card</source>
        <translation>居留证</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Manager has allowed the sale.</source>
        <translation>负责人|已允许销售。</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已记录。</translation>
    </message>
    <message>
        <source>So no exception can be made.</source>
        <translation>因此|不能例外。</translation>
    </message>
    <message>
        <source>%1 seen: old enough.</source>
        <translation>已看%1：|达到年龄。</translation>
    </message>
    <message>
        <source>%1 seen: not old enough.</source>
        <translation>已看%1：|未达年龄。</translation>
    </message>
    <message>
        <source>Press to close.</source>
        <translation>按下|即关闭。</translation>
    </message>
    <message>
        <source>Manager: sell anyway?</source>
        <translation>负责人：|仍要销售吗？</translation>
    </message>
    <message>
        <source>Type the PIN. Tries left: %1.</source>
        <translation>请输入PIN。|还可试%1次。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在核验</translation>
    </message>
    <message>
        <source>This PIN is wrong. Tries left: %1.</source>
        <translation>PIN不正确。|还可试%1次。</translation>
    </message>
    <message>
        <source>Locked after wrong tries, since %1, until %2.</source>
        <translation>多次输错，|%1至%2|已锁定。</translation>
    </message>
    <message>
        <source>The PIN&apos;s file is damaged. The service sets it anew: carded pin set.</source>
        <translation>PIN文件|已损坏。|请维护人员|重设：|carded&#xa0;pin&#xa0;set</translation>
    </message>
    <message>
        <source>No PIN can be checked: the till cannot write its file.</source>
        <translation>无法|核验PIN：|收银机|不能写入文件。</translation>
    </message>
    <message>
        <source>%1 digits</source>
        <translation>%1位</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定|</translation>
    </message>
    <message>
        <source>Could I see your ID card, please?</source>
        <translation>请出示|您的证件，|好吗？</translation>
    </message>
    <message>
        <source>Could you refresh the code, please?</source>
        <translation>请|刷新二维码，|好吗？</translation>
    </message>
    <message>
        <source>I&apos;m sorry, I can&apos;t sell this one.</source>
        <translation>抱歉，|这件|不能卖给您。</translation>
    </message>
    <message>
        <source>One moment, the till is updating.</source>
        <translation>请稍等，|正在更新。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>Could you open the age QR?</source>
        <translation>请打开|年龄二维码，|好吗？</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>延长时间</translation>
    </message>
    <message>
        <source>Staff is coming.</source>
        <translation>工作人员|马上来</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>再次呼叫</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>呼叫|工作人员</translation>
    </message>
    <message>
        <source>Show your age QR.</source>
        <translation>请出示|年龄二维码。</translation>
    </message>
    <message>
        <source>Please look this way.</source>
        <translation>请看这边。</translation>
    </message>
    <message>
        <source>Age confirmed. Thank you.</source>
        <translation>年龄已确认，|谢谢。</translation>
    </message>
    <message>
        <source>One moment, please. Staff will help you.</source>
        <translation>请稍等，|工作人员|马上为您服务。</translation>
    </message>
    <message>
        <source>Please show your card.</source>
        <translation>请出示证件。</translation>
    </message>
    <message>
        <source>This till cannot check codes now. Please show a card.</source>
        <translation>目前无法|核验二维码，|请出示证件。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Do you need more time?</source>
        <translation>您还需要|更多时间吗？</translation>
    </message>
    <message>
        <source>Code received. What are you buying?</source>
        <translation>已读取二维码。|请选择您要买的商品。</translation>
    </message>
    <message>
        <source>What are you buying?</source>
        <translation>请选择|您要买的商品。</translation>
    </message>
    <message>
        <source>Manager: connect it or bring the stick. Update: F6.</source>
        <translation>负责人：|请联网|或插入U盘。|更新：F6</translation>
    </message>
    <message>
        <source>A customer needs help.</source>
        <translation>有顾客|需要帮助。</translation>
    </message>
    <message>
        <source>Their screen says that staff is coming.</source>
        <translation>顾客屏幕上显示|“工作人员马上来”。</translation>
    </message>
    <message>
        <source>Go there. Esc ends the call.</source>
        <translation>请前往协助。|按Esc结束呼叫。</translation>
    </message>
    <message>
        <source>%1, update asked for</source>
        <translation>%1，|已请求更新</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>已呼叫人员</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：|%2</translation>
    </message>
    <message>
        <source>Photo on the card</source>
        <translation>证件上的照片</translation>
    </message>
    <message>
        <source>California card</source>
        <translation>加州证件</translation>
    </message>
    <message>
        <source>The photo to compare is on the card.</source>
        <translation>要比对的照片|在证件上。</translation>
    </message>
    <message>
        <source>The card&apos;s last day has passed.</source>
        <translation>证件|已过有效期。</translation>
    </message>
    <message>
        <source>One-sale code</source>
        <translation>一次性码</translation>
    </message>
    <message>
        <source>This store does not accept TruAge.</source>
        <translation>本店|不接受|TruAge。</translation>
    </message>
    <message>
        <source>Manual checks</source>
        <translation>人工核验</translation>
    </message>
    <message>
        <source>Allowed by a manager</source>
        <translation>负责人放行</translation>
    </message>
    <message>
        <source>Gaps in the record</source>
        <translation>记录中断</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班次</translation>
    </message>
    <message>
        <source>Checks, by hour and reason</source>
        <translation>按时段|和原因|统计的|核验</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>班次结束</translation>
    </message>
    <message>
        <source>Save it as PDF, log out</source>
        <translation>存为PDF，|退出登录</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始练习</translation>
    </message>
    <message>
        <source>Checks are marked and not recorded</source>
        <translation>核验会|带标记，|不作记录</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>结束练习</translation>
    </message>
    <message>
        <source>Checks count and are recorded again</source>
        <translation>核验|重新|计入记录</translation>
    </message>
    <message>
        <source>Sound test</source>
        <translation>声音测试</translation>
    </message>
    <message>
        <source>Hear the three answers</source>
        <translation>试听|三种|结果音</translation>
    </message>
    <message>
        <source>One tone</source>
        <translation>响一声</translation>
    </message>
    <message>
        <source>Two tones</source>
        <translation>响两声</translation>
    </message>
    <message>
        <source>Three tones</source>
        <translation>响三声</translation>
    </message>
    <message>
        <source>The sounds are muted. F8 turns them on.</source>
        <translation>已静音。|按F8|打开声音。</translation>
    </message>
    <message>
        <source>There is no sound device. Nothing will be heard.</source>
        <translation>没有|声音设备，|听不到|声音。</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>谁在|收银？</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>无人登录。</translation>
    </message>
    <message>
        <source>Now: operator %1</source>
        <translation>当前：收银员 %1</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Type your operator number.</source>
        <translation>请输入|收银员编号。</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>收银员 %1</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Size and root of the record, signed by this till. Take a picture of it, and keep it outside of the shop.</source>
        <translation>这是|本收银机|签名的|记录大小|和根值。|请拍照，|并保存在|店外。</translation>
    </message>
    <message>
        <source>There is no record.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Store and till: %1</source>
        <translation>门店和|收银机：%1</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>制作时间：%1</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The record of checks</source>
        <translation>核验记录</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大小：%1</translation>
    </message>
    <message>
        <source>Root: %1</source>
        <translation>根值：%1</translation>
    </message>
    <message>
        <source>The code holds both, signed by the till. Whoever keeps this page outside of the shop can have it compared with the record later.</source>
        <translation>二维码中|是收银机|签名的|大小和根值。|将此页|保存在店外，|以后|可与记录|核对。</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>正在|读取记录。</translation>
    </message>
    <message>
        <source>The record cannot be read.</source>
        <translation>无法|读取记录。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>正在保存。</translation>
    </message>
    <message>
        <source>Saved as %1 in %2</source>
        <translation>已保存：|%1 |位置：|%2</translation>
    </message>
    <message>
        <source>Not saved: the till&apos;s disk is full. Manager: make room on it.</source>
        <translation>未保存：|收银机|磁盘已满。|负责人：|请腾出|空间。</translation>
    </message>
    <message>
        <source>Not saved: this program may not write in %1</source>
        <translation>未保存：|无法写入|文件夹：|%1</translation>
    </message>
    <message>
        <source>Not saved: the disk of %1 fails.</source>
        <translation>未保存：|磁盘|有故障：|%1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为PDF</translation>
    </message>
    <message>
        <source>Store&apos;s number</source>
        <translation>门店|编号</translation>
    </message>
    <message>
        <source>Till&apos;s number</source>
        <translation>收银机|编号</translation>
    </message>
    <message>
        <source>Type store and till number.</source>
        <translation>请输入|门店和|收银机|编号。</translation>
    </message>
    <message>
        <source>A new manager&apos;s PIN</source>
        <translation>新的|负责人|PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>再次输入|相同的|PIN</translation>
    </message>
    <message>
        <source>The two were not the same. Type it anew.</source>
        <translation>两次|不一致。|请重新|输入。</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <translation>4到12位|数字</translation>
    </message>
    <message>
        <source>This is no set-up code.</source>
        <translation>这不是|设置码。</translation>
    </message>
    <message>
        <source>This set-up code is not whole. Ask for a new one.</source>
        <translation>设置码|不完整。|请索取|新的|设置码。</translation>
    </message>
    <message>
        <source>This till has lists: a set-up code must be signed.</source>
        <translation>本收银机|已有列表：|只接受|已签名的|设置码。</translation>
    </message>
    <message>
        <source>The code&apos;s signature is none that this till&apos;s lists name.</source>
        <translation>设置码的|签名|不在|本收银机的|列表中。</translation>
    </message>
    <message>
        <source>This code is for another publisher than this till&apos;s.</source>
        <translation>此码|属于|其他|发布方。</translation>
    </message>
    <message>
        <source>Not the same: this code is not used. Ask for a new one.</source>
        <translation>不一致：|不使用|此码。|请索取|新的|设置码。</translation>
    </message>
    <message>
        <source>A code was read.</source>
        <translation>已读取|一个码。</translation>
    </message>
    <message>
        <source>Nothing came from it. Try another one.</source>
        <translation>没有|收到|内容。|请试试|其他|设备。</translation>
    </message>
    <message>
        <source>This program may not open it. The service runs: sudo carded scanner choose</source>
        <translation>本程序|无权|打开|该设备。|维修人员|运行：|sudo carded scanner choose</translation>
    </message>
    <message>
        <source>It types other characters. Set it to a US keyboard.</source>
        <translation>它发送的|字符|不对。|请将其|设为|美式|键盘。</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>PIN|已设置。</translation>
    </message>
    <message>
        <source>The PIN could not be set: the till cannot write its file.</source>
        <translation>无法|设置|PIN：|收银机|不能|写入|文件。</translation>
    </message>
    <message>
        <source>The settings could not be saved. Is the disk full?</source>
        <translation>无法|保存|设置。|磁盘|是否|已满？</translation>
    </message>
    <message>
        <source>Store %1, till %2</source>
        <translation>门店 %1，|收银机 %2</translation>
    </message>
    <message>
        <source>Volume: %1 of 5</source>
        <translation>音量：%1/5</translation>
    </message>
    <message>
        <source>Store and till: not set</source>
        <translation>门店和|收银机：|未设置</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Camera: none</source>
        <translation>摄像头：无</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>摄像头：|%1</translation>
    </message>
    <message>
        <source>Scanner: none</source>
        <translation>扫描枪：无</translation>
    </message>
    <message>
        <source>Scanner: %1</source>
        <translation>扫描枪：|%1</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: set</source>
        <translation>负责人|PIN：|已设置</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: none</source>
        <translation>负责人|PIN：|无</translation>
    </message>
    <message>
        <source>The lists are here: this till can check codes.</source>
        <translation>列表|已到：|本收银机|可以|核验码。</translation>
    </message>
    <message>
        <source>The first lists are being fetched. This takes some minutes.</source>
        <translation>正在|获取|首批|列表。|需要|几分钟。</translation>
    </message>
    <message>
        <source>There are no lists yet. The service sets where they come from: carded init.</source>
        <translation>还没有|列表。|维修人员|设置|来源：|carded init</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>内容|正确吗？</translation>
    </message>
    <message>
        <source>Lists: %1</source>
        <translation>列表：|%1</translation>
    </message>
    <message>
        <source>This code is signed by your publisher.</source>
        <translation>此码|由您的|发布方|签名。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Compare with what your publisher told you, by phone or on paper.</source>
        <translation>请与|发布方|通过电话|或书面|告知的|内容|核对。</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>完全|一致</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Store and till</source>
        <translation>门店和|收银机</translation>
    </message>
    <message>
        <source>Show the set-up code to the camera or the scanner, or type the numbers.</source>
        <translation>请将|设置码|对准|摄像头|或扫描枪，|或输入|编号。</translation>
    </message>
    <message>
        <source>Type the numbers</source>
        <translation>输入|编号</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on without.</source>
        <translation>未找到|摄像头。|请连接，|或直接|继续。</translation>
    </message>
    <message>
        <source>Choose the camera. Hold any code in front of it.</source>
        <translation>请选择|摄像头，|并将|任意码|放在|它前面。</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>No handheld scanner was found. Plug one in, or go on without.</source>
        <translation>未找到|扫描枪。|请连接，|或直接|继续。</translation>
    </message>
    <message>
        <source>Choose the handheld scanner. Then scan any code with it.</source>
        <translation>请选择|扫描枪，|然后|扫描|任意码。</translation>
    </message>
    <message>
        <source>Without a scanner</source>
        <translation>不用|扫描枪</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Listen to each: how often it sounds says what it is.</source>
        <translation>请逐个|试听：|响的|次数|表示|含义。</translation>
    </message>
    <message>
        <source>Pass: once</source>
        <translation>通过：|1次</translation>
    </message>
    <message>
        <source>Stop: twice</source>
        <translation>不可|销售：|2次</translation>
    </message>
    <message>
        <source>Ask ID: 3 times</source>
        <translation>查验|证件：|3次</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>调低</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>调高</translation>
    </message>
    <message>
        <source>The window is muted: F8.</source>
        <translation>已静音：|F8</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>未找到|声音|设备。</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>负责人|PIN</translation>
    </message>
    <message>
        <source>With a PIN nobody but a manager changes these settings later.</source>
        <translation>设置|PIN|后，|只有|负责人|才能|更改|这些|设置。</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>更换|PIN</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>设置|PIN</translation>
    </message>
    <message>
        <source>This till is not set up.</source>
        <translation>本收银机|尚未|设置。</translation>
    </message>
    <message>
        <source>This program may not save settings. The service gives it this folder, or writes till.toml:</source>
        <translation>本程序|无权|保存|设置。|维修人员|授权|此文件夹，|或编写|till.toml：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Choose the language of this window.</source>
        <translation>请选择|窗口|语言。</translation>
    </message>
    <message>
        <source>Save these settings?</source>
        <translation>保存|这些|设置吗？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>设置|已保存。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Camera, scanner, sounds, PIN</source>
        <translation>摄像头、|扫描枪、|声音、PIN</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>This till then checks no codes</source>
        <translation>关闭后|不再核验码</translation>
    </message>
    <message>
        <source>Manager: set the till up, or bring the update stick.</source>
        <translation>负责人：|请设置收银机，|或插入更新U盘。</translation>
    </message>
    <message>
        <source>List unreadable</source>
        <translation>列表无法读取</translation>
    </message>
    <message>
        <source>Looking for cameras.</source>
        <translation>正在查找|摄像头。</translation>
    </message>
</context>
</TS>
