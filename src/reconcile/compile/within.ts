import type { OpenSpan } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";

/** Whether a moment lies in a span, both ends included. */
export function withinSql(at: string, { from, to }: OpenSpan): string {
  const ends = [
    ...(from === null ? [] : [`${at} >= ${dialect.instant(from)}`]),
    ...(to === null ? [] : [`${at} <= ${dialect.instant(to)}`]),
  ];
  return ends.length === 0 ? "true" : ends.join(" AND ");
}
