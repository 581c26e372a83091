import { entryOf } from "../../firing/entry-of.ts";
import type { Event, EventPath, Parameter } from "../../model/sheet.ts";
import type { EventFile, ParametersFile } from "../../model/written.generated.ts";
import { emptyMap } from "../yaml/empty-map.ts";
import { keyed } from "./keyed.ts";
import { normaliseContract } from "./normalise-contract.ts";

/** What parameters.yml says of a parameter, as far as it could be read. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The source-of-truth map. */
export function normaliseParameters(written: ParametersFile["parameters"]): Parameters {
  return keyed(written, ({ source_of_truth, must_hold, owner }) => ({ source_of_truth, must_hold, owner }));
}

/** The parameters as the file lists them: names with what this event says otherwise. */
export function writtenParameters(written: EventFile): Readonly<Record<string, Partial<Parameter> | null>> {
  const listed = emptyMap<Partial<Parameter> | null>();
  const { parameters } = written;
  if (isList(parameters)) for (const name of parameters) listed[name] = null;
  else for (const [name, override] of Object.entries(parameters)) if (!name.startsWith("x-")) listed[name] = override;
  return listed;
}

/** One event; a parameter has the event's own source, rule and owner where it states them, else those of parameters.yml. */
export function normaliseEvent(written: EventFile, parameters: Parameters): Event {
  const { rollback } = written;
  return {
    business_action: written.business_action,
    fires_when: written.fires_when,
    never_when: written.never_when,
    browser: eventPath(written.browser),
    server: eventPath(written.server),
    event_id: { logic: written.event_id.logic, template: written.event_id.template ?? null },
    contract: normaliseContract(written.contract),
    parameters: keyed(writtenParameters(written), (override, name) => {
      const shared = entryOf(parameters, name);
      return {
        source_of_truth: override?.source_of_truth ?? shared?.source_of_truth ?? "",
        must_hold: override?.must_hold ?? shared?.must_hold ?? "",
        owner: override?.owner ?? shared?.owner ?? "",
      };
    }),
    owner: written.owner,
    rollback: {
      owner: rollback.owner,
      rule: rollback.rule,
      resume_when: { retests: rollback.resume_when.retests, soak_hours: rollback.resume_when.soak_hours ?? 0 },
    },
  };
}

function eventPath({ source, sender, detail }: EventFile["browser"]): EventPath {
  return { source, sender: sender ?? null, detail: detail ?? null };
}

function isList(value: EventFile["parameters"]): value is readonly string[] {
  return Array.isArray(value);
}
