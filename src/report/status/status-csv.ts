import type { StatusRow } from "../../model/status.ts";
import { csv, type CsvCell } from "../csv.ts";
import { fullMomentWords } from "../moment-words.ts";
import { plainText } from "../inert/plain-text.ts";
import { reasonLine, reasonsOf } from "./cause-words.ts";
import { allSpans, leaveOutCell } from "./leave-out-words.ts";
import { resumeSteps } from "./resume-words.ts";
import type { StatusView } from "./status-view.ts";

const longest = 2_000;
const header = [
  "at",
  "store",
  "conclusion",
  "title",
  "state",
  "since",
  "because",
  "use_instead",
  "resumes_when",
  "leave_out",
  "paused_share_30_days",
  "verified",
] as const;

/** A status as a spreadsheet takes it: a line per conclusion and store, several reasons in one cell after each other. */
export function statusCsv(view: StatusView): string {
  return csv(
    header,
    view.status.conclusions.map((row) => cells(row, view)),
  );
}

function cells(row: StatusRow, view: StatusView): readonly CsvCell[] {
  const { status, sheet } = view;
  const list = (texts: readonly string[]): string => plainText(texts.join(" | "), longest);
  return [
    status.at,
    plainText(row.store, longest),
    plainText(row.conclusion, longest),
    plainText(row.title, longest),
    row.state,
    row.since ?? "",
    list(reasonsOf(row.because, sheet).map(reasonLine)),
    row.state === "paused" ? plainText(row.instead, longest) : "",
    list(resumeSteps(row, view, fullMomentWords)),
    list(allSpans(row).map(leaveOutCell)),
    Math.round(row.paused_share * 10_000) / 10_000,
    status.verified ? "yes" : "no",
  ];
}
