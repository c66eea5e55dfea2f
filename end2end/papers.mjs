// Files as people upload them: real ones, made by the browser; and those that must be refused.

const MIME = { jpg: "image/jpeg", png: "image/png", pdf: "application/pdf" };

/** Draws the papers of an application. Resolves to an object of files for `setInputFiles`. */
export async function drawPapers(browser) {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 }, javaScriptEnabled: true });
  const page = await context.newPage();
  const drawn = {};
  for (const [name, ending, text] of [
    ["id_front", "jpg", "身份证 正面（样本）"],
    ["id_back", "png", "身份证 反面（样本）"],
    ["id_back_again", "jpg", "身份证 反面（重拍的样本）"],
    ["store_proof", "jpg", "店铺后台截图（样本）"],
    ["orders", "pdf", "订单样本 3 笔"],
    ["licence", "jpg", "营业执照（样本）"],
    ["handler_id_front", "jpg", "经办人身份证 正面（样本）"],
    ["handler_id_back", "jpg", "经办人身份证 反面（样本）"],
    ["authorisation", "pdf", "授权委托书（样本）"],
    ["chart", "pdf", "股权结构图（样本）"],
    ["chart_again", "pdf", "股权结构图，盖了章（样本）"],
    ["filing", "pdf", "海关备案证明（样本）"],
  ]) {
    await page.setContent(`<body style="font: 2.5rem sans-serif; padding: 3rem; background: #e7eef2">${text}</body>`);
    drawn[name] = file(`${name}.${ending}`, await shoot(page, ending), MIME[ending]);
  }
  await context.close();
  const table = "order,date,amount\n1001,2026-10-01,59.90\n1002,2026-10-04,19.00\n1003,2026-10-09,120.50\n";
  return { ...drawn, table: file("orders.csv", Buffer.from(table), "text/csv") };
}

function shoot(page, ending) {
  if (ending === "pdf") return page.pdf({ width: "640px", height: "400px" });
  return page.screenshot(ending === "jpg" ? { type: "jpeg", quality: 70 } : { type: "png" });
}

function file(name, buffer, mimeType) {
  return { name, buffer, mimeType };
}

/** What phones save when nobody told them otherwise: recognised by its brand. */
export const HEIC = file(
  "IMG_0001.HEIC",
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(400)]),
  "image/heic",
);

/** A program with the name of a picture. */
export const PROGRAM = file("photo.jpg", Buffer.from(`MZ${"\0".repeat(400)}`), "image/jpeg");

/** A picture that is cut off. */
export function torn({ name, buffer, mimeType }) {
  return file(name, buffer.subarray(0, 300), mimeType);
}

/** A file a little larger than the largest that is taken. */
export const TOO_LARGE = file(
  "big.pdf",
  Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(11 * 1024 * 1024, 0x20)]),
  "application/pdf",
);
