import { replaced, riskyEdit, storySheet } from "../shop.ts";
import { story } from "../story.ts";

const owners = replaced(storySheet["governance/owners.yml"], 'people: ["@lin", "@omar"]', 'people: [], teams: ["@northwind/checkout"]');
const sheet = { ...storySheet, "governance/owners.yml": owners };

story(
  "a team's members sign when the token may read the team",
  async (shop, expect) => {
    shop.github.setTeam("northwind/checkout", ["lin"]);
    const number = shop.open("tax", riskyEdit);
    const run = { token: "app" };
    await shop.gate(number, undefined, run);
    for (const by of ["omar", "lin"]) shop.github.submitReview(number, { by, state: "APPROVED" });
    const seen = await shop.gate(number, undefined, run);
    expect(seen.states["sign-off:commerce"]).toBe("met");
    expect(JSON.stringify(seen.verdict)).toContain("signed by @lin");
  },
  { sheet },
);

story(
  "a team that nobody can resolve is an error as soon as somebody answers, never nobody and never anybody",
  async (shop, expect) => {
    shop.github.setTeam("northwind/checkout", ["lin"]);
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ result: "error", findings: ["team-unresolved"] });
    expect(seen.status).toMatch(/^error: could not decide, the members of @northwind\/checkout/u);
    expect(seen.log).toMatch(/^::error title=signal-governance%3A team-unresolved::the members of/mu);
  },
  { sheet },
);
