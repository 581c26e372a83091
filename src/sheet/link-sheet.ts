import type { Event, Sheet } from "../model/sheet.ts";
import { emptyMap } from "./yaml/empty-map.ts";
import type { EventSource, Linted } from "./linted.ts";
import { normaliseConclusions, normaliseHandoff, normaliseIncidents } from "./normalise/normalise-decisions.ts";
import { normaliseEvent, normaliseParameters, writtenParameters } from "./normalise/normalise-events.ts";
import { normaliseInputs } from "./normalise/normalise-inputs.ts";
import { normaliseOwners, normalisePolicy, normaliseStores } from "./normalise/normalise-policy.ts";
import { normaliseRetests, normaliseTriggers } from "./normalise/normalise-rules.ts";
import { entryNames, unreadableEvents, writtenOf, type ReadSheet } from "./read-sheet.ts";
import { signalIndex } from "./signal-index.ts";

/** Puts what could be read together into one sheet, defaults filled in, for the rules to judge. */
export function linkSheet(read: ReadSheet): Linted {
  const policyFile = writtenOf(read, "sheet");
  const parameters = normaliseParameters(writtenOf(read, "parameters")?.parameters ?? {});
  const { events, sources } = linkEvents(read, parameters);
  const sheet: Omit<Sheet, "policy"> = {
    name: policyFile?.name ?? "",
    stores: normaliseStores(policyFile?.stores ?? {}),
    inputs: normaliseInputs(policyFile?.inputs),
    owners: normaliseOwners(writtenOf(read, "owners")?.owners ?? {}),
    parameters,
    events,
    conclusions: normaliseConclusions(writtenOf(read, "conclusions")?.conclusions ?? {}),
    retests: normaliseRetests(writtenOf(read, "retests")?.retests ?? {}),
    triggers: normaliseTriggers(writtenOf(read, "triggers")?.triggers ?? {}),
    incidents: normaliseIncidents(writtenOf(read, "router")?.incidents ?? {}),
    handoff: normaliseHandoff(writtenOf(read, "handoff") ?? { items: {} }),
  };
  return {
    sheet: { ...sheet, policy: policyFile ? normalisePolicy(policyFile.policy) : null },
    names: {
      owners: entryNames(read, "owners"),
      retests: entryNames(read, "retests"),
      triggers: entryNames(read, "triggers"),
      conclusions: entryNames(read, "conclusions"),
      parameters: entryNames(read, "parameters"),
      incidents: entryNames(read, "router"),
    },
    // Without any event file every signal is unknown, which `file-missing` says once.
    signals: signalIndex(events, read.events.length === 0 ? null : unreadableEvents(read)),
    events: sources,
    isComplete: read.findings.every(({ severity }) => severity !== "error"),
    at: (file, path, part) => read.yaml.get(file)?.locate(path, part) ?? { file },
  };
}

function linkEvents(
  read: ReadSheet,
  parameters: Sheet["parameters"],
): { readonly events: Sheet["events"]; readonly sources: readonly EventSource[] } {
  const events = emptyMap<Event>();
  const sources: EventSource[] = [];
  for (const { written, yaml } of read.events) {
    if (written === null) continue;
    const isList = Array.isArray(written.parameters);
    sources.push({ event: written.event, file: yaml.file, isList, parameters: writtenParameters(written) });
    if (!Object.hasOwn(events, written.event)) events[written.event] = normaliseEvent(written, parameters);
  }
  return { events, sources };
}
