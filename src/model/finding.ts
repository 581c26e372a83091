/** Typed arguments of each finding; the wording lives in `src/report/finding-messages.ts`. */
export interface FindingArguments {
  "yaml-syntax": { readonly problem: string };
  "yaml-too-large": { readonly bytes: number; readonly limit: number };
  "yaml-too-deep": { readonly depth: number; readonly limit: number };
  "yaml-anchor": { readonly name: string };
  "yaml-duplicate-key": { readonly key: string };
  "yaml-several-documents": { readonly count: number };
  "file-missing": { readonly file: string };
  "file-unreadable": { readonly reason: string };
  "file-unknown": { readonly file: string };
  "unknown-key": { readonly key: string; readonly known: readonly string[]; readonly suggestion: string | null };
  "missing-key": { readonly key: string; readonly where: string };
  "wrong-type": { readonly expected: string; readonly got: string };
  "invalid-value": { readonly value: string; readonly expected: string };
  "unquoted-dataset": { readonly value: string };
  "unknown-owner": Unknown;
  "unknown-retest": Unknown;
  "unknown-signal": Unknown;
  "unknown-event": Unknown;
  "unknown-parameter": Unknown;
  "unknown-trigger": Unknown;
  "unknown-conclusion": Unknown;
  "unknown-store": Unknown;
  "unknown-incident": Unknown;
  "duplicate-event": { readonly event: string; readonly first: string };
  "duplicate-item": { readonly item: string };
  "unproven-signal": { readonly trigger: string; readonly signal: string; readonly phase: "before_merge" | "after_release" | "any" };
  "conclusion-rests-on-nothing": { readonly conclusion: string };
  "signal-without-owner": { readonly signal: string };
  "signal-without-source": { readonly signal: string };
  "placeholder-person": { readonly owner: string; readonly person: string };
  "one-person-role": { readonly owner: string };
  "condition-never-matches": { readonly trigger: string; readonly why: string };
  "unused-retest": { readonly retest: string };
  "pattern-not-linear": { readonly pattern: string; readonly problem: string };
  "pause-first-outside": { readonly conclusion: string; readonly derived: readonly string[] };
  "stale-rendering": { readonly file: string };
  "secret-in-evidence": { readonly what: string };
  "record-tampered": { readonly record: string; readonly what: string };
  "through-not-ancestor": { readonly through: string };
  "close-when-unmet": { readonly retest: string };
  "numbers-differ": { readonly retest: string; readonly summary: string };
  "files-incomplete": { readonly expected: number; readonly got: number };
  "too-many-commits": { readonly count: number; readonly limit: number };
  "blob-missing": { readonly file: string };
  "team-unresolved": { readonly team: string; readonly owner: string };
  "base-sheet-broken": { readonly commit: string; readonly count: number };
  "sheet-conflict": { readonly file: string };
  "foreign-status": { readonly account: string };
  "frozen": { readonly trigger: string; readonly from: string; readonly to: string };
  "read-incomplete": { readonly what: string; readonly hint: string };
  "answer-not-counted": { readonly login: string; readonly what: string; readonly why: NotCounted };
}

interface Unknown {
  readonly name: string;
  readonly known: readonly string[];
  readonly suggestion: string | null;
}

/** Why somebody's answer does not count. */
export type NotCounted =
  | "author"
  | "contributor"
  | "not-an-owner"
  | "edited"
  | "malformed"
  | "other-fingerprint"
  | "backup-too-early"
  | "too-few-people"
  | "expired"
  | "voided-by-objection"
  | "not-overridable"
  | "not-a-landed-commit"
  | "too-old-commit"
  | "files-differ"
  | "not-allowed-here"
  | "unknown-trigger"
  | "unknown-retest";

export type FindingCode = keyof FindingArguments;
export type Severity = "error" | "warning" | "info";

/** Where a finding is: 1-based line and column (UTF-16 units), `length` of the marked text on that line. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
}

/** One thing wrong. */
export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly place?: Place;
    readonly args: FindingArguments[C];
  };
}[FindingCode];
