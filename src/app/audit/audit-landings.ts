import type { AuditRow } from "../../model/audit.ts";
import type { Landing, LedgerFacts } from "../../model/landing.ts";
import { firedWords } from "../../report/audit/landing-words.ts";
import { listedBranches } from "../ledger/listed-branches.ts";
import { auditRow } from "./audit-row.ts";

/** What fired when commits landed. */
export function auditLandings(facts: LedgerFacts): readonly AuditRow[] {
  return landingsToldOnce(facts).flatMap((landing) =>
    landing.firings.map((firing) =>
      auditRow(facts.sheet, {
        at: landing.landed_at,
        commit: landing.commit,
        arrival: landing.arrival,
        kind: "fired",
        subject: firing.trigger,
        what: firedWords(landing, firing),
        who: landing.editor ?? landing.author,
        stores: firing.stores,
        signals: firing.signals,
      }),
    ),
  );
}

/** What landed on a store's branch is told there alone, also where a branch of no store is asked about that holds it as well. */
export function landingsToldOnce({ sheet, landings }: LedgerFacts): readonly Landing[] {
  const listed = new Set(listedBranches(sheet));
  const there = new Set(landings.filter(({ branch }) => listed.has(branch)).map(({ commit }) => commit));
  return landings.filter(({ branch, commit }) => listed.has(branch) || !there.has(commit));
}
