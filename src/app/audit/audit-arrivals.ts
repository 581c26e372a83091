import type { AuditRow } from "../../model/audit.ts";
import type { Arrival, Landing, LedgerFacts, SheetEdit } from "../../model/landing.ts";
import { bypassWords, overrideWords } from "../../report/audit/landing-words.ts";
import { landingsToldOnce } from "./audit-landings.ts";
import { auditRow } from "./audit-row.ts";

type Landed = Pick<SheetEdit, "commit" | "landed_at" | "author" | "arrival"> &
  Partial<Pick<Landing, "editor" | "firings">>;

/** Which of what fired or changed the sheet came past the gate, once for each commit and branch. */
export function auditArrivals(facts: LedgerFacts): readonly AuditRow[] {
  const landings = landingsToldOnce(facts);
  const told = new Set(landings.filter(({ branch }) => branch === facts.branch).map(({ commit }) => commit));
  const edits = new Map(facts.sheet_edits.map((edit) => [edit.commit, edit]));
  const silent = [...edits.values()].filter(({ commit }) => !told.has(commit));
  return [...landings, ...silent].flatMap((landed: Landed) => arrivalRow(facts, landed));
}

function arrivalRow({ sheet }: LedgerFacts, landed: Landed): readonly AuditRow[] {
  const { commit, arrival, landed_at: at, author, editor, firings } = landed;
  const way = wayIn(arrival);
  if (way === null) return [];
  const row = auditRow(sheet, {
    ...way,
    at,
    commit,
    arrival,
    subject: commit.slice(0, 12),
    who: arrival?.by ?? editor ?? author,
    stores: firings === undefined ? null : [...new Set(firings.flatMap(({ stores }) => stores))],
    signals: (firings ?? []).flatMap(({ signals }) => signals),
  });
  return [row];
}

/** Null: the gate had said yes, or nobody was asked. */
function wayIn(arrival: Arrival | null): { readonly kind: "override" | "bypass"; readonly what: string } | null {
  if (arrival === null || arrival.gate === "clear" || arrival.gate === "not-applicable") return null;
  return arrival.gate === "overridden"
    ? { kind: "override", what: overrideWords }
    : { kind: "bypass", what: bypassWords(arrival) };
}
