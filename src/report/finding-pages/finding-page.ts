import type { FindingArguments, FindingCode, Severity } from "../../model/finding.ts";

/** Two versions of one file, laid over a small valid sheet: the first has the finding, the second has not. */
export interface FindingExample {
  /** Path below `governance/`. */
  readonly file: string;
  readonly wrong: string;
  /** The text that the finding marks; null: the file as a whole. */
  readonly mark: string | null;
  readonly right: string;
}

/** Everything that is said about one code. */
export interface FindingPage<C extends FindingCode> {
  /** The severity with which it is reported. */
  readonly severity: Severity;
  /** What is wrong, in a few words: the page's heading. */
  readonly title: string;
  readonly message: (args: FindingArguments[C]) => string;
  /** The next step; null: the message says it. */
  readonly fix: (args: FindingArguments[C]) => string | null;
  readonly why: string;
  /** YAML that shows it, or a story where no single file can. */
  readonly example: FindingExample | string;
}

/** The pages of some codes. */
export type FindingPages<C extends FindingCode> = { readonly [K in C]: FindingPage<K> };

/** Names in a row, cut short. */
export function names(list: readonly string[], most = 12): string {
  const more = list.length - most;
  return more > 0 ? `${list.slice(0, most).join(", ")} and ${more} more` : list.join(", ");
}
