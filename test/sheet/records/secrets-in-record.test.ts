import { describe, expect, it } from "vitest";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";
import { secretsInRecord } from "../../../src/sheet/records/secrets-in-record.ts";

const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

function found(text: string): readonly (readonly [unknown, number | undefined])[] {
  const parsed = parseRecord("records/a.yml", text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return secretsInRecord(parsed.record, parsed.locate).map(({ args, place }) => [
    "what" in args ? args.what : "",
    place?.line,
  ]);
}

const incident = (line: string): string =>
  `kind: incident\nincident: value-drift\nhappened_at: 2026-11-20T14:10:00Z\n${line}\n`;

describe("what a person wrote", () => {
  it.each([
    ["detail: buyer kim@shop.example told us", "an e-mail address", 4],
    ["detail: call +41 79 555 01 02", "a phone number", 4],
    ["scope: { segment: +1 (212) 555-0142 }", "a phone number", 4],
    [`evidence: { server_log: "em ${hash}" }`, "a hash of 64 hex digits, as customer data is sent", 4],
    ["evidence:\n  orders: see EAAabcdefghijklmnopqrstu", "an access token", 5],
  ])("`%s` is refused as %s", (line, what, at) => {
    expect(found(incident(line))).toEqual([[what, at]]);
  });

  it.each([
    "detail: Server says 119.90 +10.00 shipping, dataset 123456789012345, orders 1042 to 1099",
    "detail: event_time is off by +41 minutes since 2026-11-20 14:10 +01:00",
    "detail: ask @kim, see https://shop.northwind.example/evidence/1042",
  ])("`%s` is fine", (line) => {
    expect(found(incident(line))).toEqual([]);
  });

  it("is looked at in every kind that holds prose", () => {
    expect(found("kind: change\ndeclares: [theme]\nhappened_at: 2026-11-20T14:10:00Z\nby: a@b.example\n")).toHaveLength(
      1,
    );
    expect(found('kind: no-impact\ntrigger: theme\nreason: a@b.example\ncommits: ["9f8e7d6"]\n')).toHaveLength(1);
  });

  it("is told from commit ids, however long", () => {
    const ids = `kind: release\nthrough: "${hash}"\nreleased_at: 2026-11-21T08:00:00Z\nsignals: ["Purchase.*"]\n`;
    expect(found(ids)).toEqual([]);
  });
});
