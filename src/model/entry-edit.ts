import type { WeakeningCode } from "./weakened.ts";

/** What became of one entry of the sheet, or of a file of the gate. */
export interface EntryEdit {
  /** As `triggers.checkout`; a path for a file of the gate; `governance` where the sheet as a whole broke, went or came back. */
  readonly entry: string;
  readonly how: "added" | "changed" | "removed" | "broken" | "mended";
  /** How it asks for less; empty where it does not. */
  readonly weaker: readonly { readonly what: WeakeningCode; readonly detail: string }[];
}
