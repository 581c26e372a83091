import { dialect } from "../dialect.ts";
import { askedSql } from "./asked-events.ts";
import { sqlText } from "../sql-text.ts";
import { judgedSides, type Question, type Side, type Statement } from "./question.ts";

type Window = Question["window"];

const isOpenStart = (window: Window): boolean => window === null || window.from === null;

/** Whether nobody wrote up to when orders are judged. */
export const isOpenEnd = (window: Window): boolean => window === null || window.to === null;

/** Whatever shows that a side's log was written. */
function heard(question: Question): string {
  const seen = `side, (${askedSql(question)}) AS asked, event_at, received_at`;
  return `SELECT ${seen} FROM events UNION ALL SELECT ${seen} FROM turned_away`;
}

/**
 * `log_spans`: of each judged side the first and the last time in its log, of the asked events and of all others. What lies in the
 * future says nothing about the log.
 */
function logSpans(question: Question): string {
  const ends = [
    ["first_asked", "min", "asked"],
    ["last_asked", "max", "asked"],
    ["first_other", "min", "NOT asked"],
    ["last_other", "max", "NOT asked"],
  ] as const;
  const until = dialect.instant(question.now);
  const columns = ends.map(([name, end, which]) => {
    const of = (at: string) => `${end}(${at}) FILTER (WHERE ${which} AND ${at} <= ${until})`;
    const either = end === "min" ? dialect.lesser : dialect.greater;
    return `${either(of("event_at"), of("received_at"))} AS ${name}`;
  });
  return `SELECT side, ${columns.join(", ")} FROM (${heard(question)}) h GROUP BY side`;
}

/**
 * `coverage`: from when to when each judged side's log shows what was sent, as seconds; null: no end that can be seen. A log begins where
 * its first event is. It ends at its last one only where other events end there, too: an asked event that stops while others go on is
 * missing, and where there are no others, nobody can tell a log's end from an outage. A file that was cut off ends where it was cut.
 */
function covered(question: Question): string {
  const margin = question.contract.event_time.late;
  const at = (column: string) => dialect.seconds(column);
  const isEnd = `(last_asked IS NULL OR ${at("last_other")} >= ${at("last_asked")} - ${margin})`;
  const isCut =
    question.cut.length === 0
      ? "false"
      : `side IN (SELECT side FROM events WHERE file IN (${question.cut.map(sqlText).join(", ")}))`;
  const [from, to] = [dialect.lesser("first_asked", "first_other"), dialect.greater("last_asked", "last_other")];
  return `SELECT side, ${from} AS log_from, ${to} AS log_to, ${at(from)} - ${margin} AS first_second,
    ${at(to)} + CASE WHEN ${isCut} THEN 0 ELSE ${margin} END AS last_second,
    coalesce(${isEnd}, false) OR ${isCut} AS ends FROM (${logSpans(question)}) s`;
}

/** Whether an order of this time would have its event in the side's log. What the user asks for by a window counts as covered. */
export function isCovered({ window, ...question }: Question, side: Side): string {
  if (!judgedSides({ window, ...question }).includes(side)) return "true";
  const of = (column: string) => `(SELECT ${column} FROM coverage WHERE side = '${side}')`;
  const seconds = dialect.seconds("happened_at");
  const early = `${seconds} < ${of("first_second")}`;
  const late = `${of("ends")} AND ${seconds} > ${of("last_second")}`;
  const ends = [...(isOpenStart(window) ? [early] : []), ...(isOpenEnd(window) ? [late] : [])];
  return ends.length === 0 ? "true" : `NOT coalesce(${ends.map((end) => `(${end})`).join(" OR ")}, false)`;
}

/** Makes `coverage`. */
export function coverLogs(question: Question): readonly Statement[] {
  return [{ name: "look how far the logs go", sql: `CREATE TABLE coverage AS ${covered(question)}` }];
}
