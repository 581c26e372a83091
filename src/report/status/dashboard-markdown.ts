import { inertCode, inertLink, inertText } from "../inert/inert-markdown.ts";
import { counted } from "../in-words.ts";
import { fullMomentWords } from "../moment-words.ts";
import { dashboardPausedJson } from "./dashboard-paused.ts";
import {
  evidenceSection,
  findingSection,
  handoffSection,
  incidentSection,
  leaveOutSection,
  unreleasedSection,
} from "./dashboard-sections.ts";
import { storeSection } from "./dashboard-store.ts";
import type { DashboardView } from "./dashboard-view.ts";
import { cheapestWords } from "./resume-words.ts";
import { overallWords, rowsByStore } from "./status-view.ts";

/** Room for the tables of all stores together, in characters; the other sections and the hidden block are bounded apart. */
const storeRoom = 28_000;
/** With less than this a store would show its heading alone. */
const leastRoom = 2_000;

/**
 * The dashboard issue's body: when it was last checked and the answer, what may be used per store, then what needs somebody.
 * Under 65 000 characters whatever the input; its last line is the hidden block that `readDashboardPaused` reads.
 */
export function dashboardMarkdown(view: DashboardView): string {
  const cheapest = cheapestWords(view);
  const sections = [
    `**${overallWords(view.status.conclusions)}.** Last checked ${fullMomentWords(view.status.at)}.${unverifiedWords(view)}`,
    cheapest === null ? null : `**Fastest way back:** ${inertText(cheapest, 600)}.`,
    ...storeSections(view),
    incidentSection(view),
    unreleasedSection(view),
    leaveOutSection(view),
    evidenceSection(view),
    handoffSection(view),
    findingSection(view),
    footer(view),
    dashboardPausedJson(view.status),
  ];
  return sections.filter((section) => section !== null).join("\n\n");
}

function storeSections(view: DashboardView): readonly string[] {
  const stores = rowsByStore(view.status);
  const ordered = [...stores].sort((a, b) => Number(a.paused === 0) - Number(b.paused === 0));
  const sections: string[] = [];
  let room = storeRoom;
  for (const store of ordered) {
    if (room < leastRoom) break;
    const section = storeSection(store, view, room);
    sections.push(section);
    room -= section.length;
  }
  const more = ordered.length - sections.length;
  return more > 0
    ? [...sections, `and ${counted(more, "more store")}: \`signal-governance status\` shows them.`]
    : sections;
}

function unverifiedWords({ status }: DashboardView): string {
  return status.verified ? "" : " How the changes landed was **not verified**: the branch is taken at its word.";
}

function footer({ status, ledger, repository_url }: DashboardView): string {
  const commit = status.tip.slice(0, 7);
  const tip = repository_url === null ? inertCode(commit) : inertLink(commit, `${repository_url}/commit/${status.tip}`);
  const since = fullMomentWords(ledger.adopted.at);
  return `<sub>Times are UTC. ${inertCode(status.branch, 100)} at ${tip}, governed since ${inertText(since)}. “Leave out” stays true for good: those hours never become usable.</sub>`;
}
