# 请求没有办成时的页面

failure-not-found = 没有找到这个页面
failure-not-found-text = 网址可能抄错了，也可能这个办件不归您办理。请检查网址，或从首页重新进入。
failure-not-found-other = 您一次只为一方办理。要看您本人的或另一家的内容，请先换过去：
failure-forbidden = 这个请求不是从本站页面发出的
failure-forbidden-text = 为了您的安全，我们没有处理它，也没有改动任何内容。请回到本站页面，重新提交一次。
failure-stale = 打开页面之后，办件已有变化
failure-stale-text = 您的这次操作没有生效。请回到办件，看过最新情况再办理。
failure-not-now = 办件目前的状态不能这样办理
failure-not-now-text = 没有改动任何内容。请回到办件，看看现在可以办理哪些事项。
failure-discarded = 这份草稿已经删除
failure-discarded-text = 草稿在另一个页面删除了，刚才填的没有保存。可以在“我的办件”接着办别的，或重新开始申请。
failure-four-eyes = 经办和复核不能是同一个人
failure-four-eyes-text = 这份意见由您提出，需要另一位同事复核。没有改动任何内容。
failure-too-large = 提交的内容太大
failure-too-large-text = 没有保存这次提交。单个文件最大 10 MB；请缩小文件后返回上一页重新提交。
failure-unreadable = 无法读取提交的内容
failure-unreadable-text = 没有保存这次提交。请返回上一页，从页面上的按钮重新提交。
failure-too-many = 操作次数太多，请稍后再试
failure-too-many-text = { $seconds ->
    [0] 请稍后再试。已保存的内容不受影响。
   *[other] 请等待 { $seconds } 秒后再试。已保存的内容不受影响。
}
failure-unavailable = 现在无法办理，请过几秒再试
failure-unavailable-text = 已保存的内容都在。请等待 { $seconds } 秒，再重新加载这个页面。
failure-internal = 我们这边出了问题
failure-internal-text = 已保存的内容都在，刚才的操作可能没有生效。请稍后再试；如果仍然不行，请打电话告诉我们下面的编号。
failure-incident = 编号：
failure-back = 回到办件
failure-home = 回到首页
failure-help = 帮助与联系方式
