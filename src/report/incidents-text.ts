import type { Instant } from "../model/answers.ts";
import { inertTerminal } from "./inert/inert-terminal.ts";
import { plainText } from "./inert/plain-text.ts";

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

const widest = 140;

/** Open incidents for a person at a terminal, oldest first. */
export function incidentsText(incidents: readonly ListedIncident[]): string {
  if (incidents.length === 0) return "No incident is open.\n";
  return `${incidents.map(incidentText).join("\n\n")}\n`;
}

function incidentText({ record, title, incident, since, stores, segment, detail, close_when }: ListedIncident): string {
  const scope = [stores === null ? "every store" : stores.join(", "), ...(segment === null ? [] : [segment])];
  const lines = [
    `${title ?? incident}, since ${since}, ${scope.join(", ")}`,
    ...(detail === null ? [] : [detail]),
    `closes when passed: ${close_when.join(", ") || "what the router's entry asked for"}`,
  ];
  return [record, ...lines.map((line) => `  ${plainText(inertTerminal(line), widest)}`)].join("\n");
}
