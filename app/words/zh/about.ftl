# 首页、核验、帮助、个人信息保护、无障碍声明、使用条款、办事规则。
landing-title = 跨境电商单一窗口
landing-heading = 做跨境生意，
landing-heading-end = 一个窗口办好
landing-lede = 在网上申请外汇账户，银行审核，到网点核验一次身份。填一次，随时查进度，每一步都有时限。
landing-forex = 给在境外平台卖货的个人、个体工商户和企业。网上填写，银行审核，到柜台核验一次身份。
landing-forex-answer = 银行 { $days } 个工作日内答复
landing-forex-needs = 要用：身份证件、店铺链接、收款的卡或账户；有营业执照的，备好执照
landing-follow = 查办件进度
landing-follow-text = 登录后看到每一份申请走到哪一步、谁在办、下一步要做什么。
landing-follow-steps = 每一步都记下时间
landing-follow-dates = 每个时限写到哪一天，还能看为什么是这一天
landing-follow-messages = 可以直接问承办银行
landing-verify-text = 拿着别人给的回执，不用登录就能查真伪。只显示编号、事项和提交时间。
landing-help = 看每一步怎么办
phone-heading = 不方便上网办？
phone-text = 打电话，由工作人员陪您一步步填；也可以请家人在旁边帮忙操作，签名要您本人输入。
phone-questions = 看常见问题

verify-title = 核验回执
verify-lede = 输入回执上的核验码，查它是不是本窗口发出的。不用登录，也不显示任何人的信息。
verify-check = 核验
field-verify-code = 核验码
    .hint = 回执上的 12 位，例如 7K3M-20TX-9QHD。横线、空格、大小写都没关系
problem-verify-code-missing = 请输入核验码。它印在回执上，一共 12 位。
problem-verify-code-length = 核验码是 { $expected } 位，现在填了 { $found } 位。请对照回执再输一次。
verify-genuine = 回执是真的
verify-genuine-text = 本窗口发出过这份回执，内容没有改动过。请看下面三项和您手里的回执是不是一样。回执只证明什么时候交了什么，不说明办理结果。
verify-says = 回执的内容
verify-unknown = 没有查到这个核验码
verify-unknown-text =
    本窗口没有发出过带这个核验码的回执。请这样核对：

    - 核验码里没有字母 I、L、O、U：看起来像的，是数字 1 和 0
    - 8 和 B、5 和 S、2 和 Z 容易看错
    - 要输的是核验码，不是 FX 开头的办件编号

    核对过还是查不到，这份回执可能不是真的。可以打 0574-12345 问清楚。
verify-offline = 不上网也能核验
verify-offline-text =
    回执页能下载一份文本文件，里面有签名。装有甬易通程序的电脑，不用联网就能核验它：
verify-key = 本窗口的公钥
verify-key-text = 公钥谁都可以留一份。用自己留的公钥核验，不必相信回执文件里写的那一个。

article-contents = 本页内容
help-title = 帮助与联系方式
help-lede = 每一步怎么办，常见问题怎么解决。看完还不清楚，打电话问。
help-contact =
    打 0574-12345，工作日 8:30 至 17:30，有人工坐席。请准备好办件编号，不要在电话里说密码和验证码，我们也不会问。

    关于审核本身的问题，登录后打开办件，直接给承办银行留言，银行会在那里答复。
    .heading = 联系我们
help-steps =
    - 先看能不能办：回答 6 个问题，不用登录，不留记录
    - 注册：用邮箱或内地手机号，收一个验证码
    - 填写：按办理清单一页一页填，随时保存
    - 提交：核对一遍，输入姓名作为签名，拿到编号和回执
    - 银行审核：两名审核人员先后看过，{ $forex_answer } 个工作日内答复
    - 补正：缺材料会一次说清，补完再交，审核接着算
    - 到网点：带身份证件原件核验一次身份
    - 开通：收到通知，登录查看账号
    .heading = 办理分哪几步
    .link = 看外汇账户的办理条件和材料
help-register =
    用邮箱或中国内地手机号注册，设一个至少 8 位的密码。密码可以是任何字符，太常见的不行。

    登录用密码，或用一次性验证码，两种都可以。换了没用过的设备，除了密码还要再收一次验证码。
    .heading = 注册和登录
help-fill =
    填一页存一页，换一台手机或电脑登录，接着填。草稿 { $forex_draft_idle } 天没有改动会过期，过期后还能用原来的内容重新申请。

    从别处粘贴的号码，带空格、横线、全角数字都没关系。填错的地方，页面会说错在哪里、怎么改，填过的内容不会丢。

    离开太久会自动退出。退出前有提醒；退出时正在填的一页，重新登录后接着保存。
    .heading = 填写和保存
help-documents =
    照片用 JPG 或 PNG，文件用 PDF，订单样本还可以用 CSV 或 XLSX 表格。每份不超过 { $document_size } MB，一份申请最多 { $document_count } 份。

    拍照时把证件放平，四个角都拍进去，字要看得清。上传后能看到预览，不清楚就换一张。
    .heading = 上传材料
help-heic =
    这是苹果等手机自己的照片格式，网页打不开，所以不收。可以这样做：

    - 在 iPhone 上打开“设置”“相机”“格式”，选“兼容性最佳”，再拍一张
    - 或者给照片截一次屏，上传截图
    - 或者在电脑上把照片另存为 JPG
    .heading = HEIC 照片传不上去
help-submitted =
    提交后不能直接修改。发现填错了，给承办银行留言，银行会退回那一页让您改；银行作出决定之前，您也可以撤回，再用原来的内容重新申请。

    按两次提交、网络中断后再交一次，都只算一份。
    .heading = 提交以后还能改吗
    .link = 看我的办件
help-supplement =
    银行一次列出所有要补的内容，只有列出的几项能改。{ $forex_supplement } 个工作日内补完提交，这段时间银行的审核计时停住。一份申请最多补正 { $forex_supplement_rounds } 次。

    到期没有提交，申请失效，可以用原来的内容重新申请。
    .heading = 银行要我补正
help-dates =
    时限从开始的第二天起算，只数工作日，最后一天到 24:00 为止。法定节假日和周末不数，调休上班的周末要数。每个日期旁边都有“为什么是这一天”，点开能看到逐日计算。

    下一年的放假安排公布以前，跨年的日期可能先写“待确定”。
    .heading = 时限怎么算
    .link = 看所有时限和依据
help-refused =
    办件里写着原因。材料或填写的问题，改好后可以用原来的内容重新申请；也可以换一家银行。对原因有疑问，在办件里问承办银行，或打 0574-12345。

    能否开户由银行决定，本窗口不能替银行改结果。
    .heading = 银行不予开户怎么办
help-quota =
    每人每年有等值 { $annual_facilitation_quota } 美元的便利化额度，结汇一份，购汇一份，额度以内凭身份证件就能办。它不是收入上限。

    跨境电商收入，交易有电子信息或能证明金额的材料的，结汇不占用这个额度。拿不出证明的部分占用。额度按人、按自然年算，跟开几个账户、在几家银行开没有关系。

    用港澳台证件、护照或外国人永久居留身份证申请的，哪些收入不占用额度，由银行逐人确认。
    .heading = 年度便利化额度是怎么回事
    .link = 看规则和依据
help-codes =
    - 等一分钟，再看一眼垃圾邮件和被拦截的短信
    - 核对邮箱或手机号有没有输错
    - 验证码 10 分钟内有效，输错 5 次作废，要重新收一个；只有最新的一个能用
    - 同一个邮箱或手机号一天收到的次数有限，收满了第二天再试
    - 手机收不到的，换成邮箱收

    都试过还是收不到，打 0574-12345。
    .heading = 收不到验证码
help-phone_lost =
    登记过邮箱的，用邮箱登录，在“我的账号”里结束丢失手机上的登录，再改密码。

    只登记了手机号的，先向运营商补办原来的号码，再用它登录。号码拿不回来的，打 0574-12345，我们核实身份后帮您处理。
    .heading = 手机丢了或换了号码
help-password =
    用验证码登录，或从登录页找回。改了密码，其他设备上的登录全部退出。
    .heading = 忘了密码
    .link = 找回密码
help-receipt =
    登录后打开办件，点“回执”，可以打印、下载，或让别人扫码核验。回执上没有姓名和证件号码。
    .heading = 要回执或纸质件
    .link = 核验一份回执
help-easier =
    页面最上面有“大字版”和语言切换，最下面可以选浅色或深色。全部页面不用鼠标也能操作，浏览器关掉脚本也能办。银行审核人员在办件页有快捷键：J 到下一件，K 到上一件，L 回列表，要和浏览器的组合键一起按（多数是 Alt，或 Alt 加 Shift）。
    .heading = 字太小、看不清、用键盘
    .link = 看无障碍声明
help-feedback =
    哪里不好用、哪句话看不懂，打 0574-12345 告诉我们，请说是在哪一页。您的意见会转给做这个网站的人。
    .heading = 提意见

privacy-title = 个人信息保护
privacy-lede = 我们存哪些信息、为什么存、谁能看、存多久，您有哪些权利。
privacy-stored =
    - 账号：邮箱或手机号，密码的校验值（不是密码本身），语言
    - 登录记录：时间、浏览器的名称，用来让您发现不是自己的登录
    - 申请：您在各页填的内容，包括姓名、证件号码、住址、银行卡号、店铺和经营情况
    - 材料：您上传的照片和文件；照片里的拍摄地点等附带信息，上传时就去掉
    - 往来：您和银行的留言、补正、决定
    - 操作记录：谁在什么时候看了、改了哪一份办件，只记编号，不记内容

    “看看能不能办”的回答不保存。
    .heading = 存哪些信息
privacy-why =
    只为办您申请的事：让银行核对身份和交易背景，给您答复，把结果通知您。证件号码、银行卡号和店铺链接，还用来发现同一材料被不同的人使用。

    银行依法要核实客户身份、问税收居民身份、保存资料，所以这几项必须填。
    .heading = 为什么存
privacy-consent =
    身份证件信息和银行卡信息是敏感个人信息。提交前，处理身份证件、处理银行卡、把申请交给您选的银行，这三项分别征求您的同意。不同意就不能在线申请，可以到银行网点办理。
    .heading = 单独同意
privacy-seen =
    - 您自己
    - 您选的那家银行里，负责审核这类申请的人。列表里不显示完整的证件号码和卡号，点开要说明理由；谁看过、为什么看，您在办件里查得到
    - 别的银行、别的申请人看不到，连这份办件存在都看不出来
    - 管理网站的人管账号和机构，看不到办件内容
    - 拿到回执核验码的人，只看到办件编号、事项和提交时间

    我们不出售、不公开您的信息，不用它做广告，也没有第三方的统计代码。法律要求提供的除外。
    .heading = 谁能看
privacy-guarded =
    姓名、号码、住址、留言和材料都加密保存，每份办件用自己的密钥，密钥不和数据放在一起。密码和验证码只存校验值。审核和查看的记录一环扣一环，改动任何一条都会被发现。
    .heading = 怎么保护
privacy-kept =
    时间从办结、最后改动或发出那天起算。到期的信息会删除；法律要求多存的，按法律办。
    .heading = 存多久
privacy-cookies =
    只有这几种，都只发给本网站：登录状态、这台设备是不是用过、语言、外观（大字版和深浅色）。没有跟踪用的。
    .heading = Cookie
privacy-rights =
    - 查看和复制：登录后打开“我的个人信息”，看存了什么、谁看过，也可以把全部内容下载下来
    - 更正：没提交的直接改；提交以后给承办银行留言
    - 撤回同意：撤回申请，银行停止办理。撤回以前做的处理不受影响
    - 删除：草稿可以自己删除，账号可以自己注销，没有法律要求保存的马上删除。法律要求保存的，到期自动删除，在这以前不用于其他目的
    - 要求解释：任何一条不明白，都可以问
    .heading = 您的权利
privacy-ask =
    打 0574-12345，说“个人信息保护”。我们会先核实是您本人。对答复不满意，可以向网信部门投诉。
    .heading = 找谁问

accessibility-title = 无障碍声明
accessibility-lede = 这个网站要让每个人都能自己办成事。下面说做到了什么、怎么查的、还差什么。
accessibility-aim =
    目标是达到《网页内容无障碍指南》WCAG 2.2 的 AA 级，中文、英文，浅色、深色都算。
    .heading = 目标
accessibility-can =
    - 只用键盘办完全部事项，焦点一直看得见
    - 字放大到 200%，或在 320 像素宽的屏幕上看，不用左右滚动
    - 打开“大字版”：字更大，对比更强，按钮更大
    - 关掉脚本照样填写、上传、提交、打印
    - 用读屏软件听到每个输入框的名称、提示和错误
    - 不靠颜色辨认状态：每种状态都有文字和图形
    - 没有自动播放、闪烁和倒计时抢答；要退出登录前有提醒，可以延长
    .heading = 您可以
accessibility-checked =
    - 每个页面用 axe-core 自动检查，两种语言、两种配色，随每次改动重做
    - 文字和控件的颜色对比逐项计算过
    - 自动测试在桌面和手机宽度下走完整个办理过程，开脚本、关脚本各一遍
    .heading = 怎么检查的
accessibility-limits =
    - 还没有请读屏软件用户做过完整测试，也没有在真实的 iPhone 和安卓手机上用 VoiceOver、TalkBack 逐页试过
    - 还没有第三方机构评测
    - 微信内置浏览器的字号菜单和文件选择没有逐个机型试过；遇到问题，请用系统浏览器打开
    - 您和银行上传的照片、PDF 由机器原样显示，读屏软件读不出里面的字
    - 自动检查只能发现一部分问题
    .heading = 还没做到的
accessibility-report =
    哪一页用不了，打 0574-12345 告诉我们页面名称和您用的设备。在我们改好之前，可以由工作人员在电话里陪您办，或到银行网点办理。
    .heading = 遇到障碍怎么办

terms-title = 使用条款
terms-lede = 用这个网站办事，双方各要做到什么。
terms-service =
    甬易通是中国（宁波）跨境电子商务综合试验区的网上窗口，由综合试验区工作机构主办。在这里可以提交外汇账户申请、和银行往来、查进度、核验回执。使用不收费。
    .heading = 这是什么服务
terms-decides =
    本窗口收件、转交、通知、计时。能否开户由银行决定，额度由外汇局的系统认定。预检和自动核查的结果只供参考，不代替他们的决定。
    .heading = 谁作决定
terms-duties =
    - 填写真实内容，上传真实材料，只用自己的证件、店铺和银行卡
    - 账户只用于本人真实的跨境销售，不拆分结汇，不出借账户
    - 不试探别人的办件，不干扰网站运行

    违反的，银行可以不予开户或停用账户，本窗口可以停用账号；违法的依法处理。
    .heading = 您要做到
terms-account =
    账号由本人使用。密码和验证码不要告诉任何人。发现不是自己的登录，马上在“我的账号”里结束它并改密码。
    .heading = 账号
terms-signature =
    提交时输入您的姓名，就是对这份申请签名。我们同时记下时间和内容的校验值，以后谁也改不了已提交的内容。
    .heading = 签名
terms-limits =
    办理时限是本窗口和银行的服务承诺，有法律规定的写明出处。超过时限的办件会标为超期，您可以打 0574-12345 催办。超时不等于通过。
    .heading = 时限
    .link = 看办事规则与时限
terms-receipt =
    回执证明您在什么时候提交了什么，有数字签名，任何人可以核验。它不是开户证明，也不说明审核结果。
    .heading = 回执
    .link = 核验回执
terms-running =
    网站可能因为维护短时停用。因为网站故障耽误了补正时间，请打 0574-12345，我们会同银行处理。已经显示提交成功的，不会丢。
    .heading = 网站运行
terms-changes =
    条款有改动，会写在这一页。改动以前提交的办件，按提交那天的规则办。
    .heading = 条款变动

rules-title = 办事规则与时限
rules-lede = 网站按下面的规则计算时限、检查填写和保存资料。有法律文件的写明出处；其余是本窗口的办理规则。
rules-today = 这是 { $day } 适用的规则。已提交的办件按提交那天的规则办。
rules-forex = 外汇账户
rules-retention = 资料保存多久
rules-complaint = 投诉
    .text = 投诉还没有在本网站开通。要投诉，请用全国 12315 平台。
rules-rule = 规则
rules-value = 数值
rules-source = 依据
value-hours = { $amount } 小时
value-working_days = { $amount } 个工作日
value-calendar_days = { $amount } 天
    .document_validity = 至少还有 { $amount } 天
    .complaint_testing = 不算
value-years = { $amount } 年
    .applicant_age = { $amount } 周岁
value-usd_cents = { $amount } 美元
value-cny_fen = { $amount } 元人民币
value-basis_points = { $amount }%
value-bytes = { $amount } MB
value-count = { $amount }
    .forex_supplement_rounds = { $amount } 次
    .document_count = { $amount } 份
    .settlement_card_holder = 只能是申请人本人
    .sample_orders = { $amount } 笔
    .complaint_evidence = { $amount } 份
    .small_cell = { $amount } 件
    .incubator_waiting_list = { $amount } 个月
    .incubator_firm_age = { $amount } 个月
    .incubator_incubation = { $amount } 个月
    .incubator_incubation_long = { $amount } 个月
    .incubator_tenancy = { $amount } 个月
    .incubator_reviewers = { $amount } 名
    .incubator_spread = { $amount } 分
    .incubator_interview_points = { $amount } 分
    .incubator_waiting_points = { $amount } 分
    .incubator_direct_points = { $amount } 分
    .incubator_interview_change = { $amount } 分
rule-annual_facilitation_quota = 个人年度便利化额度（结汇、购汇各一份，等值）
rule-applicant_age = 申请人最低年龄
rule-document_expiry_warning = 证件还有多久到期就提醒
rule-beneficial_owner_share = 企业受益所有人的股权比例，从多少起
rule-beneficial_owner_undertaking = 企业可以用承诺代替备案受益所有人的注册资本，最高
rule-special_refund = A 类企业由银行直接办理的特殊退汇，每笔最高（等值）
rule-small_firm_exemption = 小微跨境电商企业免名录登记的年收汇或付汇，低于（等值）
rule-forex_take = 银行领取申请
rule-forex_proposal = 银行经办提出意见
rule-forex_check = 银行复核
rule-forex_answer = 银行最晚答复申请人（领取、经办、复核合计）
rule-forex_account_number = 核验身份后给出账号
rule-forex_supplement = 申请人补正
rule-forex_visit = 通过后到网点核验身份
rule-forex_draft_idle = 草稿没有改动，多久过期
rule-forex_supplement_rounds = 一份申请最多补正几次
rule-document_size = 一份材料最大
rule-document_count = 一份申请最多几份材料
rule-complaint_acceptance = 收到投诉后告知是否受理
rule-complaint_mediation = 受理后完成调解
rule-complaint_termination_notice = 终止调解后告知双方
rule-complaint_limitation = 知道权益受损后，多久以内可以投诉
rule-complaint_jurisdiction = 判断投诉归谁管，不归本中心的分送出去
rule-complaint_material = 投诉人补充身份证明或材料
rule-complaint_transfer = 接到分送的投诉后接收或退回
rule-complaint_respondent_notice = 受理后通知被投诉人
rule-complaint_reply = 被投诉人答复
rule-complaint_more_time = 被投诉人可以延长一次，多给
rule-complaint_testing = 调解时间里，鉴定、检测的日子
rule-complaint_recusal = 有人要求工作人员回避后作出决定
rule-complaint_fulfilment = 达成协议后，约定的履行日期最晚
rule-complaint_review_request = 不服不予受理或终止调解的，申请复查
rule-complaint_review = 换一名工作人员复查
rule-complaint_rating = 办结后可以评价
rule-complaint_evidence = 一次投诉或举报最多几份证据
rule-report_checking = 核查举报，决定是否立案
rule-report_extension = 核查可以延长一次，多给
rule-report_notice = 决定是否立案后告知实名举报人
rule-return_application = 零售进口退货，海关放行后申请
rule-return_arrival = 零售进口退货，海关放行后运回原监管场所
rule-import_transaction = 零售进口每次交易限值
rule-import_year = 零售进口每人每年交易限值
rule-credit_objection = 商家对信用记录提出异议
rule-credit_effect = 商家信用记录的有效时间
rule-small_cell = 统计数字低于多少就不公布
rule-carrier_check = 综试区工作机构审核载体登记材料
rule-carrier_decision = 实地查看后决定是否登记
rule-incubator_completeness = 载体初审入驻材料
rule-incubator_supplement = 团队补正入驻材料
rule-incubator_scores = 评审专家评分
rule-incubator_decision = 评分或面谈后载体作出决定
rule-incubator_offer = 准予入驻后，团队答复是否入驻
rule-incubator_agreement = 双方签入驻协议
rule-incubator_appeal_request = 不服不予入驻的，提出申诉
rule-incubator_appeal = 综试区工作机构处理申诉
rule-incubator_warning = 警告后一直不改，多久载体可以解除协议
rule-incubator_waiting_list = 候补多久失效
rule-incubator_firm_age = 企业入驻时成立不超过
rule-incubator_incubation = 企业在孵最长
rule-incubator_incubation_long = 生物医药、现代农业、集成电路企业在孵最长
rule-incubator_tenancy = 入驻协议期限，另有约定的除外
rule-incubator_reviewers = 一份申请最少几名评审专家
rule-incubator_spread = 评审总分相差超过多少，再请一名专家
rule-incubator_interview_points = 多少分起，面谈后可以准予入驻
rule-incubator_waiting_points = 多少分起可以候补；不到的要两名负责人同意才能留下
rule-incubator_direct_points = 多少分起可以不面谈
rule-incubator_interview_change = 面谈最多加或减
rule-graduation_investment = 毕业条件：天使投资或风险投资累计超过
rule-graduation_revenue = 毕业条件：连续两年营业收入合计超过
rule-graduation_exports = 毕业条件：一年内出口达到
rule-retention_draft = 没有改动的草稿
rule-retention_guest_draft = 不登录填写的草稿
rule-retention_unsuccessful = 失效、过期、撤回和不予通过的申请
rule-retention_forex_case = 外汇办件和材料，从业务结束起
rule-retention_transaction_data = 交易电子信息
rule-retention_complaint = 投诉，从办结起
rule-retention_incubator_case = 孵化入驻办件，从退出起
rule-retention_session = 登录记录
rule-retention_idempotency_key = 防止重复提交的记号
rule-retention_mail_body = 已发邮件和短信的内容
rule-retention_audit = 操作记录（只有编号）
rule-document_validity = 申请时证件还在有效期内
rule-settlement_card_holder = 结汇收款卡的持卡人
rule-sample_orders = 订单样本最少几笔
rule-source = 依据：{ $rule }（{ $source }，{ $since }起）
rules-judged-by = 这份申请按 { $day } 的规则审核。看规则和依据
