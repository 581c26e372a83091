import { describe, expect, test } from "vitest";
import { checkRecord } from "../../../src/sheet/records/check-record.ts";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";
import { parseSheet } from "../../../src/sheet/parse-sheet.ts";
import { markedText, tinyFiles } from "../tiny-sheet.ts";

const path = "governance/records/2026-11-20-klarna.yml";

const valid = {
  change: `kind: change
declares: [checkout]
happened_at: 2026-11-20T14:10:00Z
scope: { stores: [us], segment: mobile, until: 2026-11-21T08:00:00+01:00 }
detail: Klarna switched on
by: "@ada"
amends: 2026-11-19-klarna
`,
  incident: `kind: incident
incident: value-drift
happened_at: 2026-11-20T14:10:00Z
scope: { stores: [us], datasets: ["123456789012345"], events: [Purchase] }
signals: ["Purchase.*"]
evidence: { orders: Ten orders }
closed:
  at: 2026-11-23T10:00:00Z
  retests: [{ retest: order-sample, result: passed, at: 2026-11-22T09:00:00Z, evidence: governance/evidence/a.yml }]
  contaminated: none
`,
  "no-impact": `kind: no-impact
trigger: checkout
reason: The lines only moved
facts: [[file, modified, src/a.js, src/a.js, null, "1a"], []]
`,
  release: `kind: release
through: "1234567"
released_at: 2026-11-21T08:00:00Z
signals: [Purchase.value]
`,
  resume: `kind: resume
through: 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c
signals: ["*.*"]
retests: [{ retest: order-sample, result: passed, at: 2026-11-22T09:00:00Z }]
contaminated: [{ from: 2026-11-20T14:10:00Z, to: 2026-11-21T08:00:00Z, segment: mobile }]
scope: { stores: [us] }
`,
};

const parsed = parseSheet(tinyFiles());
if (!parsed.ok) throw new Error("the tiny sheet must be valid");
const { sheet } = parsed;

function found(text: string): readonly string[] {
  const record = parseRecord(path, text);
  const findings = record.ok ? checkRecord(record.record, record.locate, sheet) : record.findings;
  return findings.map(({ code, place }) => `${code} ${markedText(text, place ?? {})}`);
}

describe.each(Object.entries(valid))("a %s record", (kind, text) => {
  test("is read by its kind and names what the sheet has", () => {
    expect(parseRecord(path, text)).toMatchObject({ ok: true, record: { kind }, findings: [] });
    expect(found(text)).toEqual([]);
  });

  test("tells a mistyped key, and nothing of the other kinds", () => {
    expect(found(`${text}wat: 1\n`)).toEqual(["unknown-key wat"]);
  });
});

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["no kind", "declares: [checkout]\n", ["missing-key declares: [checkout]"]],
  ["an unknown kind", "kind: chnage\n", ["invalid-value chnage"]],
  ["a list", "- kind: change\n", ["wrong-type - kind: change"]],
  ["nothing", "", ["wrong-type "]],
  ["both facts and commits", `${valid["no-impact"]}commits: [abcdef0]\n`, ["invalid-value commits"]],
  ["neither facts nor commits", valid["no-impact"].replace(/facts.*\n/, ""), ["missing-key kind: no-impact"]],
  ["a commit of digits without quotes", valid.release.replace(`"1234567"`, "1234567"), ["unquoted-dataset 1234567"]],
  ["a moment without a zone", valid.release.replace("08:00:00Z", "08:00:00"), ["invalid-value 2026-11-21T08:00:00"]],
  ["a result that does not exist", valid.resume.replace("passed", "good"), ["invalid-value good"]],
  [
    "another word for none",
    valid.incident.replace("contaminated: none", "contaminated: nothing"),
    ["invalid-value nothing"],
  ],
  [
    "an evidence path out of the repository",
    valid.incident.replace("governance/evidence/a.yml", "/etc/passwd"),
    ["invalid-value /etc/passwd"],
  ],
  ["an unknown trigger", valid.change.replace("checkout", "chekout"), ["unknown-trigger chekout"]],
  ["an unknown store", valid.change.replace("[us]", "[us, uk]"), ["unknown-store uk"]],
  ["an unknown incident", valid.incident.replace("value-drift", "value-drfit"), ["unknown-incident value-drfit"]],
  ["an unknown retest", valid.resume.replace("order-sample", "order-smaple"), ["unknown-retest order-smaple"]],
  [
    "an unknown retest of a closed incident",
    valid.incident.replace("order-sample", "order-smaple"),
    ["unknown-retest order-smaple"],
  ],
  ["an unknown store of an incident", valid.incident.replace("[us]", "[uk]"), ["unknown-store uk"]],
  ["an unknown store of a release", `${valid.release}scope: { stores: [uk] }\n`, ["unknown-store uk"]],
  ["an unknown store of a resume", valid.resume.replace("[us]", "[uk]"), ["unknown-store uk"]],
  [
    "an unknown trigger judged harmless",
    valid["no-impact"].replace("checkout", "chekout"),
    ["unknown-trigger chekout"],
  ],
  [
    "an unknown event in its scope",
    valid.incident.replace("events: [Purchase]", "events: [Refund]"),
    ["unknown-event Refund"],
  ],
  ["an unknown signal", valid.release.replace("Purchase.value", "Purchase.valeu"), ["unknown-signal Purchase.valeu"]],
  [
    "a signal of an unknown event",
    valid.release.replace("Purchase.value", "Refund.value"),
    ["unknown-event Refund.value"],
  ],
  ["an unknown trigger of a no-impact", valid["no-impact"].replace("checkout", "toString"), ["invalid-value toString"]],
  ["broken YAML", "kind: [\n", ["yaml-syntax "]],
];

test.each(cases)("found is %s", (_name, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("without a locator every finding of a record is at its file", () => {
  const record = parseRecord(path, valid.change.replace("checkout", "chekout"));
  if (!record.ok) throw new Error("the record must be well formed");
  expect(checkRecord(record.record, { file: path }, sheet)).toMatchObject([
    { code: "unknown-trigger", place: { file: path }, args: { name: "chekout", suggestion: "checkout" } },
  ]);
});
