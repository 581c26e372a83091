import type { Instant } from "../model/answers.ts";

/** What is read of an issue as it stands. Every text in it is foreign. */
export interface FiledIssue {
  readonly body: string;
  readonly labels: readonly string[];
  readonly filed_at: Instant;
}

/** Issues that people file with a form, and the one comment that answers each. Reads completely or throws a HostError. */
export interface IssueForms {
  /** Null: it is gone, or it is a pull request. */
  readonly readIssue: (number: number) => Promise<FiledIssue | null>;
  /** Creates our one comment on the issue or brings it up to date. */
  readonly postAnswer: (
    number: number,
    body: string,
  ) => Promise<"posted" | "unchanged" | "not-permitted" | "superseded">;
}
