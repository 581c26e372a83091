import { fingerprintOf, replaced, riskyEdit, storySheet } from "../shop.ts";
import { story } from "../story.ts";

const both = "owners:\n  tracking: { title: Tracking, people: [\"@lin\"] }\n  commerce: { title: Commerce, people: [\"@lin\", \"@omar\"] }\n";
const rest = storySheet["governance/owners.yml"]?.split("\n").filter((line) => /catalogue|growth/u.test(line)).join("\n") ?? "";
const distinct = {
  ...storySheet,
  "governance/owners.yml": `${both}${rest}\n`,
  "governance/sheet.yml": replaced(storySheet["governance/sheet.yml"], "  override:", "  sign_off: { distinct_people: true }\n  override:"),
};

story("a backup counts only after its hours, measured from what the gate first said on this head", async (shop, expect) => {
  const number = shop.open("tax", riskyEdit);
  const seen = await shop.gate(number);
  shop.github.comment(number, "theo", `/signal sign-off ${fingerprintOf(seen, "sign-off:tracking")}`);
  const early = await shop.gate(number);
  expect(early.states["sign-off:tracking"]).toBe("missing");
  expect(early.findings).toContain("answer-not-counted");
  shop.github.advance(24 * 60);
  expect((await shop.gate(number)).states["sign-off:tracking"]).toBe("met");
});

story(
  "where people must be distinct, one person signs for one role only",
  async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    shop.paste(number, "lin");
    const one = await shop.gate(number);
    expect([one.states["sign-off:commerce"], one.states["sign-off:tracking"]].sort()).toEqual(["met", "missing"]);
    shop.github.submitReview(number, { by: "omar", state: "APPROVED" });
    expect(await shop.gate(number)).toMatchObject({
      result: "clear",
      states: { "sign-off:commerce": "met", "sign-off:tracking": "met" },
    });
  },
  { sheet: distinct },
);

story("an owner without people at the base is answered by the policy's owner", async (shop, expect) => {
  const owners = (storySheet["governance/owners.yml"] ?? "").replace('people: ["@lin", "@omar"]', "people: []");
  shop.commit("main", { "governance/owners.yml": owners }, { author: "rosa" });
  const number = shop.open("tax", riskyEdit);
  await shop.gate(number);
  shop.paste(number, "rosa");
  expect((await shop.gate(number)).states["sign-off:commerce"]).toBe("met");
});

story(
  "a role whose only person wrote the change says that nobody can answer, and who could",
  async (shop, expect) => {
    const seen = await shop.gate(shop.open("tax", riskyEdit, "lin"));
    const rows = (seen.comment ?? "").split("\n").filter((line) => line.startsWith("| ⬜ | Sign-off"));
    expect(rows[0]).toMatch(/\| commerce \| missing \| Nobody of this role can answer: they wrote the change/u);
    expect(rows[1]).toMatch(/\| Approve this pull request, or paste your line \|$/u);
  },
  {
    sheet: {
      ...storySheet,
      "governance/owners.yml": replaced(storySheet["governance/owners.yml"], 'people: ["@lin", "@omar"]', 'people: ["@lin"]'),
    },
  },
);
