import { conclusionsOn } from "../firing/conclusions-on.ts";
import { entryOf } from "../firing/entry-of.ts";
import type { Because, Observation, RoutedIncident, Routing } from "../model/route.ts";
import type { Sheet, Sign } from "../model/sheet.ts";
import { type Candidate, candidatesFor } from "./candidates.ts";
import { type Group, groupCauses } from "./group-causes.ts";
import { matchWords, type WordMatch } from "./match-words.ts";

/** The parts of a sheet that the router reads. */
export type RoutedSheet = Pick<Sheet, "incidents" | "conclusions" | "events">;

/** At most so many entries are offered beside the likely one. */
const mostAlso = 3;

/**
 * From what is seen to the likely incidents, one per root cause. Signs and a chosen symptom decide; free words decide only without them, and break
 * ties otherwise. The same things seen in any order give the same answer. Never throws.
 */
export function route(sheet: RoutedSheet, observation: Observation): Routing {
  const matches = matchWords(sheet.incidents, observation.says);
  const candidates = candidatesFor(sheet.incidents, observation, matches);
  const known = new Set(candidates.flatMap(({ signs }) => signs));
  const unexplained = [...new Set(observation.signs)].filter((sign) => !known.has(sign)).sort();
  if (candidates.length === 0) return { ...routeWords(sheet, matches), unexplained };
  const { groups, rest } = groupCauses(candidates);
  const told = new Set(
    groups.flatMap(({ root, consequences }) => [root, ...consequences]).flatMap(({ signs }) => signs),
  );
  const apart = [...known].filter((sign) => !told.has(sign)).sort();
  return {
    incidents: groups.map((group, index) => incidentOf(sheet, index === 0 ? withSigns(group, apart) : group)),
    also: rest.slice(0, mostAlso).map(({ incident }) => incident),
    unexplained,
  };
}

/** Where it is, which is no incident of its own, is said of the likeliest. */
function withSigns({ root, consequences }: Group, where: readonly Sign[]): Group {
  return { root: { ...root, signs: [...root.signs, ...where] }, consequences };
}

function routeWords(sheet: RoutedSheet, matches: readonly WordMatch[]): Omit<Routing, "unexplained"> {
  const [first, ...others] = matches;
  if (first === undefined) return { incidents: [], also: [] };
  const because: Because = { chosen: false, signs: [], words: first.words };
  const near = others.filter(({ score }) => score * 2 >= first.score);
  return {
    incidents: [{ incident: first.incident, because, consequences: [], ...reachOfHarm(sheet, [first.incident]) }],
    also: near.slice(0, mostAlso).map(({ incident }) => incident),
  };
}

function incidentOf(sheet: RoutedSheet, { root, consequences }: Group): RoutedIncident {
  return {
    incident: root.incident,
    because: becauseOf(root),
    consequences: consequences.map((one) => ({ incident: one.incident, because: becauseOf(one) })),
    ...reachOfHarm(
      sheet,
      [root, ...consequences].map(({ incident }) => incident),
    ),
  };
}

function becauseOf({ chosen, signs, words }: Candidate): Because {
  return { chosen, signs, words: words?.words ?? [] };
}

/** What entries contaminate and pause together; what the first pauses comes first. */
function reachOfHarm(
  sheet: RoutedSheet,
  ids: readonly string[],
): Pick<RoutedIncident, "contaminates" | "pause_first" | "pauses"> {
  const entries = ids.flatMap((id) => entryOf(sheet.incidents, id) ?? []);
  const contaminates = [...new Set(entries.flatMap((entry) => entry.contaminates))];
  return {
    contaminates,
    pause_first: [...new Set(entries.flatMap((entry) => entry.pause_first))],
    pauses: conclusionsOn(sheet, contaminates),
  };
}
