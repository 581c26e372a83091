import type { Finding } from "../../model/finding.ts";

/** What a reporter may need beside the findings. */
export interface FindingContext {
  /** Texts of the files read, by path; a file that is not among them is reported without an excerpt. */
  readonly sources: Readonly<Record<string, string>>;
  /** How many files were read. */
  readonly files: number;
  readonly elapsed_ms: number;
  /** Columns of the terminal that it is read on; null: it is none, and lines stay whole. */
  readonly columns: number | null;
  /** Whether the output may hold terminal colours. */
  readonly colour: boolean;
}

/** A format for findings. What it renders ends in a newline, and is empty where the format has nothing to say. */
export interface FindingReporter {
  /** Its name on the command line. */
  readonly id: "text" | "json" | "sarif" | "github";
  readonly render: (findings: readonly Finding[], context: FindingContext) => string;
}
