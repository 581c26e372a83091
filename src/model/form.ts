import type { Instant } from "./answers.ts";
import type { Signal } from "./sheet.ts";

/** Since when, as a form says it. */
export interface Since {
  readonly moment: Instant;
  /** `asked`: nothing usable was written, so the moment is that of the question. */
  readonly known: "stated" | "asked";
  /** What was written and could not be used; null: nothing was, or it could. */
  readonly refused: string | null;
}

/** Which stores a form speaks of. */
export interface FormStores {
  /** Empty: every store. */
  readonly known: readonly string[];
  /** A store that the sheet does not have; null: none. */
  readonly unknown: string | null;
}

/** What follows from a change that a form declares. */
export interface DeclaredChange {
  readonly trigger: string;
  readonly signals: readonly Signal[];
  /** Conclusions that rest on one of the signals, in the sheet's order. */
  readonly paused: readonly string[];
  /** Retests that lift the pause. */
  readonly retests: readonly string[];
}
