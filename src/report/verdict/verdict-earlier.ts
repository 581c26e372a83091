import type { Verdict } from "../../model/verdict.ts";
import type { CommentContext, Section } from "./comment-section.ts";
import { inertCell, inertCode, inertLink, inertText } from "../inert/inert-markdown.ts";
import { fullMomentWords, momentWords } from "../moment-words.ts";
import type { DashboardPaused } from "../status/dashboard-paused.ts";
import { boundedTable } from "../table.ts";

const room = 6_000;

/**
 * Conclusions that earlier changes hold already and that rest on what this change touches, as the dashboard says. Shown, never
 * judged by: the dashboard is an issue, its words are foreign.
 */
export function earlierSection(verdict: Verdict, { earlier }: CommentContext): Section | null {
  if (verdict.fired.length === 0 || verdict.verdict === "error") return null;
  if (earlier === null)
    return asked(`${inertCode("signal-governance status")} says so, on ${inertCode(verdict.branch, 100)}.`);
  const { url, paused } = earlier;
  return paused === null ? asked(`${inertLink("The dashboard", url)} says so.`) : shown(verdict, url, paused);
}

/** Nothing is known here, so the reader is told who knows. */
function asked(whom: string): Section {
  return { drop: 5, text: `**Paused already by earlier changes?** ${whom}` };
}

function shown({ fired }: Verdict, url: string, paused: DashboardPaused): Section | null {
  const touched = (store: string, signals: readonly string[]): boolean =>
    fired.some((firing) => firing.stores.includes(store) && firing.signals.some((signal) => signals.includes(signal)));
  const rows = paused.paused
    .filter(({ store, signals }) => touched(store, signals))
    .map(({ title, store, since, instead }) => [
      inertCell(title),
      inertCell(store),
      inertCell(momentWords(since, paused.at)),
      inertCell(instead),
    ]);
  if (rows.length === 0) return null;
  const source = `${inertLink("the dashboard", url)}, ${inertText(fullMomentWords(paused.at), 100)}`;
  const table = boundedTable(["Conclusion", "Store", "Since", "Use instead"], rows, { total: rows.length, room });
  const resumed = "A resume that covers this change as well frees them together.";
  return { drop: 5, text: `**Paused already by earlier changes** (${source}):\n\n${table}\n\n${resumed}` };
}
