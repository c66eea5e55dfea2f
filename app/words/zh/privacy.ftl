# 账号安全和自己的个人信息

list-older = 更早的
list-newest = 回到最新的
list-pages = 翻看记录

sign-ins = 登录记录
    .hint = 最近 90 天谁用您的账号登录过，没登录成的也在内
sign-ins-text = 最近 { $days } 天里用您的账号登录的每一次，没登录成的也在内。只有您自己看得到。我们不记网络地址。
sign-ins-none = 这段时间没有登录记录。
sign-ins-not-me = 有不是您本人的登录，请马上修改密码，再退出不认识的设备
sign-in-way-registration = 注册时
sign-in-way-invitation = 接受邀请时
sign-in-way-password = 用密码，在用过的浏览器上
sign-in-way-code = 用验证码
sign-in-way-new_device = 用密码加验证码，在新的浏览器上
sign-in-way-authenticator = 用验证器的动态码
sign-in-outcome-opened = 已登录
sign-in-outcome-wrong_password = 密码不对
sign-in-outcome-wrong_code = 验证码不对

second-factor-off-lede = 现在登录只要密码或验证码。加上第二步，别人知道密码、看到短信也登录不了。
second-factor-why = 启用以后，每次登录和每次重要操作，都要填手机验证器应用里的动态码。不需要网络，也不收费。
second-factor-lost = 启用时会给您 10 个备用码，手机不在身边时用。手机和备用码都丢了，请打 0574-12345，核实身份后才能重新登录。
second-factor-begin = 启用第二步验证
second-factor-off = 停用第二步验证
second-factor-off-text = 停用以后，登录和重要操作只要密码或验证码。现有的备用码也会作废。
second-factor-off-do = 停用
second-factor-off-keep = 不停用，返回
recovery-codes-left = 还有 { $count } 个备用码没用过。重新生成以后，旧的全部作废。
recovery-codes-draw = 重新生成备用码

letter-second_factor_on-subject = 您的甬易通账号启用了第二步验证
letter-second_factor_on-body = 您的甬易通账号现在登录要填验证器应用里的动态码，其他设备上的登录已退出。不是您本人操作的话，请马上打电话告诉我们：0574-12345。
letter-second_factor_off-subject = 您的甬易通账号停用了第二步验证
letter-second_factor_off-body = 您的甬易通账号登录不再要动态码。不是您本人操作的话，请马上修改密码，并打电话告诉我们：0574-12345。
letter-recovery_codes_drawn-subject = 您的甬易通备用码已重新生成
letter-recovery_codes_drawn-body = 您的甬易通账号重新生成了备用码，旧的全部作废。不是您本人操作的话，请马上修改密码，并打电话告诉我们：0574-12345。

own-data = 我的个人信息
    .hint = 存了什么、存多久、谁看过，下载副本，注销账号
own-data-lede = 这里列出我们存的、和您有关的每一类信息：为什么存、存到什么时候、谁看过。
own-policy = 看完整的个人信息保护说明
own-stored = 存了什么，为什么，存到什么时候
own-what = 信息
own-why = 为什么存
own-until = 存多久
own-account = 账号
    .what = 邮箱、手机号、密码的校验值、语言、第二步验证
    .why = 让您登录，把办理结果通知您
    .ground = 依据：为您提供服务所必需（《个人信息保护法》第十三条第一款第二项）
    .until = 到您注销账号为止
own-staff-account = 账号
    .what = 姓名、邮箱、密码的校验值、语言、第二步验证、所属机构和职责
    .why = 让您登录，并记下每个决定是谁作出的
    .ground = 依据：您的工作所必需（《个人信息保护法》第十三条第一款第二项）
    .until = 您担任这项工作期间；您经手的办件还在保存的，姓名随办件保存
own-cases = 办件
    .what = 您填的内容、材料、留言、补正、决定、回执
    .why = 让银行核对身份和交易背景，给您答复
    .ground = 依据：您提交时的单独同意（同法第二十九条）；已开户的，《反洗钱法》要求保存
    .until = 没有开户的，办结后 { $retention_unsuccessful } 年；已开户的，办结后至少 { $retention_forex_case } 年，账户没有销户的一直存。草稿 { $retention_draft } 天没有改动就过期
own-sign-ins = 登录记录
    .what = 时间、方式、结果、浏览器的名称，没有网络地址
    .why = 让您发现不是自己的登录
    .ground = 依据：保障信息安全的法定义务（同法第五十一条）和《网络安全法》关于留存日志的要求
    .until = { $retention_session } 年
own-letters = 发给您的邮件和短信
    .what = 收件的邮箱或手机号、内容
    .why = 没收到或有疑问时能查
    .ground = 依据：为您提供服务所必需
    .until = 发出后 { $retention_mail_body } 天
own-notices = 站内通知
    .what = 办件编号和进展，不写姓名和号码
    .why = 让您看到办件有了什么变化
    .ground = 依据：为您提供服务所必需
    .until = 365 天
own-forms = 表单的编号
    .what = 防止重复提交用的随机编号和校验值
    .why = 您点两次提交，只办一次
    .ground = 依据：为您提供服务所必需
    .until = { $retention_idempotency_key } 小时
own-audit = 操作记录
    .what = 谁在什么时候对哪份办件做了什么，只记编号，不记姓名、号码和内容
    .why = 证明没有人动过手脚
    .ground = 依据：保障信息安全的法定义务（同法第五十一条）
    .until = { $retention_audit } 年
own-copy = 下载我的数据
    .hint = 存的全部内容，一个压缩包，不联网也能看
own-correct = 更正邮箱或手机号
    .hint = 随时可以改
own-correct-case = 更正申请里的内容
    .hint = 草稿直接改；提交以后，在办件里给承办银行留言
own-leave = 注销账号
    .hint = 先看清哪些马上删除、哪些依法要留
own-cases-list = 每份办件存到什么时候
own-cases-looks = 银行的人看过哪份办件、为什么看完整的号码，都能在“谁看过”里查到。
until-draft = 草稿：您删除为止；一直不改动会过期
until-open = 办理中，办结以后才起算
until-day = { $day }删除
until-in-use = 账户销户以前一直保存，最早 { $day }删除
until-erased = 内容已经删除，只剩编号和状态
until-own-rules = 按这项业务自己的规定保存

consents = 您同意过什么
consent-with = { $reference }，第 { $number } 次提交
consent-version = 第 { $version } 版文本
consent-what = 当时同意的内容
consent-given = 已同意
consent-none = 您还没有提交过申请，也就没有作过声明。
consent-back = 要撤回同意，请在办件里撤回申请，银行就停止办理；撤回以前做的处理不受影响。已经开户的，请先申请销户。

looks = 谁看过这份办件
looks-lede = 承办机构的人每次打开办件、打开材料、查看完整的号码，都记在这里。只写机构，不写人名。
looks-none = 还没有人看过
looks-ask = 对哪一次有疑问，请在办件里给承办银行留言，或打 0574-12345。
looks-somebody = 工作人员
looks-case = 打开办件（号码遮住）
looks-document = 打开材料：{ $document }
looks-unmasked = 查看完整的内容：{ $answer }
looks-reason = 理由：{ $reason }

copy-lede = 我们存的、和您有关的全部内容，打成一个压缩包给您。
copy-text =
    - 账号：联系方式、登录记录、通知、发给您的邮件和短信
    - 每份办件：您填的内容、每次提交、补正要求、留言、进展、决定、谁看过
    - 您上传的每个文件，每张回执

    打开里面的 index.html 就能看，不用联网；data.json 是给程序读的，内容一样。银行内部的备注不在里面。
copy-care = 压缩包里的号码没有遮住，请放在只有您能打开的地方。一天最多下载 { $times } 次，每次都会留下记录。
copy-do = 下载压缩包
copy-last = 上次下载：{ $moment }

leave-lede = 注销以后不能恢复。请先看清下面的说明。
leave-goes = 马上删除
leave-goes-text =
    - 邮箱、手机号、密码、第二步验证；以后可以用它们重新注册
    - 登录记录、通知、发给您的邮件和短信
    - 所有设备上的登录
leave-erased-cases = 这些办件的内容和材料，没有法律要求保存，也马上删除：
leave-stays = 依法要留的
leave-stays-why = 开过户的申请，银行要依《反洗钱法》保存。到期自动删除，在这以前只用于法律要求的目的。
leave-remains = 不含个人信息的记录
leave-remains-text = 办件编号、日期、状态、回执和操作记录会留下，里面没有您的姓名、号码和内容。已经发出的回执，别人仍然可以核验。
leave-under-way = 还有办件没办完
leave-under-way-text = 请先撤回，或等它办结，再来注销。已通过、等您到网点的，办完或过期以后就能注销。
leave-copy-first = 想留一份的话，请先
field-leave-word = 请填“注销”两个字
    .hint = 填好再按下面的按钮，账号马上注销。
problem-leave-word = 请填“注销”两个字，不带引号。填对才会注销。
leave-do = 注销账号
leave-stay = 不注销，返回
leave-done = 账号已注销
leave-done-heading = 您已退出，账号不能再用
leave-done-text = 确认的邮件或短信正在发出，发出以后，我们连这个地址也不再保存。
leave-done-kept = 依法保存的 { $count } 份办件，到期自动删除。
leave-done-way = 回到首页

letter-account_deleted-subject = 您的甬易通账号已注销
letter-account_deleted-body = 您的甬易通账号已按您的要求注销，账号里的信息和办件内容已删除。不是您本人操作的话，请打电话告诉我们：0574-12345。这是最后一封信，发出后我们不再保存您的地址。
letter-account_deleted_kept-subject = 您的甬易通账号已注销
letter-account_deleted_kept-body = 您的甬易通账号已按您的要求注销，账号里的信息已删除。另有 { $kept } 份开过户的办件，法律要求保存，到期自动删除。不是您本人操作的话，请打电话告诉我们：0574-12345。这是最后一封信，发出后我们不再保存您的地址。

paper-title = 甬易通：我的数据
paper-made = 这份副本生成于 { $moment }，里面是当时存的、和您有关的全部内容。号码没有遮住，请放在只有您能打开的地方。
paper-cases = 办件
paper-codes = 发过的验证码
paper-browsers = 用过的浏览器，最近一次的时间
paper-copies = 下载过副本的时间
paper-password = 密码
paper-password-yes = 已设置，只存校验值
paper-email-since = 邮箱验证时间
paper-mobile-since = 手机号验证时间
paper-registered = 注册时间
paper-code-register = 注册
paper-code-sign_in = 登录
paper-code-device = 在新的浏览器上登录
paper-code-second_factor = 第二步验证
paper-code-recover = 重设密码
paper-code-new_password = 设置新密码
paper-code-step_up = 重要操作
paper-code-contact = 更换联系方式
paper-status = 状态
paper-begun = 开始填写
paper-closed = 办结
paper-rules = 按哪天的规则
paper-terms = 期限
paper-term-running = 计时中
paper-term-paused = 暂停
paper-term-met = 按时
paper-term-missed = 逾期
paper-term-cancelled = 不再计时
paper-asked = 要您补正的
paper-round = 第 { $round } 次
paper-file-gone = 已移除，文件不在了
paper-removed = 移除时间
paper-submission = 第 { $number } 次提交的内容
paper-typed = 各页最后保存的内容

record = 下载办件档案
record-lede = 这份办件从头到尾的记录，一个文件，可以交给法院、审计或别的机构。
record-text =
    - 您填的内容、每次提交、补正要求、留言、进展、决定、回执，还有谁看过
    - 每个材料的 SHA-256 校验值。材料本身不在里面，需要时另外交，对得上校验值就是原件

    文件有我们的签名，改动一个字就核验不过。对方不用登录，也不用找我们，离线就能核验。
record-care = 里面的号码没有遮住，只交给该看的人。每次下载都会留下记录。
record-do = 下载档案
record-checking = 这是甬易通出具的办件档案，末尾有签名。改动任何一处，核验都不会通过。核验不用联网，用甬易通的程序：
record-checking-key = 请和甬易通公布的公钥对照。每张回执也可以用核验码单独核验。材料的原件用 SHA-256 对照。
leave-only-owner = 这些企业只有您一位管理员
leave-only-owner-text = 您走了，就没有人能管理它们。请先打开企业，把管理员转让给别人，再注销账号。
