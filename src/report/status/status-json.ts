import type { Arrival } from "../../model/landing.ts";
import type { PauseCause } from "../../model/ledger.ts";
import type { PausedBecause, Status, StatusRow } from "../../model/status.ts";
import { findingValue } from "../findings/json-reporter.ts";
import { causeLine } from "./cause-words.ts";
import { resumeSteps } from "./resume-words.ts";
import type { StatusView } from "./status-view.ts";

/** The status as machines read it, `schema/status.schema.json`; ends in a newline, the same bytes for the same status. */
export function statusJson(view: StatusView): string {
  return `${JSON.stringify(statusValue(view), null, 2)}\n`;
}

function statusValue(view: StatusView) {
  const { version, at, window, branch, tip, verified, conclusions, cheapest, unused, findings } = view.status;
  return {
    version,
    at,
    window,
    branch,
    tip,
    adopted: view.ledger.adopted,
    ...(view.unmerged === null ? {} : { unmerged: view.unmerged }),
    verified,
    state: overallState(conclusions),
    conclusions: conclusions.map((row) => rowValue(row, view)),
    cheapest,
    unused,
    findings: findings.map(findingValue),
  };
}

function overallState(rows: Status["conclusions"]): "usable" | "paused" {
  return rows.every(({ state }) => state === "usable") ? "usable" : "paused";
}

function rowValue(row: StatusRow, view: StatusView) {
  const { conclusion, title, store, state, since, because, contaminated, instead, resume, paused_share } = row;
  return {
    conclusion,
    title,
    store,
    state,
    ...(since === null ? {} : { since }),
    because: because.map((each) => becauseValue(each, view)),
    contaminated,
    ...(state === "paused" ? { instead } : {}),
    ...(resume === null ? {} : { resume: { ...resume, steps: resumeSteps(row, view) } }),
    paused_share,
  };
}

function becauseValue(because: PausedBecause, { sheet }: StatusView) {
  const { pause, cause, since, released_at, segment, signals } = because;
  return { pause, ...causeValue(cause), since, released_at, segment, signals, says: causeLine(because, sheet) };
}

function causeValue(cause: PauseCause) {
  if (cause.kind !== "landing") return cause;
  const { kind, trigger, commit, branch, subject, author, editor, arrival, unproven } = cause;
  return { kind, trigger, commit, branch, subject, author, editor, arrival: arrivalValue(arrival), unproven };
}

function arrivalValue(arrival: Arrival | null) {
  if (arrival === null) return null;
  const { pull_request, url, gate, by } = arrival;
  return { pull_request, url, gate, by };
}
