/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** More about it, shown beside it where there is room. */
  readonly hint?: string;
}

/** A question in words; `refuse` says what is wrong with an answer, null: nothing. */
export interface TextQuestion {
  readonly question: string;
  /** What an empty answer means. */
  readonly otherwise: string;
  readonly refuse?: (answer: string) => string | null;
}

/** Asks a person. Whoever stops answering ends the command by a CommandError. */
export interface Asker {
  readonly choose: (question: string, choices: readonly Choice[]) => Promise<string>;
  /** Any number of choices, in their order; none is an answer too. */
  readonly several: (question: string, choices: readonly Choice[]) => Promise<readonly string[]>;
  readonly text: (question: TextQuestion) => Promise<string>;
  /** Whether the answer is yes; no answer is no. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly close: () => void;
}
