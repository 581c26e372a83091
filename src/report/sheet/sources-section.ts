import type { Parameter } from "../../model/sheet.ts";
import { inertCode, inertProse } from "../inert.ts";
import { markdownTable } from "../table.ts";
import { cellLines, ownerTitle, retestReference } from "./references.ts";
import type { Section } from "./section.ts";
import type { SheetView } from "./sheet-view.ts";

/** The source-of-truth map: per parameter, and per event that overrides it, who owns the value and what proves it. */
export const sourcesSection: Section = {
  id: "sources",
  title: "Source-of-truth map",
  render: (view) => {
    const { parameters, events } = view.sheet;
    const rows = Object.entries(parameters).flatMap(([id, parameter]) => [
      row(
        view,
        id,
        inertCode(id),
        parameter,
        (event) => events[event]?.parameters[id] !== undefined && !overrides(events[event].parameters[id], parameter),
      ),
      ...Object.entries(events).flatMap(([event, { parameters: own }]) => {
        const here = own[id];
        return here === undefined || !overrides(here, parameter)
          ? []
          : [row(view, id, `↳ ${inertCode(`${event}.${id}`)}`, here, (name) => name === event)];
      }),
    ]);
    return rows.length === 0
      ? ""
      : markdownTable(["Parameter", "Source of truth", "Owner", "Must hold", "Retests"], rows);
  },
};

function row(
  view: SheetView,
  id: string,
  label: string,
  parameter: Parameter,
  concerns: (event: string) => boolean,
): readonly string[] {
  const signals = Object.keys(view.sheet.events)
    .filter(concerns)
    .map((event) => `${event}.${id}`);
  const retests = view.retests.filter((retest) => signals.some((signal) => retest.signals.has(signal)));
  return [
    label,
    inertProse(parameter.source_of_truth),
    ownerTitle(view.sheet, parameter.owner),
    inertProse(parameter.must_hold),
    cellLines(retests.map((retest) => retestReference(view.sheet, retest.id))),
  ];
}

function overrides(here: Parameter, parameter: Parameter): boolean {
  return (
    here.source_of_truth !== parameter.source_of_truth ||
    here.owner !== parameter.owner ||
    here.must_hold !== parameter.must_hold
  );
}
