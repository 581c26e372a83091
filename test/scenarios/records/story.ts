import { riskyEdit } from "../shop.ts";
import { story } from "../story.ts";

const record = "governance/records/2026-11-01-klarna.yml";
const declared = "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-01T08:00:00Z\n";

story("declaring danger is never slowed; a landed record can't be rewritten or taken away", async (shop, expect) => {
  const declare = await shop.gate(shop.open("declare", { [record]: declared }));
  expect(declare.status).toBe("success: nothing to answer: declares a change of checkout · main");
  expect(declare.comment).toContain("until it is resumed: Return on ad spend");

  shop.commit("main", { [record]: declared }, { author: "rosa" });
  const edit = await shop.gate(shop.open("edit", { [record]: declared.replace("08:00", "20:00") }));
  expect(edit).toMatchObject({ result: "blocked", findings: ["record-tampered"] });
  const gone = await shop.gate(shop.open("gone", { [record]: null }));
  expect(gone).toMatchObject({ result: "blocked", findings: ["record-tampered"] });
});

story("a resume is signed by the owner of its signal", async (shop, expect) => {
  const through = shop.repository.sha("main");
  const lines = [
    "kind: resume",
    `through: ${through}`,
    'signals: ["Purchase.value"]',
    "released_at: 2026-11-01T09:30:00Z",
    "retests: [{ retest: preview-order, result: passed, at: 2026-11-01T10:00:00Z, evidence: https://proof.northwind.example/1 }]",
    "contaminated: none",
  ];
  const number = shop.open("resume", { "governance/records/2026-11-01-resume.yml": `${lines.join("\n")}\n` });
  const seen = await shop.gate(number);
  expect(seen).toMatchObject({ result: "waiting", states: { "record:2026-11-01-resume": "missing" } });
  shop.github.submitReview(number, { by: "ada", state: "APPROVED" });
  expect((await shop.gate(number)).result).toBe("waiting");
  shop.paste(number, "lin");
  expect((await shop.gate(number)).result).toBe("clear");
});

story("a record beside a risky edit leaves the rest judged as usual", async (shop, expect) => {
  const seen = await shop.gate(shop.open("both", { [record]: declared, ...riskyEdit }));
  expect(Object.keys(seen.states)).toEqual(["retest:preview-order", "sign-off:commerce", "sign-off:tracking"]);
});
