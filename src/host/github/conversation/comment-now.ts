import { isFields, text } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";

/** A comment as it is right now. */
export interface CommentNow {
  readonly body: string;
  /** Who last changed it; null: nobody did. */
  readonly editor: string | null;
}

/** What to select of a comment's node to read it with {@link commentNow}. */
export const commentNowPart = "... on IssueComment { body editor { __typename login } }";

/** The comment of an answer; null: there is none any more. */
export function commentNow(node: unknown): CommentNow | null {
  if (!isFields(node)) return null;
  const editor = isFields(node["editor"]) ? loginOf(node["editor"]) : null;
  return { body: text(node["body"], "comment.body"), editor };
}
