import { riskyEdit } from "../shop.ts";
import { story } from "../story.ts";

const asked = /^(\/signal no-impact checkout [0-9a-f]{32}) REASON$/mu;

story("judged harmless by the trigger's owner: its retests fall away, its signatures stay, until the files change", async (shop, expect) => {
  const number = shop.open("rename", riskyEdit);
  const seen = await shop.gate(number);
  const line = `${asked.exec(seen.comment ?? "")?.[1] ?? ""} a local variable got another name`;
  shop.github.comment(number, "ada", line);
  expect((await shop.gate(number)).states["retest:preview-order"]).toBe("missing");
  shop.github.comment(number, "lin", line);
  expect((await shop.gate(number)).states).toEqual({
    "retest:preview-order": "waived",
    "sign-off:commerce": "missing",
    "sign-off:tracking": "missing",
  });
  shop.paste(number, "lin");
  shop.paste(number, "ada");
  expect((await shop.gate(number)).result).toBe("clear");
  shop.commit("rename", { "checkout/button.js": "// totalPrice\n" });
  expect((await shop.gate(number)).states["retest:preview-order"]).toBe("missing");
});
