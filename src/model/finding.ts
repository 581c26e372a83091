import type { Weakened } from "./weakened.ts";

/** Typed arguments of each finding; the wording lives in `src/report/finding-pages/`. */
export interface FindingArguments {
  /** `comment`: text of a map or list in brackets may have been cut off by a # that stands outside of quotes. */
  readonly "yaml-syntax": { readonly problem: string; readonly comment: boolean };
  readonly "yaml-too-large": { readonly bytes: number; readonly limit: number };
  readonly "yaml-too-deep": { readonly depth: number; readonly limit: number };
  readonly "yaml-anchor": { readonly name: string };
  readonly "yaml-duplicate-key": { readonly key: string };
  readonly "yaml-several-documents": { readonly count: number };
  readonly "more-findings": { readonly more: number };
  readonly "file-missing": { readonly file: string };
  readonly "file-unreadable": { readonly reason: string };
  readonly "file-unknown": { readonly file: string };
  readonly "unknown-key": {
    readonly key: string;
    readonly known: readonly string[];
    readonly suggestion: string | null;
    /** It stands behind a comma and has no colon: the rest of a text, most likely. */
    readonly rest: boolean;
  };
  readonly "missing-key": { readonly key: string; readonly where: string };
  readonly "wrong-type": { readonly expected: string; readonly got: string };
  readonly "invalid-value": { readonly value: string; readonly expected: string };
  readonly "unquoted-dataset": { readonly value: string };
  readonly "unknown-owner": Unknown;
  readonly "unknown-retest": Unknown;
  readonly "unknown-signal": Unknown;
  readonly "unknown-event": Unknown;
  readonly "unknown-parameter": Unknown;
  readonly "unknown-metric": Unknown;
  readonly "unknown-trigger": Unknown;
  readonly "unknown-conclusion": Unknown;
  readonly "unknown-store": Unknown;
  readonly "unknown-incident": Unknown;
  readonly "duplicate-event": { readonly event: string; readonly first: string };
  readonly "duplicate-item": { readonly item: string };
  readonly "unproven-signal": {
    readonly trigger: string;
    /** The first of those that nothing proves. */
    readonly signal: string;
    /** How many others of the same pattern are not proven either. */
    readonly more: number;
    readonly phase: "before_merge" | "after_release";
  };
  readonly "event-almost-standard": { readonly event: string; readonly standard: string };
  readonly "touches-outside": { readonly trigger: string; readonly signal: string };
  readonly "conclusion-rests-on-nothing": { readonly conclusion: string };
  readonly "signal-without-owner": { readonly signal: string };
  readonly "signal-without-source": { readonly signal: string };
  readonly "placeholder-person": { readonly owner: string; readonly person: string };
  readonly "one-person-role": { readonly owner: string };
  readonly "empty-role": { readonly owner: string };
  readonly "condition-never-matches": { readonly trigger: string; readonly why: string };
  readonly "unused-retest": { readonly retest: string };
  readonly "pattern-not-linear": { readonly pattern: string; readonly problem: string };
  readonly "pause-first-outside": { readonly conclusion: string; readonly derived: readonly string[] };
  readonly "incident-cycle": {
    readonly incident: string;
    /** From the entry back to itself. */
    readonly cycle: readonly string[];
  };
  readonly "route-differs": {
    readonly route: string;
    readonly what: "incident" | "consequences" | "others" | "pause_first" | "owner";
    readonly expected: string;
    readonly got: string;
  };
  readonly "stale-rendering": { readonly file: string; readonly missing: boolean };
  readonly "secret-in-evidence": { readonly what: string };
  readonly "record-tampered": { readonly record: string; readonly what: string };
  readonly "through-not-ancestor": { readonly through: string };
  readonly "close-when-unmet": { readonly retest: string };
  readonly "numbers-differ": { readonly retest: string; readonly summary: string };
  readonly "resume-covers-nothing": { readonly signals: readonly string[] };
  readonly "resume-retest-missing": { readonly retest: string; readonly pauses: readonly string[] };
  readonly "signals-not-covered": { readonly signals: readonly string[] };
  readonly "release-missing": { readonly pauses: readonly string[] };
  readonly "release-time-missing": { readonly pauses: readonly string[] };
  readonly "release-before-landing": { readonly released_at: string; readonly landed_at: string };
  readonly "evidence-before-release": { readonly retest: string; readonly at: string; readonly released_at: string };
  readonly "evidence-before-incident": { readonly retest: string; readonly at: string; readonly happened_at: string };
  readonly "soak-not-over": {
    readonly retest: string;
    readonly at: string;
    readonly not_before: string;
    readonly hours: number;
  };
  readonly "evidence-of-other-store": {
    readonly retest: string;
    readonly store: string;
    readonly stores: readonly string[];
  };
  readonly "evidence-without-store": {
    readonly retest: string;
    readonly file: string;
    readonly stores: readonly string[];
  };
  readonly "evidence-in-future": { readonly retest: string; readonly at: string; readonly landed_at: string };
  readonly "evidence-too-old": { readonly retest: string; readonly at: string; readonly days: number };
  readonly "record-not-judged": { readonly record: string; readonly commit: string };
  readonly "weakening-not-judged": { readonly commit: string; readonly weakened: readonly Weakened[] };
  readonly "gate-file-not-judged": {
    readonly commit: string;
    readonly file: string;
    /** Whether nothing is left of it. */
    readonly removed: boolean;
  };
  readonly "amends-refused": {
    readonly amends: string;
    readonly why: "unknown" | "other-kind" | "not-earlier";
  };
  readonly "no-impact-matches-nothing": { readonly trigger: string };
  readonly "history-incomplete": { readonly since: string };
  readonly "branch-missing": { readonly branch: string; readonly stores: readonly string[] };
  readonly "declared-ahead": { readonly record: string; readonly at: string };
  readonly "landed-in-future": { readonly commit: string; readonly at: string };
  readonly "files-incomplete": { readonly expected: number; readonly got: number };
  readonly "too-many-commits": { readonly count: number; readonly limit: number };
  readonly "blob-missing": { readonly file: string };
  readonly "team-unresolved": { readonly team: string; readonly owner: string };
  readonly "base-sheet-broken": { readonly commit: string; readonly count: number };
  readonly "no-sheet": { readonly branch: string };
  readonly "sheet-conflict": { readonly file: string };
  readonly "foreign-status": { readonly account: string };
  readonly frozen: { readonly trigger: string; readonly from: string; readonly to: string };
  readonly "read-incomplete": { readonly what: string; readonly hint: string };
  readonly "input-missing": { readonly named: string };
  readonly "input-unknown": {
    readonly looks_like: string;
    readonly expected: readonly string[];
    /** Names of its columns; none where they are not known to be names. */
    readonly columns: readonly string[];
    /** The mapping of the sheet that it nearly fits, and the columns that it does not have. */
    readonly nearly: { readonly mapping: string; readonly lacks: readonly string[] } | null;
    readonly holds: "orders" | "browser" | "server" | "catalogue" | "totals" | "any";
    /** What it plainly is instead of what it was called; null: that is not known. */
    readonly instead: "orders" | "browser" | "server" | "catalogue" | "totals" | null;
  };
  readonly "input-ambiguous": { readonly mappings: readonly string[] };
  readonly "input-damaged": {
    readonly what: "cut-off" | "unreadable" | "encoding" | "long-lines" | "repeated-columns" | "not-lines";
    readonly detail: string;
  };
  readonly "input-empty": { readonly kind: string };
  readonly "input-repeated": {
    readonly named: string;
    readonly count: number;
    /** The first few. */
    readonly files: readonly string[];
  };
  readonly "input-rejected": {
    readonly kind: string;
    readonly reason: string;
    readonly count: number;
    /** The first few. */
    readonly lines: readonly number[];
  };
  readonly "log-covers-part": {
    readonly side: "browser" | "server";
    /** From the first to the last event of the log. */
    readonly log: { readonly from: string; readonly to: string };
    readonly orders: { readonly from: string; readonly to: string };
    /** Orders without an event there, outside of the log's time. */
    readonly unknown: number;
    /** The same, where nothing but the asked event shows when the log ends: they count as missing. */
    readonly missing: number;
  };
  /** From the first to the last order that was read, none of which lies in the asked time. */
  readonly "orders-outside": { readonly orders: number; readonly from: string; readonly to: string };
  readonly "buyers-money-unknown": { readonly orders: number };
  readonly "order-amount-unknown": { readonly orders: number };
  readonly "order-time-unknown": { readonly orders: number };
  readonly "event-id-unknown": {
    readonly orders: number;
    /** What the sheet makes an event's id of. */
    readonly fields: readonly string[];
  };
  readonly "identity-up-matches-down": {
    readonly since: string;
    readonly up: readonly string[];
    readonly down: readonly string[];
  };
  readonly "totals-rise-alone": {
    readonly since: string;
    readonly event: string;
    /** Before and after. */
    readonly meta: readonly [number, number];
    readonly orders: readonly [number, number];
  };
  readonly "undeclared-change": {
    readonly what: string;
    readonly value: string;
    readonly orders: number;
    readonly first_seen: string;
    readonly first_order: string;
    /** The change record that declares it, ready to be proposed; null: the sheet has no trigger for it. */
    readonly record: { readonly path: string; readonly text: string } | null;
  };
  readonly "answer-not-counted": { readonly login: string; readonly what: string; readonly why: NotCounted };
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

/** What can be wrong; each code has a page in docs/findings.md. */
export type FindingCode = keyof FindingArguments;
/** How bad it is: only errors fail a lint or hold a merge. */
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
