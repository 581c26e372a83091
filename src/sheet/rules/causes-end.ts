import type { Finding } from "../../model/finding.ts";
import type { RouterEntry } from "../../model/sheet.ts";
import type { Linted, Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

type Incidents = Readonly<Record<string, RouterEntry>>;

/** No router entry is its own consequence, at any remove: the router could not say which of them is the root. A cycle is found once. */
export const causesEnd: Rule = (linted) => {
  const { incidents } = linted.sheet;
  const done = new Set<string>();
  return Object.keys(incidents).flatMap((id) => cyclesFrom(id, incidents, done).map((cycle) => finding(linted, cycle)));
};

/** Walks without recursion, since a chain may be as long as the file allows. */
function cyclesFrom(start: string, incidents: Incidents, done: Set<string>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const path = done.has(start) ? [] : [start];
  const looked = new Map<string, number>();
  for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
    const at = looked.get(id) ?? 0;
    const next = incidents[id]?.causes[at];
    looked.set(id, at + 1);
    if (next === undefined) {
      done.add(id);
      path.pop();
    } else if (path.includes(next)) cycles.push([...path.slice(path.indexOf(next)), next]);
    else if (!done.has(next) && Object.hasOwn(incidents, next)) path.push(next);
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
