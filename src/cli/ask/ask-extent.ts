import type { Extent } from "../../app/records/route-incident.ts";
import type { Sheet } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import { pastInstant } from "../argv/past-instant.ts";
import type { Asker } from "./asker.ts";

/** Asks whether to open an incident, and then since when and how far; null: no. */
export async function askExtent(asker: Asker, sheet: Sheet, now: Date): Promise<Extent | null> {
  if (!(await asker.confirm("Write the incident record? What it contaminates is paused from its beginning.")))
    return null;
  const since = await asker.text({
    question: "Since when? Date, time and offset, such as 2026-11-20T14:10:00+01:00",
    otherwise: "now",
    refuse: (answer) => (answer === "" ? null : refusedInstant(answer, now)),
  });
  const stores = Object.entries(sheet.stores).map(([value, { domain }]) => ({ value, label: value, hint: domain }));
  const asked = stores.length > 1 ? await asker.several("Which stores? None chosen: all of them", stores) : [];
  const segment = await asker.text({
    question: "Only a part of the traffic, such as mobile?",
    otherwise: "all of it",
  });
  return {
    happened_at: pastInstant({ now: () => now }, since === "" ? "now" : since),
    stores: asked,
    segment: segment === "" ? undefined : segment,
    detail: undefined,
  };
}

function refusedInstant(answer: string, now: Date): string | null {
  try {
    pastInstant({ now: () => now }, answer);
    return null;
  } catch (error) {
    if (error instanceof CommandError) return `${error.message}; ${error.hint}`;
    throw error;
  }
}
