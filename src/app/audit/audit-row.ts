import type { AuditKind, AuditRow } from "../../model/audit.ts";
import type { Arrival } from "../../model/landing.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import { conclusionsOn } from "../../firing/conclusions-on.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { login } from "../../gate/answers/people.ts";

interface Given {
  readonly at: string;
  readonly kind: AuditKind;
  readonly subject: string;
  readonly what: string;
  readonly who: string | null;
  readonly stores: readonly string[] | null;
  readonly signals: readonly Signal[];
  readonly commit?: string;
  readonly arrival?: Arrival | null;
  readonly link?: string | null;
  readonly pull_request?: number;
}

/** A line of an audit by what is known of it: roles, stores and conclusions follow from the sheet. */
export function auditRow(sheet: Sheet, given: Given): AuditRow {
  const { at, kind, subject, what, who, arrival = null } = given;
  const signals = expandSignals(given.signals, sheet.events);
  return {
    at: secondOf(at),
    kind,
    subject,
    what,
    who,
    roles: who === null ? [] : rolesOf(sheet, who),
    pull_request: given.pull_request ?? arrival?.pull_request ?? null,
    commit: given.commit ?? null,
    link: given.link ?? arrival?.url ?? null,
    stores: [...(given.stores ?? Object.keys(sheet.stores))].sort(),
    signals,
    conclusions: [...conclusionsOn(sheet, signals)].sort(),
  };
}

/** A moment in UTC, to the second: records and git may carry offsets. */
function secondOf(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function rolesOf({ owners }: Sheet, who: string): readonly string[] {
  const name = login(who);
  return Object.entries(owners)
    .filter(([, { people, backups }]) => [...people, ...backups].some((person) => login(person) === name))
    .map(([id]) => id)
    .sort();
}

/** Signals that a trigger of the sheet touches; none where the sheet no longer has it. */
export function touchedBy(sheet: Sheet, triggers: readonly string[]): readonly Signal[] {
  return triggers.flatMap((id) => entryOf(sheet.triggers, id)?.touches ?? []);
}
