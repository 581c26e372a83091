import type { Finding } from "../../model/finding.ts";
import type { RouterEntry } from "../../model/sheet.ts";
import type { Linted, Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

type Incidents = Readonly<Record<string, RouterEntry>>;

/** One step of a walk along `causes`: an entry and how many of its consequences have been looked at. */
interface Step {
  readonly id: string;
  looked: number;
}

/** No router entry is its own consequence, at any remove: the router could not say which of them is the root. A cycle is found once. */
export const causesEnd: Rule = (linted) => {
  const { incidents } = linted.sheet;
  const done = new Set<string>();
  return Object.keys(incidents).flatMap((id) => cyclesFrom(id, incidents, done).map((cycle) => finding(linted, cycle)));
};

/** Walks without recursion, since a chain may be as long as the file allows. */
function cyclesFrom(start: string, incidents: Incidents, done: Set<string>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const path: Step[] = done.has(start) ? [] : [{ id: start, looked: 0 }];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const next = incidents[step.id]?.causes[step.looked];
    step.looked += 1;
    if (next === undefined) {
      done.add(step.id);
      path.pop();
      continue;
    }
    const from = path.findIndex(({ id }) => id === next);
    if (from !== -1) cycles.push([...path.slice(from).map(({ id }) => id), next]);
    else if (!done.has(next) && Object.hasOwn(incidents, next)) path.push({ id: next, looked: 0 });
  }
  return cycles;
}

function finding({ sheet, at }: Linted, cycle: readonly string[]): Finding {
  const [last = "", first = ""] = cycle.slice(-2);
  const index = sheet.incidents[last]?.causes.indexOf(first) ?? 0;
  return {
    code: "incident-cycle",
    severity: "error",
    place: at(pathOfFile("router"), ["incidents", last, "causes", index], "value"),
    args: { incident: last, cycle },
  };
}
