import type { Login } from "../../../model/answers.ts";
import { sameLogin } from "../client/login.ts";
import { readMarked, type MarkKind } from "./marker.ts";
import type { HostComment } from "./read-comments.ts";

/** Our own comments by marker and author, oldest first; a marker in someone else's comment means nothing. */
export function ownComments(comments: readonly HostComment[], viewer: Login, kind: MarkKind = "gate"): HostComment[] {
  return comments
    .filter((comment) => sameLogin(comment.author, viewer) && readMarked(comment.body, kind) !== null)
    .sort((a, b) => a.id - b.id);
}
