import type { Instant } from "../../model/answers.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { WrittenIncidentEvidence } from "../../model/written.generated.ts";
import { composeRecord, type Draft, unlessEmpty } from "./compose-record.ts";

/** What somebody says about an incident. Whatever is absent or empty is not restricted: every store, the router entry's signals. */
export interface IncidentReport {
  /** Id of the router's entry. */
  readonly incident: string;
  readonly happened_at: Instant;
  readonly stores?: readonly string[];
  readonly datasets?: readonly string[];
  readonly events?: readonly string[];
  readonly segment?: string | undefined;
  /** First and last moment known to be affected. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly signals?: readonly Signal[];
  readonly detail?: string | undefined;
  readonly evidence?: WrittenIncidentEvidence;
  /** Id of the landed record whose scope this one replaces. */
  readonly amends?: string | undefined;
}

/** An incident record. Opening one is never held by the gate. */
export function writeIncident(sheet: Sheet, report: IncidentReport): Draft {
  const stem = `${report.happened_at.slice(0, 10)}-${report.incident}`;
  return composeRecord(sheet, stem, incidentRecord(report));
}

/** The keys of an incident's record in their order; those without a value are undefined. */
export function incidentRecord(report: IncidentReport) {
  const { incident, happened_at, signals, detail, evidence, amends } = report;
  return {
    kind: "incident",
    incident,
    happened_at,
    scope: scopeOf(report),
    signals: unlessEmpty(signals),
    detail,
    evidence: evidence === undefined || Object.keys(evidence).length === 0 ? undefined : evidence,
    amends,
  } as const;
}

function scopeOf(report: IncidentReport): object | undefined {
  const { stores, datasets, events, segment, from, to } = report;
  const scope = {
    stores: unlessEmpty(stores),
    datasets: unlessEmpty(datasets),
    events: unlessEmpty(events),
    segment,
    from,
    to,
  };
  return Object.values(scope).some((value) => value !== undefined) ? scope : undefined;
}
