import type { Evidence } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { RecordChange } from "../model/record.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RecordFile } from "../model/written.generated.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import type { RecordBench } from "./record-bench.ts";
import { entryOf } from "../firing/entry-of.ts";

interface Defect {
  /** Null: nothing speaks against the record as a file. */
  readonly summary: string | null;
  readonly findings: readonly Finding[];
}

interface RecordRetest {
  readonly retest: string;
  readonly result: string;
  readonly evidence?: string | null | undefined;
}

/** What speaks against a record as a file: `through` off the base, numbers that don't hold, `close_when` unmet. Whether it suffices is the ledger's word. */
export function recordDefect(
  { sheet, evidence }: Pick<RecordBench, "sheet" | "evidence">,
  change: RecordChange,
  record: RecordFile,
): Defect {
  const place = { file: change.path };
  const findings: Finding[] = [];
  if ((record.kind === "resume" || record.kind === "release") && change.ancestor !== true) {
    findings.push({ code: "through-not-ancestor", severity: "error", place, args: { through: record.through } });
  }
  const retests = retestsOf(record);
  for (const item of retests) {
    const summary = wrongNumbers(sheet, item, evidence);
    if (summary !== null)
      findings.push({ code: "numbers-differ", severity: "error", place, args: { retest: item.retest, summary } });
  }
  if (record.kind === "incident" && record.closed !== undefined) {
    const needed = entryOf(sheet.incidents, record.incident)?.close_when.retests ?? [];
    const passed = retests.filter((item) => item.result === "passed").map((item) => item.retest);
    for (const retest of needed.filter((id) => !passed.includes(id))) {
      findings.push({ code: "close-when-unmet", severity: "error", place, args: { retest } });
    }
  }
  return { summary: findings.length === 0 ? null : findings.map((finding) => finding.code).join(", "), findings };
}

function retestsOf(record: RecordFile): readonly RecordRetest[] {
  if (record.kind === "resume") return record.retests;
  return record.kind === "incident" ? (record.closed?.retests ?? []) : [];
}

/** Numbers are computed again from the file: a result that says `passed` is never taken at its word. */
function wrongNumbers(sheet: Sheet, item: RecordRetest, evidence: readonly Evidence[]): string | null {
  const retest = entryOf(sheet.retests, item.retest);
  if (retest === undefined || item.result !== "passed") return null;
  if (retest.evidence !== "sample" && retest.evidence !== "reconciliation") return null;
  const file = evidence.find((candidate) => candidate.path === item.evidence);
  const judged = file === undefined ? null : judgeEvidence(retest, file);
  if (judged === null) return `no ${retest.evidence} file`;
  return judged.passed ? null : judged.summary;
}
