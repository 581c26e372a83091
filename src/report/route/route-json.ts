import type { Because, RoutedIncident } from "../../model/route.ts";
import type { RoutingFile } from "../../model/written.generated.ts";
import { incidentTitle, type RouteView } from "./route-view.ts";

type Incident = RoutingFile["incidents"][number];

/** The router's answer as machines read it, `schema/routing.schema.json`; ends in a newline. */
export function routeJson(view: RouteView): string {
  return `${JSON.stringify(routeValue(view), null, 2)}\n`;
}

function routeValue(view: RouteView): RoutingFile {
  const { routing, measurements, record } = view;
  return {
    version: 1,
    incidents: routing.incidents.flatMap((routed) => incidentValue(routed, view)),
    also: routing.also,
    unexplained: routing.unexplained,
    measured: measurements.measured,
    unjudged: measurements.unjudged,
    ...(record === null ? {} : { record }),
  };
}

function incidentValue(routed: RoutedIncident, { sheet }: RouteView): readonly Incident[] {
  const entry = sheet.incidents[routed.incident];
  if (entry === undefined) return [];
  return [
    {
      incident: routed.incident,
      title: entry.title,
      because: becauseValue(routed.because),
      consequences: routed.consequences.map(({ incident, because }) => ({
        incident,
        title: incidentTitle(sheet, incident),
        because: becauseValue(because),
      })),
      contaminates: routed.contaminates,
      pause_first: routed.pause_first,
      pauses: routed.pauses,
      likely_cause: entry.likely_cause,
      first_action: entry.first_action,
      do_not: entry.do_not,
      close_when: entry.close_when.retests,
      owner: entry.owner,
    },
  ];
}

function becauseValue({ chosen, signs, words }: Because): Incident["because"] {
  return { chosen, signs, words };
}
