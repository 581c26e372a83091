import type { Answers, Head, Instant, Review } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";

/**
 * The head a review is about: the older of the commit the host names (if it was a head) and the newest head on which
 * the gate had posted a status before the review. GitHub re-points a review's `commit_id` after a force-push, so it
 * is never trusted alone. Null: nothing binds the review to content.
 */
export function reviewedHead(review: Pick<Review, "commit" | "submitted_at">, heads: readonly Head[]): Sha | null {
  const seen = newestHeadBefore(heads, review.submitted_at);
  if (seen === -1) return null;
  const named = heads.findIndex((head) => head.sha === review.commit);
  return heads[named === -1 ? seen : Math.min(seen, named)]?.sha ?? null;
}

/** The newest head on which the gate had posted before this moment; null: none. */
export function headAt(heads: readonly Head[], at: Instant): Sha | null {
  return heads[newestHeadBefore(heads, at)]?.sha ?? null;
}

/** Every head that some review, command or check was about, except the current one: the host reads the change as it stood there. */
export function headsToRead(answers: Pick<Answers, "reviews" | "comments" | "heads" | "checks">): readonly Sha[] {
  const current = answers.heads.at(-1)?.sha;
  const reviewed = answers.reviews
    .filter((review) => review.state === "APPROVED")
    .map((review) => reviewedHead(review, answers.heads));
  const commented = answers.comments.map((comment) => headAt(answers.heads, comment.created_at));
  const checked = answers.checks.map(({ head }) => head ?? null);
  return [...new Set([...reviewed, ...commented, ...checked])]
    .filter((sha) => sha !== null && sha !== current)
    .map(String)
    .sort();
}

/** By time, not by place: a head that was left and came back stands last with a status from before. */
function newestHeadBefore(heads: readonly Head[], at: Instant): number {
  const times = heads.map(({ first_status_at }) => {
    const posted = first_status_at === null ? Number.NaN : Date.parse(first_status_at);
    return posted <= Date.parse(at) ? posted : Number.NEGATIVE_INFINITY;
  });
  const newest = times.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY);
  return newest === Number.NEGATIVE_INFINITY ? -1 : times.lastIndexOf(newest);
}
