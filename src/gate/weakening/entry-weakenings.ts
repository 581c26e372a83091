import { expandSignals } from "../../firing/expand-signals.ts";
import type { Sheet } from "../../model/sheet.ts";
import { compareEntries, dropped, lossIf, type WeakeningRule } from "./weakening-rule.ts";

/** A role dropped, a person, team or backup added to one, backups that count sooner or as members. */
export const ownerWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("owners", [base.owners, proposed.owners], (from, to) => [
    ...dropped("person-added", [...to.people, ...to.teams], [...from.people, ...from.teams]),
    ...dropped("person-added", to.backups, [...from.people, ...from.teams, ...from.backups]),
    ...lossIf(
      (to.backup_after_hours ?? 0) < (from.backup_after_hours ?? 0),
      "backup-sooner",
      String(to.backup_after_hours),
    ),
  ]);

/** A conclusion dropped, or resting on fewer signals. */
export const conclusionWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("conclusions", [base.conclusions, proposed.conclusions], (from, to) =>
    dropped(
      "rests-on-shortened",
      expandSignals(from.rests_on, base.events),
      expandSignals(to.rests_on, proposed.events),
    ),
  );

/** An event or one of its parameters dropped, a resume made easier. */
export const eventWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("events", [base.events, proposed.events], (from, to) => [
    ...dropped("parameter-dropped", Object.keys(from.parameters), Object.keys(to.parameters)),
    ...dropped("retest-dropped", from.rollback.resume_when.retests, to.rollback.resume_when.retests),
    ...lossIf(
      to.rollback.resume_when.soak_hours < from.rollback.resume_when.soak_hours,
      "soak-shortened",
      `${from.rollback.resume_when.soak_hours} → ${to.rollback.resume_when.soak_hours}`,
    ),
  ]);

/** A routing entry dropped, contaminating less, or closing on less. */
export const routerWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("router", [base.incidents, proposed.incidents], (from, to) => [
    ...dropped(
      "contaminates-shortened",
      expandSignals(from.contaminates, base.events),
      expandSignals(to.contaminates, proposed.events),
    ),
    ...dropped("retest-dropped", from.close_when.retests, to.close_when.retests),
  ]);

/** A parameter, store or handoff item that is gone, or a handoff that stays fresh for longer. */
export const removedEntries: WeakeningRule = (base, proposed) => [
  ...compareEntries("parameters", [base.parameters, proposed.parameters], () => []),
  ...compareEntries("stores", [base.stores, proposed.stores], () => []),
  ...compareEntries("handoff", [base.handoff.items, proposed.handoff.items], () => []),
  ...compareEntries("handoff", [handoffAge(base), handoffAge(proposed)], (from, to) =>
    lossIf(to > from, "age-loosened", `${from} → ${to}`),
  ),
];

function handoffAge({ handoff: { max_age_days } }: Sheet): Readonly<Record<string, number>> {
  return { max_age_days };
}
