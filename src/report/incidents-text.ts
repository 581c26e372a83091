import type { Instant } from "../model/answers.ts";
import { pageWidth } from "./terminal/page-width.ts";
import { wrapped } from "./terminal/wrapped.ts";
import { terminalLine } from "./inert/terminal-line.ts";

/** An incident that nobody has closed. */
export interface ListedIncident {
  /** Id of its record. */
  readonly record: string;
  readonly incident: string;
  /** Null: the router has no such entry any more. */
  readonly title: string | null;
  readonly since: Instant;
  /** Null: every store. */
  readonly stores: readonly string[] | null;
  readonly segment: string | null;
  readonly detail: string | null;
  /** Retests that must pass before it can be closed. */
  readonly close_when: readonly string[];
}

/** Open incidents for a terminal with so many columns, oldest first. */
export function incidentsText(incidents: readonly ListedIncident[], columns: number | null): string {
  if (incidents.length === 0) return "No incident is open.\n";
  return `${incidents.map((one) => incidentText(one, pageWidth(columns))).join("\n\n")}\n`;
}

function incidentText(one: ListedIncident, width: number): string {
  const { record, title, incident, since, stores, segment, detail, close_when } = one;
  const scope = [stores === null ? "every store" : stores.join(", "), ...(segment === null ? [] : [segment])];
  const lines = [
    `${title ?? incident}, since ${since}, ${scope.join(", ")}`,
    ...(detail === null ? [] : [detail]),
    `closes when passed: ${close_when.join(", ") || "what the router's entry asked for"}`,
  ];
  const broken = lines.flatMap((line) => wrapped(terminalLine(line), width - 2));
  return [record, ...broken.map((line) => `  ${line}`)].join("\n");
}
