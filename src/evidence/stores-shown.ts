import type { Evidence } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { WrittenRetestAnswer } from "../model/written.generated.ts";

/** What an answer is looked at with: the files that its record names, and the record's own path. */
interface Around {
  readonly evidence: readonly Evidence[];
  readonly path: string;
}

/** Stores of a list that an answer says nothing about: a reconciliation is of one store's orders, everything else of any. */
export function storesNotShown(
  answer: WrittenRetestAnswer,
  evidence: readonly Evidence[],
  stores: readonly string[],
): readonly string[] {
  const store = storeOf(answer, evidence);
  return store === null ? [] : stores.filter((one) => one !== store);
}

/**
 * That an answer's file is about another store than those, or about nobody knows which; null: it is about at least one of them,
 * or there are none.
 */
export function otherStore(
  answer: WrittenRetestAnswer,
  stores: readonly string[],
  around: Around & { readonly sheet: Pick<Sheet, "stores"> },
): Finding | null {
  const known = Object.keys(around.sheet.stores);
  if (known.length > 1 && namesNoStore(answer, around.evidence)) {
    const args = { retest: answer.retest, file: answer.evidence ?? "", stores: stores.length > 0 ? stores : known };
    return { code: "evidence-without-store", severity: "error", place: { file: around.path }, args };
  }
  const missing = storesNotShown(answer, around.evidence, stores);
  return missing.length === 0 || missing.length < stores.length ? null : unshown(answer, missing, around);
}

/** That nothing shows these stores, as an answer for another one does not. */
export function unshown(answer: WrittenRetestAnswer, stores: readonly string[], { evidence, path }: Around): Finding {
  const args = { retest: answer.retest, store: storeOf(answer, evidence) ?? "", stores };
  return { code: "evidence-of-other-store", severity: "error", place: { file: path }, args };
}

function namesNoStore(answer: WrittenRetestAnswer, evidence: readonly Evidence[]): boolean {
  const file = evidence.find(({ path }) => path === answer.evidence);
  return file?.kind === "reconciliation" && (file.report.store ?? null) === null;
}

function storeOf(answer: WrittenRetestAnswer, evidence: readonly Evidence[]): string | null {
  const file = evidence.find(({ path }) => path === answer.evidence);
  return file?.kind === "reconciliation" ? (file.report.store ?? null) : null;
}
