import type { Comment, Review } from "../model/answers.ts";

/** What people said about a merged pull request. */
export interface SaidAbout {
  readonly pull_request: number;
  readonly url: string;
  readonly comments: readonly Comment[];
  readonly reviews: readonly Review[];
}

/** A host that knows what people answered on pull requests. Reads completely or throws a HostError. */
export interface Signatures {
  /** One for each number, in that order. */
  readonly readSaid: (pull_requests: readonly number[]) => Promise<readonly SaidAbout[]>;
}
