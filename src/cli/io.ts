import type { Readable, Writable } from "node:stream";

/** What a person answers with. */
export interface Input {
  /** The next line without its end; null: there are no more. */
  readonly line: () => Promise<string | null>;
  /** Lets go of standard input, so that the process can end. */
  readonly close: () => void;
}

/** Everything a command touches outside itself, given by the shell. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute folder that commands run in: the current one, or the one named with -C. */
  readonly directory: string;
  readonly now: () => Date;
  readonly colour: { readonly out: boolean; readonly err: boolean };
  /** Columns of standard output; null unless it is a terminal. */
  readonly columns: number | null;
  /** Null unless standard error is a terminal, which alone gets a progress bar. */
  readonly progressColumns: number | null;
  /** Opens standard input for reading line by line. */
  readonly input: () => Input;
  /** Null unless both standard input and standard output are a terminal, which alone gets prompts with arrow keys. */
  readonly terminal: { readonly input: Readable; readonly output: Writable } | null;
  /** Resolves when everything written so far has left; a reader that went away counts as done. */
  readonly drained: () => Promise<void>;
}
