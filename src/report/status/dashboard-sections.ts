import type { Pause } from "../../model/ledger.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { inertCell, inertCode, inertLink, inertText } from "../inert/inert-markdown.ts";
import { inWords } from "../in-words.ts";
import { dayWords, momentWords } from "../moment-words.ts";
import { boundedTable } from "../table.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { recordUrl } from "./dashboard-links.ts";
import type { DashboardView } from "./dashboard-view.ts";
import { leaveOutWords } from "./leave-out-words.ts";
import { titlesInWords } from "./resume-words.ts";
import { conclusionWords, ownerWords } from "./status-view.ts";
import { dayLength } from "../../firing/durations.ts";

const room = 3_500;
const soonDays = 7;

/** Incidents that still pause something, or would if a conclusion rested on their signals. */
export function incidentSection(view: DashboardView): string | null {
  const { status, sheet, ledger } = view;
  const open = new Set([
    ...status.conclusions.flatMap(({ because }) => because.map(({ pause }) => pause)),
    ...status.unused,
  ]);
  const rows = ledger.pauses.flatMap(({ id, cause, since, stores }) => {
    if (!open.has(id) || cause.kind !== "incident") return [];
    const entry = entryOf(sheet.incidents, cause.incident);
    return [
      [
        inertCell(`${entry?.title ?? cause.incident}${cause.detail === null ? "" : `: ${cause.detail}`}`, 300),
        inertCell(momentWords(since, status.at)),
        inertCell(inWords(stores), 150),
        inertCell(entry?.first_action ?? "", 300),
        inertCell(entry?.do_not ?? "", 300),
        recordCell(cause.record, view),
      ],
    ];
  });
  return section("Open incidents", ["Incident", "Since", "Stores", "First action", "Do not", "Record"], rows);
}

/** Releases that are still missing hold back everything else, so they are named. */
export function unreleasedSection({ ledger, status }: DashboardView): string | null {
  const open = new Set(status.conclusions.flatMap(({ because }) => because.map(({ pause }) => pause)));
  const waiting = ledger.pauses.filter((pause) => open.has(pause.id) && isUnreleased(pause));
  const rows = waiting.map(({ cause, since }) => {
    const subject = cause.kind === "landing" ? cause.subject : "";
    const commit = cause.kind === "landing" ? cause.commit.slice(0, 7) : "";
    return [inertCell(subject, 300), inertCode(commit), inertCell(momentWords(since, status.at))];
  });
  return section("Merged, not released yet", ["Change", "Commit", "Landed"], rows);
}

/** Spans of past reports that stay unusable although decisions resumed, newest first. */
export function leaveOutSection(view: DashboardView): string | null {
  const { status, sheet } = view;
  const spans = status.conclusions.flatMap(({ conclusion, store, contaminated }) =>
    contaminated.filter(({ to }) => to !== null).map((span) => ({ conclusion, store, span })),
  );
  const alike = new Map<string, (typeof spans)[number][]>();
  for (const each of spans) {
    const key = JSON.stringify([each.span, each.store]);
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  const rows = [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const titles = group.map(({ conclusion }) => conclusionWords(conclusion, sheet));
    const words = [inertCell(first.store, 100), inertCell(leaveOutWords(first.span, status), 150)];
    return [
      {
        at: first.span.from,
        cells: [...words, inertCell(titlesInWords(titles), 400), recordCell(first.span.says, view)],
      },
    ];
  });
  const newest = rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map(({ cells }) => cells);
  return section("Leave out when reading reports", ["Store", "Days and hours (UTC)", "For", "Says"], newest);
}

/** Proofs that are too old now or will be within a week. */
export function evidenceSection(view: DashboardView): string | null {
  const { ledger, sheet, status } = view;
  const now = Date.parse(status.at);
  const rows = ledger.evidence.flatMap(({ retest, record, at, expires_at }) => {
    if (expires_at === null || Date.parse(expires_at) - now > soonDays * dayLength) return [];
    const entry = entryOf(sheet.retests, retest);
    return [
      [
        inertCell(entry?.title ?? retest, 200),
        inertCell(entry === undefined ? "" : ownerWords(entry.owner, sheet), 100),
        inertCell(dayWords(at, status.at)),
        `${Date.parse(expires_at) <= now ? "⚠️ expired" : "expires"} ${inertCell(dayWords(expires_at, status.at))}`,
        recordCell(record, view),
      ],
    ];
  });
  return section("Evidence about to expire", ["Retest", "Who runs it", "Last passed", "", "Record"], rows);
}

/** Items of the closeout checklist that are missing, stale or nobody's. */
export function handoffSection({ handoff, sheet }: DashboardView): string | null {
  const rows = handoff.map(({ title, owner, what }) => [
    inertCell(title, 200),
    inertCell(ownerWords(owner, sheet), 100),
    what,
  ]);
  return section("Handoff gaps", ["Item", "Owner", "What"], rows);
}

/** Records that free nothing, each with what is missing. */
export function findingSection({ status }: DashboardView): string | null {
  const rows = status.findings.map((finding) => {
    const { message, fix } = messageFor(finding);
    const place = finding.place === undefined ? "" : inertCode(finding.place.file, 150);
    return [place, inertCell(message, 300), inertCell(fix ?? "", 200)];
  });
  return section("Records and sheet: what does not count", ["File", "What is wrong", "Mend"], rows);
}

function isUnreleased({ cause, released_at }: Pause): boolean {
  return cause.kind === "landing" && released_at === null;
}

function recordCell(record: string, { repository_url, status }: DashboardView): string {
  if (repository_url === null) return inertCode(record, 150);
  return inertLink(record, recordUrl(record, repository_url, status.branch));
}

function section(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string | null {
  if (rows.length === 0) return null;
  return `### ${inertText(title)}\n\n${boundedTable(header, rows, { total: rows.length, room })}`;
}
