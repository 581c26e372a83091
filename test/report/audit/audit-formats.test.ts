import { describe, expect, it } from "vitest";
import type { Audit, AuditRow } from "../../../src/model/audit.ts";
import { auditCsv } from "../../../src/report/audit/audit-csv.ts";
import { auditJson } from "../../../src/report/audit/audit-json.ts";
import { auditText } from "../../../src/report/audit/audit-text.ts";

const fired: AuditRow = {
  at: "2026-11-04T00:00:00Z",
  kind: "fired",
  subject: "checkout",
  what: "Rewrite discounts",
  who: "Omar",
  roles: ["commerce"],
  pull_request: 412,
  commit: "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432",
  link: "https://github.com/northwind/store/pull/412",
  stores: ["us"],
  signals: ["Purchase.value"],
  conclusions: ["roas"],
};
const paused: AuditRow = { ...fired, kind: "paused", subject: "9f8e7d6c5b4a/checkout" };
const audit = (rows: readonly AuditRow[]): Audit => {
  return {
    version: 1,
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-30T23:59:59.000Z",
    branch: "main",
    tip: "1".repeat(40),
    adopted: { commit: "0".repeat(40), at: "2026-10-01T08:00:00Z" },
    verified: false,
    rows,
  };
};

describe("an audit as text", () => {
  it("tells a landing with the pause that begins with it, and one that begins later by itself", () => {
    const later = { ...paused, at: "2026-11-06T00:00:00Z" };
    const text = auditText(audit([fired, paused, later]), null);
    expect(text).toContain("2026-11-04 00:00  fired, paused    checkout: Rewrite discounts");
    expect(text).toContain("2026-11-06 00:00  paused");
    expect(text).toContain(
      "by Omar; #412; concerns roas; in us\n                  https://github.com/northwind/store/pull/412",
    );
    expect(text).toContain("3 entries: fired 1, paused 2");
  });

  it("says that the branch was taken at its word, and that nothing happened", () => {
    expect(auditText(audit([]), null)).toContain("unverified");
    expect(auditText(audit([]), null)).toContain("nothing fired");
    expect(auditText({ ...audit([]), verified: true }, null)).not.toContain("unverified");
  });

  it("does not take the time before the sheet for a time in which nothing happened", () => {
    const before = { ...audit([]), adopted: { commit: "0".repeat(40), at: "2026-11-11T09:00:00Z" } };
    expect(auditText(before, null)).toContain(
      "the sheet was adopted 11 Nov 2026, 09:00 UTC: nothing is known about the time before",
    );
    expect(auditText(audit([]), null)).not.toContain("adopted");
  });

  it.each([
    [80, 80],
    [200, 100],
    [null, 100],
  ])("keeps to the width of a terminal with %s columns", (columns, width) => {
    const long = {
      ...fired,
      what: "Rewrite discounts ".repeat(20),
      conclusions: Array.from({ length: 20 }, () => "roas"),
    };
    const lines = auditText(audit([long, paused]), columns).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(width - 20);
  });

  it("holds no foreign control sequence", () => {
    expect(auditText(audit([{ ...fired, what: "a\u001b[2Jb\nc", who: "\u202Eeve" }]), null)).toContain(
      "checkout: ab c",
    );
  });
});

describe("an audit for a spreadsheet", () => {
  it("has a line per entry", () => {
    const [header, line, ...more] = auditCsv(audit([fired]))
      .trimEnd()
      .split("\r\n");
    expect(header).toBe("time,kind,subject,what,who,roles,pull_request,commit,link,stores,conclusions,verified");
    expect(line).toBe(
      "2026-11-04T00:00:00Z,fired,checkout,Rewrite discounts,Omar,commerce,412,9f8e7d6c5b4a39281706f5e4d3c2b1a098765432,https://github.com/northwind/store/pull/412,us,roas,no",
    );
    expect(more).toEqual([]);
  });

  it("holds no formula that somebody else wrote", () => {
    expect(auditCsv(audit([{ ...fired, what: '=HYPERLINK("https://x.example")', who: "@SUM(A1)" }]))).not.toMatch(
      /(^|,)"?[=@]/m,
    );
  });
});

it("an audit for a script is the value itself", () => {
  expect(JSON.parse(auditJson(audit([fired])))).toEqual(audit([fired]));
});
