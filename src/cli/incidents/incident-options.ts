import type { IncidentChanges } from "../../app/records/update-incident.ts";
import { commaList } from "../argv/comma-list.ts";
import type { Given, Option } from "../command.ts";
import type { Io } from "../io.ts";
import { pastInstant } from "../argv/past-instant.ts";

const kinds = {
  "platform-surface": "what the ad platform showed",
  "server-log": "what the server sent",
  orders: "what the shop's orders say",
  "consent-state": "what the visitors had agreed to",
  "release-or-change": "what was released or changed just before",
} as const;

/** What can be said about an incident, when it opens and later. */
export const incidentOptions: readonly Option[] = [
  {
    name: "at",
    value: "TIME",
    summary: "when it began, with its offset; the pause counts from here; --from or now without",
  },
  { name: "store", value: "STORES", summary: "only these stores, with commas between; all of them without" },
  { name: "dataset", value: "IDS", summary: "only these datasets" },
  { name: "event", value: "EVENTS", summary: "only these events" },
  { name: "segment", value: "TEXT", summary: "the part of the traffic concerned, such as mobile" },
  { name: "from", value: "TIME", summary: "first moment known to be affected" },
  { name: "to", value: "TIME", summary: "last moment known to be affected" },
  {
    name: "signals",
    value: "SIGNALS",
    summary: "contaminated signals, such as Purchase.*; those of the entry without",
  },
  { name: "detail", value: "TEXT", summary: "what was seen" },
  ...Object.entries(kinds).map(([name, what]) => ({
    name,
    value: "TEXT",
    summary: `evidence, ${what}: text or a file`,
  })),
];

/** What a command line says about an incident; what it does not say is absent. */
export function incidentSaid(io: Io, given: Given): IncidentChanges {
  const { segment, from, to, detail, at } = given.values;
  const evidence = Object.fromEntries(
    Object.keys(kinds).flatMap((name) => {
      const text = given.values[name];
      return text === undefined ? [] : [[name.replaceAll("-", "_"), text] as const];
    }),
  );
  return {
    stores: commaList(given, "store"),
    datasets: commaList(given, "dataset"),
    events: commaList(given, "event"),
    signals: commaList(given, "signals"),
    segment,
    detail,
    evidence,
    from: from === undefined ? undefined : pastInstant(io, from),
    to: to === undefined ? undefined : pastInstant(io, to),
    ...(at === undefined ? {} : { happened_at: pastInstant(io, at) }),
  };
}
