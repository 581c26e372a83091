import type { Login } from "../../model/answers.ts";
import { sameLogin } from "./login.ts";
import { readMarked } from "./marker.ts";
import type { HostComment } from "./read-comments.ts";

/** The gate's own comments by marker and author, oldest first; a marker in someone else's comment means nothing. */
export function ownComments(comments: readonly HostComment[], viewer: Login): HostComment[] {
  return comments
    .filter((comment) => sameLogin(comment.author, viewer) && readMarked(comment.body) !== null)
    .sort((a, b) => a.id - b.id);
}
