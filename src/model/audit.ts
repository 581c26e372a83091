import type { Instant } from "./answers.ts";
import type { Sha } from "./change.ts";
import type { Signal } from "./sheet.ts";

/** What happened, as an audit lists it. */
export type AuditKind =
  /** A trigger fired when a commit landed. */
  | "fired"
  /** It was merged by an override. */
  | "override"
  /** It came onto the branch without the gate's yes: pushed, or merged while the gate had not said clear. */
  | "bypass"
  /** Conclusions pause from here. */
  | "paused"
  | "change"
  | "incident"
  | "incident-closed"
  | "release"
  | "resume"
  | "no-impact"
  /** A landed record was edited or deleted otherwise than it may be. */
  | "record-edited"
  /** An entry of the sheet, or a file of the gate, means something else. */
  | "sheet-change"
  /** It asks for less. */
  | "weakening"
  | "signed"
  | "objected"
  | "retest-passed"
  | "rollback";

/** One line of an audit. */
export interface AuditRow {
  readonly at: Instant;
  readonly kind: AuditKind;
  /** The trigger, record, incident or retest that it is about. */
  readonly subject: string;
  /** In words, plain and foreign: render it inert. */
  readonly what: string;
  /** As git or the host writes them; null: nobody is named. */
  readonly who: string | null;
  /** Roles of the sheet that list them. */
  readonly roles: readonly string[];
  readonly pull_request: number | null;
  readonly commit: Sha | null;
  readonly link: string | null;
  readonly stores: readonly string[];
  readonly signals: readonly Signal[];
  /** Conclusions of today's sheet that rest on these signals. */
  readonly conclusions: readonly string[];
}

/** Everything that happened in a span of time, both ends included, with what was said about what landed in it. */
export interface Audit {
  readonly version: 1;
  readonly from: Instant;
  readonly to: Instant;
  readonly branch: string;
  readonly tip: Sha;
  /** The first commit with a valid sheet: nothing is known about the time before. */
  readonly adopted: { readonly commit: Sha; readonly at: Instant };
  /** Whether a host was asked how commits landed and who signed. */
  readonly verified: boolean;
  /** Oldest first. */
  readonly rows: readonly AuditRow[];
}
