import { expandSignals } from "../../firing/expand-signals.ts";
import type { Instant } from "../../model/answers.ts";
import type { Measurements, Observation, RoutedIncident, Routing } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { measure } from "../../router/measure.ts";
import { reportSigns } from "../../router/report-signs.ts";
import { route } from "../../router/route.ts";
import type { Draft } from "./compose-record.ts";
import { writeIncident } from "./write-incident.ts";

/** What is seen, and a reconciliation if one was made. */
export interface Inquiry extends Observation {
  readonly report: ReconciliationFile | null;
}

/** The router's answer, and what the reconciliation showed. */
export interface Routed {
  readonly routing: Routing;
  readonly measurements: Measurements;
}

/** Routes what is seen; the signs of a reconciliation join those that were named. */
export function routeIncident(sheet: Sheet, { report, ...observation }: Inquiry): Routed {
  const measurements = report === null ? { measured: [], unjudged: [] } : measure(sheet, report);
  const shown = report === null ? [] : reportSigns(report);
  const signs = [...observation.signs, ...measurements.measured.map(({ sign }) => sign), ...shown];
  return { routing: route(sheet, { ...observation, signs }), measurements };
}

/** When and where an incident is; whatever is empty is not restricted. */
export interface Extent {
  readonly happened_at: Instant;
  readonly stores: readonly string[];
  readonly segment: string | undefined;
  readonly detail: string | undefined;
}

/** The record that opens a routed incident. It names signals only where consequences contaminate more than the entry does. */
export function incidentDraft(sheet: Sheet, routed: RoutedIncident, extent: Extent): Draft {
  const own = expandSignals(sheet.incidents[routed.incident]?.contaminates ?? [], sheet.events);
  const all = expandSignals(routed.contaminates, sheet.events);
  const signals = all.length > own.length ? { signals: routed.contaminates } : {};
  return writeIncident(sheet, { incident: routed.incident, ...extent, ...signals });
}
