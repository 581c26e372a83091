import { page, story } from "../story.ts";

const upgrade = {
  "package.json": '{ "dependencies": { "facebook-nodejs-business-sdk": "26.0.0", "express": "5.1.0" } }\n',
};
const file = (day: string): string => `governance/evidence/sample-${day}.yml`;
const sample = (takenAt: string, server: readonly string[]): string =>
  server.reduce(
    (text, value, row) =>
      `${text}  - { order: "104${String(row)}", values: { value: { order: "10.00", browser: "10.00", server: "${value}" } } }\n`,
    `kind: sample\nretest: order-sample\ntaken_at: ${takenAt}\nrows:\n`,
  );
const state = { open: "missing", claimed: "claimed", failed: "failed", met: "met", stale: "stale" };

story("an upgrade of a sender waits for a sample: claimed, failed by its numbers, claimed again, signed, too old", async (shop, expect) => {
  const key = "retest:order-sample";
  const number = shop.open("sdk", upgrade);
  const open = await shop.gate(number);
  expect(open.states[key]).toBe(state.open);
  expect(open.comment).toContain("facebook-nodejs-business-sdk");

  shop.commit("sdk", { [file("first")]: sample("2026-11-01T10:00:00Z", ["10.00", "10.00", "unknown"]) });
  expect((await shop.gate(number)).states[key]).toBe(state.failed);

  shop.commit("sdk", { [file("first")]: sample("2026-11-01T10:00:00Z", ["10.00", "10.00", "10.00"]) });
  const claimed = await shop.gate(number);
  expect([claimed.result, claimed.states[key]]).toEqual(["waiting", state.claimed]);
  await expect(page(claimed)).toMatchFileSnapshot("./order-sample/1-claimed.md");

  shop.commit("sdk", { [file("second")]: sample("2026-11-01T11:00:00Z", ["10.00", "8.00", "10.00"]) });
  const failed = await shop.gate(number);
  expect([failed.result, failed.states[key]]).toEqual(["blocked", state.failed]);
  await expect(page(failed)).toMatchFileSnapshot("./order-sample/2-failed.md");

  shop.commit("sdk", { [file("third")]: sample("2026-11-01T11:30:00Z", ["10.00", "10.01", "10.00", "10.00"]) });
  await shop.gate(number);
  shop.paste(number, "ada");
  const met = await shop.gate(number);
  expect([met.result, met.states[key]]).toEqual(["clear", state.met]);

  shop.github.advance(8 * 24 * 60);
  const stale = await shop.gate(number);
  expect([stale.result, stale.states[key]]).toEqual(["waiting", state.stale]);
});

story("a sample that holds an e-mail address or a token is refused: git would keep it for good", async (shop, expect) => {
  const secret = `${sample("2026-11-01T10:00:00Z", ["10.00"])}x-note: someone@shopper.example\n`;
  const number = shop.open("sdk", { ...upgrade, [file("first")]: secret });
  const seen = await shop.gate(number);
  expect(seen.result).toBe("blocked");
  expect(seen.comment).not.toContain("someone@shopper.example");
});
