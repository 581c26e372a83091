import { page, story } from "../story.ts";

const doubled = "export const totalPrice = (order) => order.total * 1.2;\n";
const subtotal = "export const label = (cart) => `Pay ${cart.subtotalPrice}`;\n";
const everything = ["retest:page-preview", "retest:preview-order", "sign-off:catalogue", "sign-off:commerce", "sign-off:tracking"];
const all = (state: string) => Object.fromEntries(everything.map((key) => [key, state]));

story("a checkout edit waits, is answered, loses exactly what a risky push changed, and is answered again", async (shop, expect) => {
  const number = shop.open("tax", { "checkout/total.js": doubled, "theme/product.liquid": "<form></form>\n" });
  const waiting = await shop.gate(number);
  expect(waiting).toMatchObject({ exitCode: 0, result: "waiting", states: all("missing") });
  await expect(page(waiting)).toMatchFileSnapshot("./checkout-life/1-waiting.md");

  shop.paste(number, "ada");
  shop.paste(number, "kim");
  shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
  const clear = await shop.gate(number);
  expect(clear).toMatchObject({ result: "clear", states: all("met") });
  await expect(page(clear)).toMatchFileSnapshot("./checkout-life/2-clear.md");

  shop.commit("tax", { "theme/base.css": "a { color: navy }\n" });
  expect(await shop.gate(number)).toMatchObject({ result: "clear", states: all("met") });

  shop.commit("tax", { "checkout/button.js": subtotal });
  const voided = await shop.gate(number);
  expect(voided.states).toEqual({
    ...all("void"),
    "retest:page-preview": "met",
    "sign-off:catalogue": "met",
  });
  expect(voided.comment).toMatch(/checkout\/button\.js changed after .*lin signed/u);
  await expect(page(voided)).toMatchFileSnapshot("./checkout-life/3-void.md");

  shop.paste(number, "grace");
  shop.github.submitReview(number, { by: "omar", state: "APPROVED" });
  const again = await shop.gate(number);
  expect(again).toMatchObject({ result: "clear", states: all("met") });
  await expect(page(again)).toMatchFileSnapshot("./checkout-life/4-clear-again.md");
});
