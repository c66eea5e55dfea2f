# 办件的邮件、短信和站内通知。不写姓名和号码，不放带口令的链接。
-letter-look = 看详情：登录甬易通，打开“我的办件”。
-letter-phone = 有疑问，打 0574-12345（工作日 8:30 至 17:30）。我们不会问您的密码和验证码。

letter-submitted-subject = 申请 { $reference } 已提交
letter-submitted-body =
    您的外汇账户申请 { $reference } 已提交。

    { $due ->
        [unknown] 接下来由银行审核，最晚哪一天答复，登录后能看到。
       *[other] 接下来由银行审核，最晚在 { $due }（当天 24:00）前答复。
    }缺材料会一次说清，您补正期间计时停住。现在不用做什么。回执和进度都在办件里。

    { -letter-look }
    { -letter-phone }
letter-resubmitted-subject = 申请 { $reference } 的补正已提交
letter-resubmitted-body =
    您对申请 { $reference } 的补正已提交，银行接着审核，计时也接着算。{ $due ->
        [unknown] 最晚哪一天答复，登录后能看到。
       *[other] 银行最晚在 { $due }（当天 24:00）前答复。
    }现在不用做什么。

    { -letter-look }
    { -letter-phone }
letter-supplement_requested-subject = 请补正申请 { $reference }
letter-supplement_requested-body =
    银行审核了您的申请 { $reference }，请您补正。要补的内容一次列在办件里。

    { $due ->
        [unknown] 补正期限从明天起算，最后一天登录后能看到。
       *[other] 请在 { $due }（当天 24:00）前补完并提交。
    }到期没有提交，申请会失效。您补正期间，银行的审核计时停住。

    { -letter-look }
    { -letter-phone }
letter-request_withdrawn-subject = 申请 { $reference } 不用补正了
letter-request_withdrawn-body =
    银行收回了对申请 { $reference } 的补正要求，您不用补正，银行继续审核。

    { -letter-look }
    { -letter-phone }
letter-approved-subject = 申请 { $reference } 已通过，请到网点核验身份
letter-approved-body =
    您的申请 { $reference } 已通过审核。

    { $due ->
        [unknown] 请尽快带身份证件原件，到您选的网点核验一次身份，最后一天登录后能看到。
       *[other] 请在 { $due }（当天 24:00）前，带身份证件原件，到您选的网点核验一次身份，约 20 分钟。
    }过期没有到网点，申请会失效。网点地址在办件里。

    { -letter-look }
    { -letter-phone }
letter-refused-subject = 申请 { $reference } 的审核结果
letter-refused-body =
    银行决定不予开户，申请 { $reference } 已办结。原因写在办件里。

    接下来您可以：看过原因，改好后用原来的内容重新申请；或者换一家银行。对原因有疑问，直接在办件里问承办银行。

    { -letter-look }
    { -letter-phone }
letter-account_opened-subject = 申请 { $reference }：账户已开通
letter-account_opened-body =
    申请 { $reference } 的外汇账户已开通。账号不写在这里，登录后可以查看。

    { -letter-look }
    { -letter-phone }
letter-account_closing-subject = 申请 { $reference }：销户申请已收到
letter-account_closing-body =
    申请 { $reference } 的外汇账户，销户申请已转给开户银行。账户余额为零、没有在办业务时，银行才能销户，会和您联系。

    不是您本人提出的，请马上打 0574-12345。

    { -letter-look }
letter-account_suspended-subject = 申请 { $reference }：账户已暂停使用
letter-account_suspended-body =
    银行暂停使用申请 { $reference } 的外汇账户：收款照常入账，暂时不能结汇。原因写在办件里。

    { -letter-look }
    { -letter-phone }
letter-account_resumed-subject = 申请 { $reference }：账户已恢复使用
letter-account_resumed-body =
    申请 { $reference } 的外汇账户已恢复使用，可以结汇了。

    { -letter-look }
    { -letter-phone }
letter-account_closing_by_bank-subject = 申请 { $reference }：银行已开始销户
letter-account_closing_by_bank-body =
    银行已开始为申请 { $reference } 的外汇账户办理销户。原因和您要做的事写在办件里。

    { -letter-look }
    { -letter-phone }
letter-account_not_closed-subject = 申请 { $reference }：账户暂不销户
letter-account_not_closed-body =
    申请 { $reference } 的外汇账户暂不销户，回到原来的状态。原因写在办件里。

    { -letter-look }
    { -letter-phone }
letter-account_kept-subject = 申请 { $reference }：销户申请已撤回
letter-account_kept-body =
    申请 { $reference } 的外汇账户的销户申请已撤回，账户照旧。

    { -letter-look }
    { -letter-phone }
letter-account_closed-subject = 申请 { $reference }：账户已销户
letter-account_closed-body =
    申请 { $reference } 的外汇账户已销户，不能再收款。

    { -letter-look }
    { -letter-phone }
letter-lapsed-subject = 申请 { $reference } 已逾期失效
letter-lapsed-body =
    期限内没有收到补正，或没有到网点核验身份，申请 { $reference } 已失效。

    还要办的话，登录后打开这份办件，用原来的内容重新申请，不用从头填。

    { -letter-look }
    { -letter-phone }
letter-expired-subject = 外汇账户申请的草稿已过期
letter-expired-body =
    您有一份外汇账户申请草稿，{ $days } 天没有改动，已过期。银行没有收到过它。

    还要办的话，登录后打开它，用原来的内容重新申请。不办就不用做什么。

    { -letter-look }
    { -letter-phone }
letter-withdrawn-subject = 申请 { $reference } 已撤回
letter-withdrawn-body =
    申请 { $reference } 已撤回，银行不再处理。以后要办，可以用原来的内容重新申请。

    不是您本人撤回的，请马上改密码，并打 0574-12345。

    { -letter-look }
letter-message-subject = 申请 { $reference }：银行给您留言
letter-message-body =
    承办银行就申请 { $reference } 给您留了言。登录后能看到，也在那里回复；不要直接回复这封信。

    { -letter-look }
    { -letter-phone }

letter-notices-subject = 甬易通：{ $count } 条新通知
letter-notices-body =
    有这些新情况：

    { $lines }

    { -letter-look }
    { -letter-phone }
letter-daily-subject = 甬易通今日通知：{ $count } 条
letter-daily-body =
    上一封以来有这些新情况，您还没有看过：

    { $lines }

    { -letter-look }要改通知的方式，请打开“我的账号”里的“通知方式”。
    { -letter-phone }

notice-submitted = 申请 { $reference } 已提交，等银行审核。
notice-resubmitted = 申请 { $reference } 的补正已提交，银行接着审核。
notice-supplement_requested = 银行请您补正申请 { $reference }。
notice-request_withdrawn = 银行收回了对申请 { $reference } 的补正要求，不用补正了。
notice-approved = 申请 { $reference } 已通过，请到网点核验身份。
notice-refused = 银行对申请 { $reference } 决定不予开户，原因在办件里。
notice-account_opened = 申请 { $reference } 的账户已开通。
notice-account_closing = 申请 { $reference } 的销户申请已转给银行。
notice-account_suspended = 申请 { $reference } 的账户已暂停使用，原因在办件里。
notice-account_resumed = 申请 { $reference } 的账户已恢复使用。
notice-account_closing_by_bank = 银行已开始为申请 { $reference } 的账户销户，原因在办件里。
notice-account_not_closed = 申请 { $reference } 的账户暂不销户，原因在办件里。
notice-account_kept = 申请 { $reference } 的销户申请已撤回。
notice-account_closed = 申请 { $reference } 的账户已销户。
notice-lapsed = 申请 { $reference } 已逾期失效，可以用原来的内容重新申请。
notice-expired = 一份申请草稿 { $days } 天没有改动，已过期。
notice-withdrawn = 申请 { $reference } 已撤回。
notice-message = 银行就申请 { $reference } 给您留言。
notice-message_to_bank = 申请人就 { $reference } 留言。
notice-supplement_arrived = { $reference } 的申请人已提交补正，请接着审核。
notice-to_check = { $reference } 已提交复核。
notice-withdrawn_by_applicant = { $reference } 已由申请人撤回，不用再处理。
notice-sent_back = { $reference } 被复核退回，请重新审核。
notice-quality_checked = { $reference } 的决定经过质量复查，结论在办件里。
notice-stands_in = { $from } 到 { $to }，由您代理一位同事。
notice-handed_over = { $reference } 转给您经办。
notice-handed_over_many = { $count } 件办件转给您经办。
notice-overdue = { $clock ->
    [take] { $reference } 超期未领取。
    [proposal] { $reference } 超期未提出意见。
    [check] { $reference } 超期未复核。
    [account_number] { $reference } 超期未给出账号。
   *[other] { $reference } 超期未答复申请人。
}
notice-closure_asked = 申请 { $reference } 的账户持有人申请销户，请联系处理。
notice-closure_withdrawn = 申请 { $reference } 的账户持有人撤回了销户申请，不用再办。
notice-account_confirmed = { $reference } 的账户事项已复核同意。
notice-account_sent_back = { $reference } 的账户事项被复核退回，请再看一遍。
notice-account_overtaken = { $reference } 的持有人另有申请，您提出的账户事项不再办理。
letter-account_locked-subject = 您的甬易通账号已锁定
letter-account_locked-body = 管理员锁定了您的甬易通账号，原因：{ $reason ->
    [left] 已离职或离岗
    [suspected] 可能被他人使用
    [asked] 本人或单位要求
   *[unused] 长期不用
}。现在不能登录；办件和记录都还在。有疑问请打 0574-12345。
letter-account_unlocked-subject = 您的甬易通账号可以登录了
letter-account_unlocked-body = 管理员解除了您的甬易通账号的锁定，您可以用原来的密码登录。
letter-account_signed_out-subject = 您的甬易通登录已全部退出
letter-account_signed_out-body = 管理员退出了您的甬易通账号在所有设备上的登录，请重新登录。想知道原因，请打 0574-12345。
letter-second_factor_reset-subject = 您的甬易通第二步验证已重置
letter-second_factor_reset-body = 管理员重置了您的甬易通第二步验证，原因：{ $reason ->
    [phone_lost] 手机丢失
    [phone_replaced] 手机已更换
    [codes_lost] 验证器和备用码都用不了
   *[suspected] 可能被他人使用
}。原来的验证器和备用码已作废。请用密码登录，重新启用。不是您要求的话，请马上打 0574-12345。
letter-duties_changed-subject = 您在甬易通的岗位有变化
letter-duties_changed-body = 管理员修改了您在甬易通工作台的岗位，重新登录后生效。有疑问请联系您的主管，或打 0574-12345。
notice-account_locked = 管理员锁定过您的账号。
notice-account_unlocked = 管理员解除了您的账号的锁定。
notice-account_signed_out = 管理员退出了您在所有设备上的登录。
notice-second_factor_reset = 管理员重置了您的第二步验证。不是您要求的话，请打 0574-12345。
notice-duties_changed = 管理员修改了您的岗位。
