import type { Finding } from "../../../src/model/finding.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { evidencePages } from "../../../src/report/finding-pages/evidence-pages.ts";
import { historyPages } from "../../../src/report/finding-pages/history-pages.ts";
import { resumePages } from "../../../src/report/finding-pages/resume-pages.ts";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";
import { parseSheet } from "../../../src/sheet/parse-sheet.ts";
import { cleared, facts, firing, landed, landing, version } from "../../ledger/facts.ts";
import { tinyFiles, tinySheet } from "../../sheet/tiny-sheet.ts";

const commit = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c";

/** Whether a code is found by the ledger, once the example has landed. */
export function isLedgerCode(code: string): boolean {
  return [resumePages, evidencePages, historyPages].some((pages) => Object.hasOwn(pages, code));
}

/**
 * What the ledger says of a record that lands three days after the checkout change that it speaks of (three weeks after, where
 * age counts), over the tiny sheet with a soak of a day and samples that hold for a week.
 */
export function ledgerFindings(code: string, path: string, text: string): readonly Finding[] {
  const record = parseRecord(path, text);
  if (!record.ok) throw new Error("the example must be a valid record");
  const change = landing(5, "2026-11-20T08:00:00Z", {
    commit,
    firings: [firing({ signals: ["Purchase.value"], stores: ["us"] })],
  });
  const earlier = version(
    { kind: "change", declares: ["checkout"], happened_at: "2026-11-20T14:10:00Z" },
    { position: 6, at: "2026-11-20T15:00:00Z" },
  );
  const at = code === "evidence-too-old" ? "2026-12-11T12:00:00Z" : "2026-11-23T12:00:00Z";
  const how = { position: 9, at, covers: { main: 6 }, arrival: cleared };
  const id = path.replace(/^.*\/|\.yml$/g, "");
  const records = [landed("2026-11-20-klarna", earlier), { ...landed(id, version(record.record, how)), path }];
  return ledgerOf(facts({ now: at, sheet: sheetOfExamples(), landings: [change], records })).findings;
}

function sheetOfExamples(): ReturnType<typeof facts>["sheet"] {
  const parsed = parseSheet(
    tinyFiles({
      "events/purchase.yml": (tinySheet["events/purchase.yml"] ?? "").replace(
        "[order-sample] }",
        "[order-sample], soak_hours: 24 }",
      ),
      "retests.yml": (tinySheet["retests.yml"] ?? "").replace(
        "evidence: attested",
        "evidence: attested\n    max_age_days: 7",
      ),
    }),
  );
  if (!parsed.ok) throw new Error("the sheet of the examples must be valid");
  return parsed.sheet;
}
