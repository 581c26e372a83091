import type { Consequence, RoutedIncident } from "../../model/route.ts";
import type { Sign } from "../../model/sheet.ts";
import { type Paint, painter } from "../terminal/painter.ts";
import { inWords } from "../in-words.ts";
import { type Labelled, labelled } from "../terminal/labelled.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { wrapped } from "../terminal/wrapped.ts";
import {
  becauseWords,
  incidentTitle,
  leaderWords,
  measuredWords,
  type RouteView,
  unjudgedWords,
} from "./route-view.ts";
import type { ReportFact, ReportFacts } from "./report-facts.ts";
import { signWords } from "./sign-words.ts";
import { notToDo } from "./not-to-do.ts";
import { terminalLine } from "../inert/terminal-line.ts";

const longest = 4_000;

interface Showing {
  readonly colour: boolean;
  /** Columns of the terminal; null: it is none. */
  readonly columns: number | null;
  /** Whether to say how the incident is opened. */
  readonly offer: boolean;
  /** Null: no report was given. */
  readonly facts: ReportFacts | null;
}

interface Writing extends RouteView, Pick<Showing, "offer" | "facts"> {
  readonly paint: Paint;
  readonly width: number;
}

/** The router's answer for a terminal: what it likely is, what to do first and what not, what to pause; or the list of symptoms when nothing fits. */
export function routeText(view: RouteView, { colour, columns, ...showing }: Showing): string {
  const writing: Writing = { ...view, ...showing, paint: painter(colour), width: pageWidth(columns) };
  const [first, ...others] = view.routing.incidents;
  const blocks =
    first === undefined
      ? [nothingFits(writing)]
      : [incidentBlock(first, "Likely", writing), ...others.map((one) => incidentBlock(one, "Beside it", writing))];
  return `${[...blocks, ...closing(writing)].join("\n\n")}\n`;
}

function incidentBlock(routed: RoutedIncident, heading: string, writing: Writing): string {
  const { sheet, paint, width } = writing;
  const entry = sheet.incidents[routed.incident];
  if (entry === undefined) return "";
  const head = `${paint("dim", `${heading}:`)} ${paint("bold", inert(entry.title))}  ${paint("dim", routed.incident)}`;
  const lines: readonly Labelled[] = [
    ...reasons(routed, writing),
    ...factEntries(routed, writing),
    ["likely cause", entry.likely_cause],
    ["do first", entry.first_action],
    ["do NOT", notToDo(entry.do_not)],
    ...pauses(routed, writing),
    ...routed.consequences.map((one): Labelled => ["follows from it", consequenceWords(one, writing)]),
    ["leads", leaderWords(sheet, entry.owner)],
    ["closed when", closedWhen(entry.close_when.retests, writing)],
  ];
  const entries = lines.map(([label, text]): Labelled => [label, inert(text)]);
  const painted = (label: string, shown: string): string => paint(labelStyle(label), shown);
  return [head, "", ...labelled(entries, { indent: 2, width, painted })].join("\n");
}

function reasons({ because }: RoutedIncident, writing: Writing): readonly Labelled[] {
  return becauseWords(because, (sign) => signLine(sign, writing)).map((text) => ["because", text]);
}

/** What the report shows of an incident; of the likely one also what belongs to none. */
function factEntries(routed: RoutedIncident, { facts, routing }: Writing): readonly Labelled[] {
  const { where, causes } = facts ?? { where: [], causes: [] };
  const mine = (fact: ReportFact): boolean =>
    (routing.incidents.find((one) => shows(one, fact)) ?? routing.incidents[0]) === routed;
  return [
    ...where.filter(mine).map(({ text }): Labelled => ["where", text]),
    ...causes.filter(mine).map(({ text }): Labelled => ["explained by", text]),
  ];
}

function shows({ because, consequences }: RoutedIncident, { signs }: ReportFact): boolean {
  return [because, ...consequences.map((one) => one.because)].some((one) =>
    one.signs.some((sign) => signs.includes(sign)),
  );
}

function signLine(sign: Sign, { measurements }: Writing): string {
  const measured = measuredWords(measurements, sign);
  return `${signWords[sign].replace(/\.$/u, "")}${measured === "" ? "" : ` (${measured})`}`;
}

function pauses({ pause_first, pauses: all }: RoutedIncident, { sheet }: Writing): readonly Labelled[] {
  const titled = (id: string): string => sheet.conclusions[id]?.title ?? id;
  const rest = all.filter((id) => !pause_first.includes(id)).map(titled);
  return [
    ...pause_first.map((id, index): Labelled => {
      const instead = sheet.conclusions[id]?.instead;
      return [
        "pause first",
        `${String(index + 1)}. ${titled(id)}${instead === undefined ? "" : `; use instead: ${instead}`}`,
      ];
    }),
    ...(rest.length === 0 ? [] : [["pauses too", inWords(rest)] as const]),
  ];
}

function consequenceWords({ incident, because }: Consequence, writing: Writing): string {
  const seen = because.signs.map((sign) => signLine(sign, writing));
  const why = because.chosen ? ["you chose it", ...seen] : seen;
  return `${incidentTitle(writing.sheet, incident)}${why.length === 0 ? "" : ` (${why.join("; ")})`}`;
}

function closedWhen(retests: readonly string[], { sheet }: Writing): string {
  return `passed: ${retests.map((id) => sheet.retests[id]?.title ?? id).join("; ")}`;
}

function nothingFits({ sheet, paint }: Writing): string {
  const widest = Math.max(0, ...Object.keys(sheet.incidents).map((id) => id.length));
  const list = Object.entries(sheet.incidents).map(
    ([id, { title }]) => `  ${paint("bold", id.padEnd(widest))}  ${inert(title)}`,
  );
  if (list.length === 0)
    return "The sheet has no router: governance/router.yml says what to do when something goes wrong.";
  return [paint("bold", "Nothing in the router fits."), "What do you see?", "", ...list].join("\n");
}

function closing({ routing, measurements, sheet, offer, facts, width }: Writing): readonly string[] {
  const [first] = routing.incidents;
  const also = routing.also.map((id) => `${incidentTitle(sheet, id)} (${id})`);
  const lines = [
    also.length === 0 ? "" : `Did you mean ${inWords(also, "or")}?`,
    routing.unexplained.length === 0 ? "" : `No entry of the router explains ${inWords(routing.unexplained)}.`,
    measurements.unjudged.length === 0
      ? ""
      : `Not judged, as the sheet has no limit for it, the report too few orders or the router no sign: ${unjudgedWords(measurements)}.`,
    first !== undefined && offer ? nextWords(facts?.since ?? null) : "",
  ];
  return lines.filter((line) => line !== "").map((line) => wrapped(inert(line), width).join("\n"));
}

function nextWords(since: string | null): string {
  const when =
    since === null ? "which is when the fault began" : "when the fault is first seen; an earlier one is safer";
  return `Next: the same with --at ${since ?? "TIME"} --write opens the incident; what it contaminates is paused from that time, ${when}.`;
}

/** What to do and what not stand out. */
function labelStyle(label: string): "red" | "green" | "dim" {
  return label === "do NOT" ? "red" : label === "do first" ? "green" : "dim";
}

function inert(foreign: string): string {
  return terminalLine(foreign, longest);
}
