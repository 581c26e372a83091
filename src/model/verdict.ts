import type { Instant, Login } from "./answers.ts";
import type { Sha } from "./change.ts";
import type { Firing } from "./firing.ts";
import type { Finding } from "./finding.ts";
import type { Signal } from "./sheet.ts";
import type { Weakened } from "./weakened.ts";
import type { RecordFile } from "./written.generated.ts";

/** The outcome in a word; docs/gate.md says what each one lets happen. */
export type VerdictWord = "clear" | "not-applicable" | "waiting" | "blocked" | "overridden" | "error";
/** What a requirement asks for; its key begins with it. */
export type RequirementKind = "retest" | "sign-off" | "sheet-change" | "weakening" | "record";
/** Where a requirement stands: only `met` and `waived` let the change merge. */
export type RequirementState = "met" | "missing" | "claimed" | "failed" | "stale" | "void" | "objected" | "waived";

/** How a requirement was answered, or what stands in its way; the report turns it into words. */
export type Standing =
  | { readonly code: "nobody-answered" }
  | {
      readonly code: "signed";
      readonly by: readonly Login[];
      readonly at: Instant;
      readonly how: "review" | "command" | "attested" | "check" | "self-attested";
      readonly head: Sha | null;
      readonly link: string | null;
    }
  | { readonly code: "some-signed"; readonly by: readonly Login[]; readonly open: readonly string[] }
  | { readonly code: "claim-unsigned"; readonly path: string; readonly summary: string }
  | { readonly code: "numbers-missing"; readonly evidence: "sample" | "reconciliation" }
  | { readonly code: "check-missing"; readonly name: string; readonly app: string }
  | { readonly code: "check-running"; readonly name: string; readonly app: string }
  | {
      readonly code: "check-failed";
      readonly name: string;
      readonly app: string;
      readonly conclusion: string;
      readonly link: string | null;
    }
  | { readonly code: "numbers-unknown"; readonly path: string; readonly summary: string }
  | { readonly code: "numbers-failed"; readonly path: string; readonly summary: string }
  | { readonly code: "evidence-broken"; readonly path: string }
  | { readonly code: "too-old"; readonly at: Instant; readonly max_age_days: number }
  | { readonly code: "changed-since"; readonly by: Login; readonly files: readonly string[]; readonly head: Sha }
  | { readonly code: "not-bound"; readonly by: Login }
  | { readonly code: "objection"; readonly by: Login; readonly link: string | null }
  | { readonly code: "no-impact"; readonly by: Login; readonly reason: string }
  | { readonly code: "rollback"; readonly by: Login; readonly to: Sha }
  | { readonly code: "same-person"; readonly by: Login };

/** One thing that must be answered before this change may merge. */
export interface Requirement {
  /** `retest:ID`, `sign-off:OWNER`, `sheet-change:ENTRY`, `weakening:ENTRY`, `record:ID`; `…@proposed` from the proposed sheet alone. */
  readonly key: string;
  readonly kind: RequirementKind;
  readonly id: string;
  /** Roles that must answer, each of them. */
  readonly owners: readonly string[];
  /** Logins whose answer counts today. */
  readonly people: readonly Login[];
  /** Triggers that ask for it; empty for sheet changes and records. */
  readonly triggers: readonly string[];
  readonly state: RequirementState;
  readonly fingerprint: string;
  readonly standing: Standing;
  /** Evidence files in the change that a person may bind to: path → the fingerprint to paste with it. */
  readonly with_evidence: Readonly<Record<string, string>>;
}

/** A conclusion that this change pauses, from its merge or, where releases are separate, from its release. */
export interface Paused {
  readonly conclusion: string;
  readonly title: string;
  readonly signals: readonly Signal[];
  /** Trigger ids. */
  readonly because: readonly string[];
  readonly instead: string;
  readonly from: "merge" | "release";
  readonly stores: readonly string[];
}

/** A retest asked for after the release; it never holds a merge. */
export interface AfterRelease {
  readonly retest: string;
  readonly title: string;
  readonly owner: string;
}

/** A record that the change adds or ends, and what it is about. */
export interface SaidRecord {
  readonly id: string;
  readonly record: RecordFile;
  /** False: it stands on the base already, and this change writes its ending. */
  readonly is_new: boolean;
  /** Titles of the conclusions that rest on its signals. */
  readonly conclusions: readonly string[];
}

/** A fired trigger's own fingerprint, for `/signal no-impact`. */
export interface TriggerFingerprint {
  readonly trigger: string;
  readonly fingerprint: string;
}

/** The outcome for one change. */
export interface Verdict {
  readonly version: 1;
  readonly mode: "enforce" | "advise";
  readonly verdict: VerdictWord;
  /** Hash over every requirement's key and fingerprint; an override binds to it. */
  readonly fingerprint: string;
  readonly branch: string;
  readonly base: Sha;
  readonly merge_base: Sha;
  readonly head: Sha;
  readonly fired: readonly Firing[];
  readonly triggers: readonly TriggerFingerprint[];
  readonly requirements: readonly Requirement[];
  readonly paused: readonly Paused[];
  readonly after_release: readonly AfterRelease[];
  readonly weakened: readonly Weakened[];
  readonly records: readonly SaidRecord[];
  readonly override: { readonly by: readonly Login[]; readonly reason: string; readonly until: Instant } | null;
  readonly findings: readonly Finding[];
}
