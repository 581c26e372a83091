import type { Review } from "../../../model/answers.ts";
import type { SaidAbout, Signatures } from "../../../port/signatures.ts";
import { type Access, type AccessOptions, createAccess } from "../client/access.ts";
import { count, fields, text, textOrNull } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";
import { readPages } from "../client/pages.ts";
import { plainComment, readComments } from "./read-comments.ts";
import { reviewState } from "./review-state.ts";

/** What is needed to ask GitHub what people said about pull requests. */
export interface SignaturesOptions extends AccessOptions {
  /** Where people read: `https://github.com` or a server of one's own. */
  readonly serverUrl: string;
}

/** Asks GitHub what people said about pull requests, one after the other: two requests each. */
export function createSignatures(options: SignaturesOptions): Signatures {
  const { owner, repo, serverUrl } = options;
  const access = createAccess(options);
  return {
    readSaid: async (pull_requests) => {
      const said: SaidAbout[] = [];
      for (const pull_request of pull_requests) {
        const comments = (await readComments(access, pull_request)).map(plainComment);
        const reviews = (await readReviews(access, pull_request)).filter((review) => review !== null);
        const url = `${serverUrl}/${owner}/${repo}/pull/${String(pull_request)}`;
        said.push({ pull_request, url, comments, reviews });
      }
      return said;
    },
  };
}

async function readReviews({ client, owner, repo }: Access, number: number): Promise<(Review | null)[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    parameters: { owner, repo, pull_number: number },
    item: (value: unknown) => ({ id: count(fields(value, "review")["id"], "review.id"), review: reviewOf(value) }),
    id: (item: { readonly id: number }) => item.id,
    most_pages: 100,
  };
  const attempt = { doing: "read the reviews", permission: "pull-requests: read" } as const;
  return (await readPages(client, wanted, attempt)).map(({ review }) => review);
}

function reviewOf(value: unknown): Review | null {
  const review = fields(value, "review");
  const state = reviewState(review["state"]);
  if (state === null) return null;
  return {
    id: count(review["id"], "review.id"),
    author: loginOf(review["user"]),
    state,
    submitted_at: text(review["submitted_at"], "review.submitted_at"),
    commit: textOrNull(review["commit_id"], "review.commit_id"),
    url: textOrNull(review["html_url"], "review.html_url"),
  };
}
