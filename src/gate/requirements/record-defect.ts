import type { Finding } from "../../model/finding.ts";
import type { RecordChange } from "../../model/record.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { retestsOfRecord, wrongNumbers } from "../../evidence/record-numbers.ts";
import { otherStore } from "../../evidence/stores-shown.ts";
import type { RecordBench } from "./record-bench.ts";
import { entryOf } from "../../firing/entry-of.ts";

interface Defect {
  /** Null: nothing speaks against the record as a file. */
  readonly summary: string | null;
  readonly findings: readonly Finding[];
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
  const retests = retestsOfRecord(record);
  for (const item of retests) {
    const summary = wrongNumbers(sheet, item, evidence);
    if (summary !== null)
      findings.push({ code: "numbers-differ", severity: "error", place, args: { retest: item.retest, summary } });
    const other = otherStore(item, "scope" in record ? (record.scope.stores ?? []) : [], {
      evidence,
      path: change.path,
    });
    if (other !== null) findings.push(other);
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
