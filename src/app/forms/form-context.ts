import type { Instant } from "../../model/answers.ts";
import type { Sheet } from "../../model/sheet.ts";

/** What an answer to an issue form needs beside the body: where the record is to be proposed, and when this is. */
export interface FormContext {
  readonly sheet: Sheet;
  /** Address of the host without a slash at its end, `owner/name`, and the branch that records are read from. */
  readonly place: { readonly server: string; readonly repository: string; readonly branch: string };
  readonly now: Instant;
}
