# 材料：上传、查看、被退回时说什么
field-documents-id_front = 证件有照片的一面
    .desk = 证件照片面
    .hint = 身份证拍人像面，护照拍资料页。四角拍全，字能看清。
field-documents-id_back = 证件的另一面
    .hint = 身份证拍国徽面。护照没有另一面，不用传。
field-documents-store_proof = 店铺证明
    .desk = 店铺证明
    .hint = 店铺后台截图或平台入驻协议，看得到店铺名称和店主姓名。
field-documents-sample_orders = 订单样本
    .hint = 至少 3 笔订单：平台导出的表格，或者订单页的截图。
documents-papers = JPG、PNG 或 PDF，每个不超过 { $megabytes } MB，最多 { $max } 个。
documents-sheets = JPG、PNG、PDF、CSV 或 XLSX，每个不超过 { $megabytes } MB，最多 { $max } 个。
documents-pdf = 只收 PDF，每个不超过 { $megabytes } MB，最多 { $max } 个。
documents-choose = 选一个文件
documents-choose-more = 再选一个文件
documents-choose-other = 换成另一个文件
documents-upload = 上传
documents-replace = 替换
documents-sending = 正在上传
documents-full = 已经有 { $max } 个，放满了。要换，请先删除一个。
documents-closed = 材料现在不能改。银行要求补正材料时，会重新打开。
documents-continue = 继续
documents-remove = 删除{" "}
documents-size-kilobytes = { $size } KB
documents-size-megabytes = { $size } MB
documents-facts = { $size }，{ $at } 上传
documents-facts-scanned = { $facts }，{ $scan }
documents-pages = { $pages } 页
scan-not_scanned = 未做病毒扫描
scan-pending = 正在扫描病毒
scan-clean = 病毒扫描通过
scan-infected = 发现病毒，不能打开
documents-why = 材料加密保存，只有您和承办银行的审核人员能打开，每次打开都有记录。

upload-missing = 还没有选文件。请先选一个，再点“上传”。
upload-empty = “{ $file }”是空的，里面没有内容。请重新拍照或重新导出，再上传。
upload-too-large = “{ $file }”超过了 { $limit } MB。照片可以截屏后传截屏，PDF 可以拆成几个，或者导出时选小一点的尺寸。
upload-heic = “{ $file }”是苹果手机的 HEIC 照片，银行的电脑打不开。请在 iPhone 上打开“设置”“相机”“格式”，选“兼容性最佳”，再拍一张；已经拍好的，打开照片截屏，上传截屏。
upload-archive = “{ $file }”是压缩包，我们不收。请解压，再一个一个上传。
upload-wrong-kind = { $found ->
    [unknown] 我们认不出“{ $file }”是什么文件。
    [ole] “{ $file }”是旧版 Office 文件，或者设了密码的 Office 文件。
   *[other] “{ $file }”的内容是 { $found } 文件。
    }{ $files ->
    [papers_and_sheets] 这里收 JPG、PNG、PDF、CSV 和 XLSX。请另存成其中一种再上传。
    [pdf] 这里只收 PDF。请把签字盖章的原件扫描成 PDF 再上传。
   *[other] 这里收 JPG、PNG 和 PDF。请拍照、截屏，或者另存成 PDF 再上传。
    }
upload-broken = “{ $file }”打不开，可能没有保存完整。请先在自己的设备上打开看看，重新保存后再上传。
upload-too-many-pixels = “{ $file }”的像素超过了 { $limit }00 万。请把照片截屏，上传截屏。
upload-encrypted = “{ $file }”设了密码，银行打不开。请另存一份没有密码的再上传。
upload-has-script = “{ $file }”里面有脚本程序，不安全。请用“打印”里的“另存为 PDF”重新生成一份再上传。
upload-has-attachment = “{ $file }”里面夹带了别的文件。请用“打印”里的“另存为 PDF”重新生成一份；夹带的文件如果要用，单独上传。
upload-has-launch-action = “{ $file }”会启动别的程序，不安全。请用“打印”里的“另存为 PDF”重新生成一份再上传。
upload-has-macro = “{ $file }”里面有宏。请在 Excel 里另存为不带宏的 .xlsx 再上传。
upload-has-formula = “{ $file }”里有以等号、加号、减号或 @ 开头的单元格，打开时会被当成公式运行。请把它改成文字，或另存为 .xlsx 再上传。
upload-too-many-pages = “{ $file }”超过了 { $limit } 页。请只留有关的几页，或者拆成几个文件。
upload-timed-out = “{ $file }”太复杂，检查了很久也没有完。请用“打印”里的“另存为 PDF”重新生成一份，或者截屏后上传截屏。
upload-unavailable = 现在检查不了文件，是我们这边的问题。“{ $file }”没有收下，请过几分钟再传。
upload-twice = “{ $file }”的内容已经传过了，在“{ $slot }”里。请换一个文件。
upload-slot-full = “{ $label }”最多 { $max } 个。请先删除一个，再上传。
upload-case-full = 一份申请最多 { $max } 个文件。请先删除一个，再上传。

viewer-back = 返回
viewer-tools = 查看方式
viewer-previous = 上一页
viewer-next = 下一页
viewer-page = 第 { $page } 页，共 { $pages } 页
viewer-picture = “{ $name }”第 { $page } 页的图像
viewer-larger = 放大
viewer-smaller = 缩小
viewer-turn-left = 向左转
viewer-turn-right = 向右转
viewer-download = 下载原件
viewer-not-shown = 如果这里没有出现图像，请下载原件查看。
viewer-cut = 表格太长，这里只显示开头。完整内容请下载原件。
viewer-closed = 这个文件现在不能打开
