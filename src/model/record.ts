import type { RecordFile } from "./written.generated.ts";
import type { Sha } from "./change.ts";
import type { Finding } from "./finding.ts";

/** A record as one commit holds it. */
export type RecordState =
  | { readonly blob: Sha; readonly state: "valid"; readonly record: RecordFile }
  | {
      readonly blob: Sha;
      readonly state: "broken";
      /** What it says it is; null: that can't be read either. */
      readonly kind: RecordFile["kind"] | null;
      readonly findings: readonly Finding[];
    };

/** A record file that a change adds, edits, renames or deletes. */
export interface RecordChange {
  /** File stem. */
  readonly id: string;
  readonly path: string;
  readonly before: RecordState | null;
  readonly after: RecordState | null;
  /** For `resume` and `release`: whether `through` is an ancestor of the base; null: not asked, or unknown commit. */
  readonly ancestor: boolean | null;
}
