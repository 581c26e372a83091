import type { Policies, SheetState } from "../../model/facts.ts";
import type { Sheet } from "../../model/sheet.ts";

/** Every valid sheet that judges the change: what any of them reads must be read. */
export function validSheets({ base, group }: Policies, proposed: SheetState | null): readonly Sheet[] {
  return [base, group, proposed].flatMap((state) => (state?.state === "valid" ? [state.sheet] : []));
}

/** Whether a retest of any sheet is answered by a check run. */
export function asksForChecks(sheets: readonly Sheet[]): boolean {
  return sheets.some((sheet) => Object.values(sheet.retests).some((retest) => typeof retest.evidence === "object"));
}
