import type { EventContract } from "./event-contract.ts";
import type { WrittenSign } from "./written.generated.ts";

/** Id of a signal, `Event.parameter` or `Event.occurrence`; patterns may hold `*` on either side. */
export type Signal = string;
/** A GitHub login as the sheet writes it, `@ada`. */
export type Person = string;

/** A shop with its dataset and currency, ISO 4217. `paths` and `branches` say where its theme lies; an empty list stands for all of them. */
export interface Store {
  readonly domain: string;
  readonly dataset: string;
  readonly currency: string;
  readonly paths: readonly string[];
  readonly branches: readonly string[];
}

/** Theirs for one of our columns: a name or a path as `parseColumnPath` reads it, those that say a time in parts, or the text that stands for every row. */
export type MappedColumn = string | readonly string[] | { readonly is: string };

/** How a file is read whose columns have other names than ours. */
export interface InputMapping {
  readonly id: string;
  readonly holds: "orders" | "browser" | "server" | "catalogue" | "totals";
  /** Ours: theirs. */
  readonly columns: Readonly<Record<string, MappedColumn>>;
  /** By whose clock times without an offset are: an IANA name, or an offset such as `-05:00`; null: such times are refused. */
  readonly time_zone: string | null;
  /** What stands before the cents; null: a point, and digits are not grouped. */
  readonly decimal: "." | "," | null;
  /** What comes first in dates that end in the year; null: such dates are refused. */
  readonly dates: "day-first" | "month-first" | null;
}

/** Dates are days in UTC, both inclusive. */
export interface Freeze {
  readonly from: string;
  readonly to: string;
  readonly triggers: readonly string[];
}

/** Who may merge early: this many people of these owners, for this many hours. */
export interface Override {
  readonly owners: readonly string[];
  readonly people: number;
  readonly hours: number;
}

/** The rules of the gate itself. */
export interface Policy {
  readonly mode: "enforce" | "advise";
  readonly owner: string;
  readonly sign_off: { readonly allow_author: boolean; readonly distinct_people: boolean };
  readonly solo: Person | null;
  readonly release: "with-merge" | "separate";
  readonly override: Override | null;
  readonly rollback_days: number;
  readonly freezes: readonly Freeze[];
}

/** A role, with the people and teams who answer for it. */
export interface Owner {
  readonly title: string;
  readonly people: readonly Person[];
  readonly teams: readonly string[];
  readonly backups: readonly Person[];
  /** Hours an answer has been open before backups count; null: backups count at once. */
  readonly backup_after_hours: number | null;
  readonly contact: string | null;
}

/** What one parameter must hold, the system that owns its value, and the role that owns it. */
export interface Parameter {
  readonly source_of_truth: string;
  readonly must_hold: string;
  readonly owner: string;
}

/** One of the two ways an event takes: browser (Pixel) or server (Conversions API). */
export interface EventPath {
  readonly source: string;
  readonly sender: string | null;
  readonly detail: string | null;
}

/** Who undoes an event that went wrong, how, and when decisions resume: retests, taken `soak_hours` after the release at the earliest. */
export interface Rollback {
  readonly owner: string;
  readonly rule: string;
  readonly resume_when: { readonly retests: readonly string[]; readonly soak_hours: number };
}

/** A conversion event: the agreement about when it fires, on which paths, and with which parameters. */
export interface Event {
  readonly business_action: string;
  readonly fires_when: string;
  readonly never_when: string;
  readonly browser: EventPath;
  readonly server: EventPath;
  readonly event_id: { readonly logic: string; readonly template: string | null };
  /** What can be checked between an order and this event; null: nothing was agreed that a program could check. */
  readonly contract: EventContract | null;
  /** Parameters of the event with the source and owner that hold here: the event's override, else the parameter's own. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly owner: string;
  readonly rollback: Rollback;
}

/** A decision that media wants to draw, the signals that it rests on, and what to use `instead` while it is paused. */
export interface Conclusion {
  readonly title: string;
  readonly owner: string;
  readonly rests_on: readonly Signal[];
  readonly instead: string;
}

/** What answers a retest: a person's word, a file with numbers, or a check run of an app. */
export type EvidenceKind =
  "attested" | "sample" | "reconciliation" | { readonly check: { readonly name: string; readonly app: string } };

/** Pass criteria of one parameter of a sample (counts) or one metric of a reconciliation (rates). */
export interface PassCriterion {
  readonly wrong?: number;
  readonly min_known?: number;
  readonly tolerance?: string;
  readonly min_rate?: number;
  readonly max_rate?: number;
  readonly min_orders?: number;
}

/** A check to run again, and the signals that it proves. `max_age_days` null: a passed one never gets old. */
export interface Retest {
  readonly title: string;
  readonly method: readonly string[];
  readonly proves: readonly Signal[];
  readonly owner: string;
  readonly max_age_days: number | null;
  readonly evidence: EvidenceKind;
  readonly passes_when: Readonly<Record<string, PassCriterion>> | null;
}

/** A retest with the name that the sheet gives it. */
export interface NamedRetest {
  readonly id: string;
  readonly says: Retest;
}

/** One `when` entry of a trigger: keys are AND for the same changed file, entries are OR. */
export interface ConditionEntry {
  readonly paths?: readonly string[];
  readonly except?: readonly string[];
  readonly content?: readonly string[];
  readonly dependency?: readonly string[];
  readonly "shopify-extension"?: { readonly type?: readonly string[]; readonly target?: readonly string[] };
  readonly "app-embed"?: readonly string[];
  readonly "gtm-container"?: readonly string[];
  readonly declared?: true;
  readonly touches?: readonly Signal[];
}

/** A kind of change that can break signals, what makes it fire, and what it then asks for. */
export interface Trigger {
  readonly title: string;
  readonly owner: string;
  readonly when: readonly ConditionEntry[];
  readonly touches: readonly Signal[];
  readonly retests: { readonly before_merge: readonly string[]; readonly after_release: readonly string[] };
  /** Null: the owners of the touched signals sign. */
  readonly sign_off: readonly string[] | null;
  readonly resume: "after-release" | "at-merge";
}

/** One thing that can be seen when signals are not true, as schema/router.schema.json lists them. */
export type Sign = WrittenSign;

/** A symptom and its cause, with the first action, what not to do, and what to pause first. */
export interface RouterEntry {
  readonly title: string;
  readonly symptom: string;
  readonly signs: readonly Sign[];
  /** Entries that are its consequences. */
  readonly causes: readonly string[];
  readonly likely_cause: string;
  readonly contaminates: readonly Signal[];
  readonly pause_first: readonly string[];
  readonly first_action: string;
  readonly do_not: string;
  readonly close_when: { readonly retests: readonly string[] };
  readonly owner: string;
}

/** One point of the closeout checklist; `date` is the day it was done, YYYY-MM-DD. */
export interface HandoffItem {
  readonly title: string;
  readonly owner: string;
  readonly evidence: string | null;
  readonly date: string | null;
  readonly state: "open" | "done" | "not-applicable";
  readonly detail: string | null;
}

/** A page that the handoff points to. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** The closeout checklist. Done longer ago than `max_age_days` is stale. */
export interface Handoff {
  readonly items: Readonly<Record<string, HandoffItem>>;
  readonly links: readonly Link[];
  readonly max_age_days: number;
}

/** The governance sheet: parsed, defaults filled in, cross-checked. Keys are those of the YAML. */
export interface Sheet {
  readonly name: string;
  readonly stores: Readonly<Record<string, Store>>;
  readonly inputs: readonly InputMapping[];
  readonly policy: Policy;
  readonly owners: Readonly<Record<string, Owner>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly events: Readonly<Record<string, Event>>;
  readonly conclusions: Readonly<Record<string, Conclusion>>;
  readonly retests: Readonly<Record<string, Retest>>;
  readonly triggers: Readonly<Record<string, Trigger>>;
  readonly incidents: Readonly<Record<string, RouterEntry>>;
  readonly handoff: Handoff;
}
