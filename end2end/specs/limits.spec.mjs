// Files that are not taken: each gets a sentence that names the file and the way out, and nothing else is lost.

import { pageOf, send, slotOf, upload } from "../applicant.mjs";
import { HEIC, PROGRAM, TOO_LARGE, torn } from "../papers.mjs";
import { begunApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("wrong, torn, large and telephones' own files are refused with what to do instead", async ({ page, papers }) => {
      const { application } = await begunApplication(page);
      await page.goto(pageOf(application, "documents"));
      await upload(page, "id_front", papers.id_front);
      for (const [slot, paper, sentence] of [
        ["id_back", HEIC, /“IMG_0001\.HEIC”是苹果手机的 HEIC 照片.*兼容性最佳/u],
        ["id_back", PROGRAM, /“photo\.jpg”.*这里收 JPG、PNG 和 PDF。请拍照、截屏，或者另存成 PDF 再上传/su],
        ["id_back", papers.table, /“orders\.csv”.*这里收 JPG、PNG 和 PDF/su],
        ["id_back", torn(papers.id_back), /“id_back\.png”打不开，可能没有保存完整/u],
        ["id_back", papers.id_front, /“id_front\.jpg”的内容已经传过了，在“证件有照片的一面”里/u],
        ["id_back", TOO_LARGE, /“big\.pdf”超过了 10 MB。/u],
      ]) {
        await test.step(paper.name, async () => {
          await send(page, slot, paper);
          await expect(slotOf(page, slot).getByText(sentence)).toBeVisible();
          await expect(slotOf(page, slot).locator(".files")).toHaveCount(0);
          await expect(slotOf(page, "id_front").locator(".files")).toContainText(papers.id_front.name);
        });
      }
    });

    test("sending no file at all, and going on without what is missing, are told", async ({ page }) => {
      const { application } = await begunApplication(page);
      await page.goto(pageOf(application, "documents"));
      await slotOf(page, "id_front").getByRole("button", { name: "上传" }).click();
      await expect(page.locator(".errsum")).toContainText("还没有选文件。请先选一个，再点“上传”。");
      await page.locator(".actions").getByRole("link", { name: "继续" }).click();
      const missing = page.locator(".errsum a");
      await expect(missing).toHaveText([/有照片的一面/u, /的另一面/u, /店铺证明/u, /订单样本/u]);
      await expect(missing.first()).toHaveAttribute("href", "#id_front");
    });

    test("a file is looked at, replaced and removed", async ({ page, papers }) => {
      const { application } = await begunApplication(page);
      await page.goto(pageOf(application, "documents"));
      await upload(page, "id_front", papers.id_front);
      await upload(page, "sample_orders", papers.orders);
      await upload(page, "sample_orders", papers.table);
      await upload(page, "id_front", papers.id_back_again);
      await expect(slotOf(page, "id_front").locator(".files li")).toHaveCount(1);
      await page.getByRole("link", { name: papers.id_back_again.name }).click();
      await itsPictureIsShown(page);
      await page.getByRole("link", { name: "返回" }).click();
      await page.getByRole("link", { name: papers.table.name }).click();
      await expect(page.getByRole("cell", { name: "120.50" })).toBeVisible();
      await page.getByRole("link", { name: "返回" }).click();
      await page.getByRole("button", { name: `删除 ${papers.table.name}` }).click();
      await expect(slotOf(page, "sample_orders").locator(".files li")).toHaveCount(1);
      await expect(slotOf(page, "sample_orders")).toContainText(papers.orders.name);
    });
  });
}

async function itsPictureIsShown(page) {
  await expect(page.locator("main").getByRole("img")).toBeVisible();
  const picture = await page.request.get(await page.locator("main svg image").getAttribute("href"));
  expect(picture.status()).toBe(200);
  expect(picture.headers()["content-type"]).toMatch(/^image\//u);
  await page.getByRole("link", { name: "向右转" }).click();
  await expect(page.locator("main svg image")).toHaveAttribute("transform", /^rotate\(90/u);
}
