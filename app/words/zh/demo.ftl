# 演示环境的页面

demo-title = 演示账号、信箱和时钟
demo-password = 演示环境里所有人的密码
demo-invented = 这里的人物、机构和号码全部是虚构的。请不要填写真实信息。
demo-staff = 银行和管理人员
demo-staff-text = 登录时先输入邮箱和密码，再输入这里的动态码。动态码只能用一次；刷新本页可以看到新的动态码。
demo-who = 姓名和岗位
demo-contact = 登录邮箱
demo-code = 动态码
demo-public = 申请人
demo-public-text = 用下面的邮箱和同一密码登录；在新设备上登录时，验证码会发到本页下方的信箱。
demo-clock = 时钟
demo-clock-now = 现在是
demo-clock-text = 时钟只能向前拨。拨过 30 分钟以上，已登录的人需要重新登录；到期的办件在一分钟内变化。
demo-clock-minutes-5 = 拨快 5 分钟
demo-clock-minutes-31 = 拨快 31 分钟
demo-clock-days-1 = 拨快 1 天
demo-clock-days-10 = 拨快 10 天
demo-clock-days-60 = 拨快 60 天
demo-mailbox = 信箱
demo-mailbox-empty = 还没有发出邮件或短信。办理任何事项后，通知会出现在这里。
demo-mail = 邮件
demo-sms = 短信
demo-letter-to = 发给 { $to }
demo-staff-table = 工作人员的登录邮箱和动态码
