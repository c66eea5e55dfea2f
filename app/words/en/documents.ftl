# Documents: uploading, viewing, and what is said when one is not taken.
field-documents-id_front = Side of the document with your photo
    .desk = Photo side of the document
    .hint = Of an identity card the side with the portrait, of a passport the data page. All four corners in the picture, text readable.
field-documents-id_back = Other side of the document
    .hint = Of an identity card the side with the emblem. A passport has no other side: leave this empty.
field-documents-store_proof = Proof of your shop
    .desk = Proof of the shop
    .hint = A screenshot of the seller pages or the agreement with the platform, showing the shop's name and yours.
field-documents-sample_orders = Sample orders
    .hint = At least 3 orders: a table exported from the platform, or screenshots of order pages.
documents-papers = JPG, PNG or PDF, up to { $megabytes } MB each, at most { $max }.
documents-sheets = JPG, PNG, PDF, CSV or XLSX, up to { $megabytes } MB each, at most { $max }.
documents-pdf = PDF only, up to { $megabytes } MB each, at most { $max }.
documents-choose = Choose a file
documents-choose-more = Choose another file
documents-choose-other = Choose a file to use instead
documents-upload = Upload
documents-replace = Replace
documents-sending = Uploading
documents-full = { $max } files are here, no more fit. Remove one first to put in another.
documents-closed = Documents cannot be changed now. They open again when the bank asks for more.
documents-continue = Continue
documents-remove = Remove{" "}
documents-size-kilobytes = { $size } KB
documents-size-megabytes = { $size } MB
documents-facts = { $size }, uploaded { $at }
documents-facts-scanned = { $facts }, { $scan }
documents-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
    }
scan-not_scanned = not scanned for viruses
scan-pending = being scanned for viruses
scan-clean = no virus found
scan-infected = virus found, cannot be opened
documents-why = Documents are stored encrypted. Only you and the officers of your bank can open them, and each opening is recorded.

upload-missing = No file is chosen yet. Choose one, then press “Upload”.
upload-empty = “{ $file }” is empty. Take the photo or export the file again, then upload it.
upload-too-large = “{ $file }” is larger than { $limit } MB. Upload a screenshot of a photo; split a PDF, or export it at a smaller size.
upload-heic = “{ $file }” is an iPhone photo in HEIC format, which the bank's computers cannot open. On the iPhone open Settings, Camera, Formats, choose “Most Compatible” and take the photo again; of a photo you already have, take a screenshot and upload that.
upload-archive = “{ $file }” is an archive, which we do not take. Unpack it and upload the files one by one.
upload-wrong-kind = { $found ->
    [unknown] We cannot tell what kind of file “{ $file }” is.
    [ole] “{ $file }” is an old Office file, or one with a password.
   *[other] “{ $file }” is a { $found } file by its content.
    } { $files ->
    [papers_and_sheets] JPG, PNG, PDF, CSV and XLSX are taken here. Save it as one of these and upload that.
    [pdf] Only PDF is taken here. Scan the signed and stamped original as PDF and upload that.
   *[other] JPG, PNG and PDF are taken here. Take a photo or a screenshot, or save it as PDF, and upload that.
    }
upload-broken = “{ $file }” does not open; it may not be saved completely. See whether it opens on your own device, save it again and upload that.
upload-too-many-pixels = “{ $file }” has more than { $limit } million pixels. Take a screenshot of the photo and upload that.
upload-encrypted = “{ $file }” is locked with a password, so the bank cannot open it. Save a copy without one and upload that.
upload-has-script = “{ $file }” contains a script, which is not safe. Make a new PDF with Print, “Save as PDF”, and upload that.
upload-has-attachment = “{ $file }” carries other files inside. Make a new PDF with Print, “Save as PDF”; upload the files inside one by one if they matter.
upload-has-launch-action = “{ $file }” would start another program, which is not safe. Make a new PDF with Print, “Save as PDF”, and upload that.
upload-has-macro = “{ $file }” contains macros. Save it in Excel as .xlsx without macros and upload that.
upload-has-formula = “{ $file }” has a cell that begins with an equals, plus, minus or @ sign and would run as a formula. Turn it into text, or save the file as .xlsx, and upload that.
upload-too-many-pages = “{ $file }” has more than { $limit } pages. Keep only the pages that matter, or split it into several files.
upload-timed-out = “{ $file }” is so complex that looking into it took too long. Make a new PDF with Print, “Save as PDF”, or upload a screenshot.
upload-unavailable = Files cannot be checked right now, through a fault of ours. “{ $file }” was not taken: upload it again in a few minutes.
upload-twice = The content of “{ $file }” is here already, under “{ $slot }”. Choose another file.
upload-slot-full = “{ $label }” holds at most { $max } files. Remove one, then upload.
upload-case-full = An application holds at most { $max } files. Remove one, then upload.

viewer-back = Back
viewer-tools = View
viewer-previous = Previous page
viewer-next = Next page
viewer-page = Page { $page } of { $pages }
viewer-picture = Picture of page { $page } of “{ $name }”
viewer-larger = Larger
viewer-smaller = Smaller
viewer-turn-left = Turn left
viewer-turn-right = Turn right
viewer-download = Download the original
viewer-not-shown = If no picture appears here, download the original.
viewer-cut = The table is long; this is its beginning. Download the original for the rest.
viewer-closed = This file cannot be opened now
