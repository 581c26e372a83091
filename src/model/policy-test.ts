import type { Place } from "./finding.ts";

/** One expectation that is not met: what is missing and what came unexpected, each with a note where one helps. */
export interface Unmet {
  /** Its key below `expect`. */
  readonly expectation: string;
  readonly place: Place;
  readonly missing: readonly string[];
  readonly unexpected: readonly { readonly item: string; readonly note: string | null }[];
}

/** How one case came out: passed when nothing is unmet and every answer answers something. */
export interface PolicyTestCase {
  readonly name: string;
  readonly unmet: readonly Unmet[];
  /** Answers that nobody asked for. */
  readonly unheard: readonly { readonly place: Place; readonly what: string }[];
}

/** How the cases of one file came out. */
export interface PolicyTestFile {
  readonly file: string;
  readonly cases: readonly PolicyTestCase[];
}
