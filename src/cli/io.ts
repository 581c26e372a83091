/** Everything a command touches outside itself, given by the shell. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute folder that commands run in: the current one, or the one named with -C. */
  readonly directory: string;
  readonly now: () => Date;
  readonly colour: { readonly out: boolean; readonly err: boolean };
  /** Null unless standard error is a terminal, which alone gets a progress bar. */
  readonly progressColumns: number | null;
  /** Resolves when everything written so far has left; a reader that went away counts as done. */
  readonly drained: () => Promise<void>;
}
