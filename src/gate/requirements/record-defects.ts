import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { RecordChange } from "../../model/record.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { retestsOfRecord, wrongNumbers } from "../../evidence/record-numbers.ts";
import { otherStore } from "../../evidence/stores-shown.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** What records are judged against: the deciding sheet, the base branch, and the evidence files they may name. */
export interface RecordContext {
  readonly sheet: Sheet;
  readonly branch: string;
  readonly evidence: readonly Evidence[];
}

/** What speaks against a record as a file: `through` off the base, numbers that don't hold, `close_when` unmet. Whether it suffices is the ledger's word. */
export function recordDefects(context: RecordContext, change: RecordChange, record: RecordFile): readonly Finding[] {
  return [
    ...strangeThrough(change, record),
    ...wrongRetests(context, change, record),
    ...unmetCloseWhen(context, change, record),
  ];
}

function strangeThrough({ path, ancestor }: RecordChange, record: RecordFile): readonly Finding[] {
  if ((record.kind !== "resume" && record.kind !== "release") || ancestor === true) return [];
  const args = { through: record.through };
  return [{ code: "through-not-ancestor", severity: "error", place: { file: path }, args }];
}

function wrongRetests(
  { sheet, evidence }: RecordContext,
  { path }: RecordChange,
  record: RecordFile,
): readonly Finding[] {
  const stores = "scope" in record ? (record.scope.stores ?? []) : [];
  return retestsOfRecord(record).flatMap((answer): readonly Finding[] => {
    const found: Finding[] = [];
    const summary = wrongNumbers(sheet, answer, evidence);
    if (summary !== null) {
      const args = { retest: answer.retest, summary };
      found.push({ code: "numbers-differ", severity: "error", place: { file: path }, args });
    }
    const other = otherStore(answer, stores, { sheet, evidence, path });
    return other === null ? found : [...found, other];
  });
}

function unmetCloseWhen({ sheet }: RecordContext, { path }: RecordChange, record: RecordFile): readonly Finding[] {
  if (record.kind !== "incident" || record.closed === undefined) return [];
  const needed = entryOf(sheet.incidents, record.incident)?.close_when.retests ?? [];
  const passed = record.closed.retests.filter(({ result }) => result === "passed").map(({ retest }) => retest);
  return needed
    .filter((retest) => !passed.includes(retest))
    .map((retest) => ({ code: "close-when-unmet", severity: "error", place: { file: path }, args: { retest } }));
}
