import type { Instant } from "../../model/answers.ts";
import type { Query } from "../../model/query.ts";
import type { DatedChange } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";

const byTime = (a: DatedChange, b: DatedChange): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.what < b.what ? -1 : 1);

/** The change nearest before a moment; null: none is. */
export function nearestBefore(changes: readonly DatedChange[], moment: Instant): DatedChange | null {
  const before = changes.filter(({ at }) => Date.parse(at) <= Date.parse(moment));
  return [...before].sort(byTime).at(-1) ?? null;
}

/** Names for each order the change that was the newest when it happened, as `release` of `dimensions`; orders before the first one have none. */
export async function nameReleases(query: Query, changes: readonly DatedChange[]): Promise<void> {
  const sorted = [...changes].sort(byTime);
  if (sorted.length === 0) return;
  const newest = sorted
    .toReversed()
    .map(({ what, at }) => `WHEN v.happened_at >= ${dialect.instant(at)} THEN ${sqlText(what)}`);
  await query(`UPDATE dimensions SET release = (
    SELECT CASE ${newest.join(" ")} END FROM verdicts v WHERE v.order_key = dimensions.order_key)`);
}
