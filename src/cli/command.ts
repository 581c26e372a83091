import type { Io } from "./io.ts";

/** 0 fine, 1 findings, held or paused, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** One option of a command; `value` names what follows it, without one it is a switch. */
export interface Option {
  readonly name: string;
  readonly value?: string;
  /** May be given several times; its values stand in `lists`. */
  readonly repeats?: true;
  readonly summary: string;
}

/** A command line to copy, and what it is for. */
export interface Example {
  readonly line: string;
  readonly says: string;
}

/** What was written after a command's name, already checked against its options. */
export interface Given {
  readonly paths: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
  /** Values of the options that repeat, in the order given; only of those that were given. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** A command. `run` loads what it needs when it runs, so that listing all of them costs nothing. */
export interface Command {
  /** One word, or two where several commands work on one thing: `incident open`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Takes words beside its options, such as paths; without it a word is refused, since nothing would read it. */
  readonly operands?: true;
  /** Two or three sentences for the help page. */
  readonly about: string;
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  readonly run: (io: Io, given: Given) => Promise<ExitCode>;
}
