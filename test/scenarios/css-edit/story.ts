import { story } from "../story.ts";

story("a CSS edit asks for nothing: green, and nobody gets a comment", async (shop, expect) => {
  const number = shop.open("css", { "theme/base.css": "a { color: navy }\n" });
  const seen = await shop.gate(number);
  expect(seen).toMatchObject({
    exitCode: 0,
    result: "not-applicable",
    status: "success: nothing here can break a signal · main",
    comment: null,
    states: {},
  });
});
