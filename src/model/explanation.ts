import type { Sha } from "./change.ts";
import type { ConditionKind } from "./firing.ts";
import type { Trigger } from "./sheet.ts";

/** An entry of a trigger that an edit of a path could meet. */
export interface PathExplanation {
  readonly trigger: string;
  /** 0-based place in the trigger's `when`. */
  readonly entry: number;
  /** The condition that lets this path in: `paths`, or the first of an entry without globs. */
  readonly condition: ConditionKind;
  /** The glob that the path matches; null for an entry without globs. */
  readonly pattern: string | null;
  /** Conditions that the content of the change must meet too; empty: any edit fires the trigger. */
  readonly needs: readonly ConditionKind[];
}

/** One trigger that an edit of a path could fire, with what follows from it. */
export interface PossibleFiring extends PathExplanation {
  readonly title: string;
  /** The patterns or names that the content must meet as well. */
  readonly looks_for: readonly string[];
  /** The signals at risk as the sheet writes them, wildcards included. */
  readonly touches: readonly string[];
  readonly signals: readonly string[];
  readonly retests: Trigger["retests"];
  readonly resume: Trigger["resume"];
}

/** A path with every trigger that an edit of it could fire. */
export interface PathReport {
  readonly path: string;
  readonly firings: readonly PossibleFiring[];
}

/** Why a file looks as if it sent or shaped conversion events. */
export interface TrackingMark {
  /** `fbq(`, or the part of the name that gave it away. */
  readonly mark: string;
  /** 1-based line of the first occurrence outside a comment; null for a name. */
  readonly line: number | null;
}

/** A file that looks like tracking, though an edit of some lines that look so fires nothing. */
export interface UncoveredFile {
  readonly path: string;
  /** Each of them could go from the whole file without anything firing. */
  readonly marks: readonly TrackingMark[];
}

/** A glob of the sheet that no file of a tree matches: misspelt, or about something that the repository does not hold. */
export interface IdleGlob {
  /** `trigger checkout` or `store us`. */
  readonly of: string;
  readonly glob: string;
}

/** What a sheet means for one commit's tree. */
export interface TreeExplanation {
  readonly commit: Sha;
  readonly files: number;
  /** Files that each trigger covers: rewriting such a file as a whole would fire it. */
  readonly covered: Readonly<Record<string, number>>;
  readonly uncovered: readonly UncoveredFile[];
  readonly idle: readonly IdleGlob[];
}
