import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { weakenings } from "../../gate/weakening/weakenings.ts";
import type { Repository } from "../../port/repository.ts";
import { type ArrivalOf, type IsSigned, signedOn } from "./landed-arrivals.ts";
import type { LineState, StoredSheetEdit } from "./line-state.ts";
import { createSheetReader } from "../sheet/sheet-reader.ts";

/** The newest ones are enough to act on, and each has a sheet to be read. */
const mostNamed = 20;

/** An edit of the sheet as far as it asks for less. */
interface LandedWeakening extends Pick<StoredSheetEdit, "commit" | "position" | "before"> {
  readonly weakened: readonly Weakened[];
}

function weakeningOf({ commit, position, before, entries }: StoredSheetEdit): LandedWeakening {
  const weakened = entries.flatMap(({ entry, weaker }) => weaker.map((less) => ({ entry, ...less })));
  return { commit, position, before, weakened };
}

function sameLoss(one: Weakened, other: Weakened): boolean {
  return one.entry === other.entry && one.what === other.what && one.detail === other.detail;
}

/**
 * What of an unsigned weakening is still for it to answer for. Whoever signs a weaker entry later has seen all of it, and what can be lost again
 * was taken back in between.
 */
function openOf({ position, weakened }: LandedWeakening, all: readonly LandedWeakening[], isSigned: IsSigned) {
  const later = all.filter((one) => one.position > position);
  return weakened.filter(
    (item) =>
      !later.some((one) =>
        one.weakened.some((other) => sameLoss(item, other) || (item.entry === other.entry && isSigned(one))),
      ),
  );
}

interface Governed extends Pick<LineState, "branch" | "sheet_edits"> {
  readonly sheet: { readonly sheet: Sheet };
}

/**
 * Where the sheet asks for less since a commit that came past the gate, and still does: its signatures are missing, and it takes
 * effect all the same. The gate's own comparison says what asks for less.
 */
export async function unsignedWeakenings(
  repository: Repository,
  { branch, sheet_edits, sheet }: Governed,
  arrivalOf: ArrivalOf,
): Promise<readonly Finding[]> {
  const isSigned = signedOn(branch, arrivalOf);
  const weakened = sheet_edits.map(weakeningOf).filter((one) => one.weakened.length > 0);
  const readSheet = createSheetReader(repository);
  const findings: Finding[] = [];
  for (const weakening of weakened.filter((one) => !isSigned(one)).slice(-mostNamed)) {
    const open = openOf(weakening, weakened, isSigned);
    const before = open.length === 0 ? null : await readSheet(weakening.before);
    if (before?.state !== "valid") continue;
    const now = weakenings(before.sheet, sheet.sheet);
    const lasting = open.filter((item) => now.some((still) => sameLoss(still, item)));
    if (lasting.length === 0) continue;
    const args = { commit: weakening.commit, weakened: lasting };
    findings.push({ code: "weakening-not-judged", severity: "error", args });
  }
  return findings;
}
