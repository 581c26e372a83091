import type { FormStores, Since } from "../../model/form.ts";
import type { RoutedIncident, Routing } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import { inWords } from "../in-words.ts";
import { inertCode, inertProse, inertText } from "../inert/inert-markdown.ts";
import { fullMomentWords } from "../moment-words.ts";
import { folded } from "../folded.ts";
import { conclusionsTable, formDoubts, recordLine, storesWords } from "./form-words.ts";
import { becauseWords, incidentTitle, leaderWords } from "./route-view.ts";
import { signWords } from "./sign-words.ts";
import { notToDo } from "./not-to-do.ts";

const mostIncidents = 3;
const mostListed = 30;
const prose = 1_200;

/** What the answer to an incident form is made of; `links` stand in the order of the incidents. */
export interface IncidentAnswer {
  readonly sheet: Sheet;
  readonly routing: Routing;
  readonly since: Since;
  readonly stores: FormStores;
  readonly links: readonly (string | null)[];
}

/** The one comment that answers an incident form: what it likely is, what not to use meanwhile, what to do first, and the record's link. */
export function incidentComment(answer: IncidentAnswer): string {
  const { sheet, routing, since, stores } = answer;
  const [first, ...others] = routing.incidents.slice(0, mostIncidents);
  if (first === undefined) return nothingFits(sheet, routing);
  const doubts = formDoubts(since, stores, sheet);
  return [
    incident(first, `### 🔴 Likely: ${title(sheet, first)}`, answer),
    ...(doubts.length === 0 ? [] : [doubts.map((doubt) => `> ${doubt}`).join("\n>\n")]),
    ...others.map((one) => incident(one, `### 🔴 Beside it, with a cause of its own: ${title(sheet, one)}`, answer)),
    ...besideIt(sheet, routing),
    "Something else after all? Edit the issue, and this answer follows.",
  ].join("\n\n");
}

function incident(routed: RoutedIncident, heading: string, answer: IncidentAnswer): string {
  const { sheet, since, stores, links, routing } = answer;
  const link = links[routing.incidents.indexOf(routed)] ?? null;
  const entry = sheet.incidents[routed.incident];
  if (entry === undefined) return heading;
  const from = fullMomentWords(since.moment);
  const rest = routed.pauses.filter((id) => !routed.pause_first.includes(id)).map((id) => conclusionTitle(sheet, id));
  return [
    heading,
    `**Pause first**, in this order, for ${storesWords(stores)}:`,
    conclusionsTable(sheet, routed.pause_first.length > 0 ? routed.pause_first : routed.pauses),
    `**Do first.** ${inertProse(entry.first_action, prose)}`,
    doNot(entry.do_not),
    `${recordLine(link, "Open the incident record", `signal-governance incident open ${routed.incident}`)} Its conclusions are then paused from ${from}, until it is closed.`,
    `Led by ${inertText(leaderWords(sheet, entry.owner), 600)}.`,
    folded("Why this one, its likely cause, and all that it pauses", details(routed, sheet, rest)),
  ].join("\n\n");
}

function doNot(written: string): string {
  const rest = notToDo(written);
  return rest === written ? `**Do not.** ${inertProse(written, prose)}` : `**Do not** ${inertProse(rest, prose)}`;
}

function details(routed: RoutedIncident, sheet: Sheet, rest: readonly string[]): string {
  const entry = sheet.incidents[routed.incident];
  const why = becauseWords(routed.because, (sign) => signWords[sign].replace(/\.$/u, ""));
  const closed = entry?.close_when.retests.map((id) => inertText(sheet.retests[id]?.title ?? id, 200)) ?? [];
  return [
    ...why.map((one) => `- Because: ${inertText(one, 400)}`),
    `- Likely cause: ${inertProse(entry?.likely_cause ?? "", prose)}`,
    ...routed.consequences
      .slice(0, mostListed)
      .map(
        ({ incident: id }) =>
          `- Follows from it, and is no incident of its own: ${inertText(incidentTitle(sheet, id), 200)}`,
      ),
    ...(rest.length === 0 ? [] : [`- Pauses too: ${rest.slice(0, mostListed).join("; ")}`]),
    `- Not to be trusted: ${routed.contaminates
      .slice(0, mostListed)
      .map((signal) => inertCode(signal))
      .join(", ")}`,
    `- Closed when these have passed: ${closed.slice(0, mostListed).join("; ")}`,
  ].join("\n");
}

/** Entries that come near, and what no entry explains. */
function besideIt(sheet: Sheet, { also, unexplained }: Routing): readonly string[] {
  return [
    ...(also.length === 0
      ? []
      : [
          `It could also be: ${inWords(
            also.map((id) => inertText(incidentTitle(sheet, id), 200)),
            "or",
          )}.`,
        ]),
    ...(unexplained.length === 0
      ? []
      : [
          `No entry of the router explains this: ${unexplained.map((sign) => inertText(signWords[sign], 200)).join(" ")}`,
        ]),
  ];
}

function nothingFits(sheet: Sheet, routing: Routing): string {
  const list = Object.values(sheet.incidents)
    .slice(0, mostListed)
    .map((entry) => `- ${inertText(entry.title, 200)}`);
  if (list.length === 0)
    return "### ⚪ The sheet has no router\n\n`governance/router.yml` says what to do when something goes wrong; this store has none yet.";
  return [
    "### ⚪ Nothing in the router fits",
    "Until somebody knows more, trust no number that this is about. Edit the issue and choose what comes nearest, or say in other words what you see:",
    list.join("\n"),
    ...besideIt(sheet, routing),
  ].join("\n\n");
}

function title(sheet: Sheet, { incident: id }: RoutedIncident): string {
  return inertText(incidentTitle(sheet, id), 200);
}

function conclusionTitle(sheet: Sheet, id: string): string {
  return inertText(sheet.conclusions[id]?.title ?? id, 200);
}
