import type { Parameter, Sheet, Signal } from "../../model/sheet.ts";
import { inertCode, inertProse } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { cellLines, ownerTitle, reference } from "./references.ts";
import type { Section } from "./section.ts";
import type { SheetView } from "./sheet-view.ts";

/** The source-of-truth map: per parameter, and per event that overrides it, who owns the value and what proves it. */
export const sourcesSection: Section = {
  id: "sources",
  title: "Source-of-truth map",
  render: (view) => {
    const rows = Object.entries(view.sheet.parameters).flatMap(([id, parameter]) => [
      row(view, { label: inertCode(id), parameter, signals: unchanged(view.sheet, id, parameter) }),
      ...overriding(view.sheet, id, parameter).map((own) => row(view, own)),
    ]);
    return rows.length === 0
      ? ""
      : markdownTable(["Parameter", "Source of truth", "Owner", "Must hold", "Retests"], rows);
  },
};

interface Mapped {
  readonly label: string;
  readonly parameter: Parameter;
  /** The signals for which it holds. */
  readonly signals: readonly Signal[];
}

function row(view: SheetView, { label, parameter, signals }: Mapped): readonly string[] {
  const retests = view.retests.filter((retest) => signals.some((signal) => retest.signals.has(signal)));
  return [
    label,
    inertProse(parameter.source_of_truth),
    ownerTitle(view.sheet, parameter.owner),
    inertProse(parameter.must_hold),
    cellLines(retests.map(({ id }) => reference("retest", id, id))),
  ];
}

function unchanged({ events }: Sheet, id: string, parameter: Parameter): readonly Signal[] {
  return Object.entries(events).flatMap(([event, { parameters }]) => {
    const here = parameters[id];
    return here === undefined || overrides(here, parameter) ? [] : [`${event}.${id}`];
  });
}

function overriding({ events }: Sheet, id: string, parameter: Parameter): readonly Mapped[] {
  return Object.entries(events).flatMap(([event, { parameters }]) => {
    const here = parameters[id];
    if (here === undefined || !overrides(here, parameter)) return [];
    const signal = `${event}.${id}`;
    return [{ label: `↳ ${inertCode(signal)}`, parameter: here, signals: [signal] }];
  });
}

function overrides(here: Parameter, parameter: Parameter): boolean {
  return (
    here.source_of_truth !== parameter.source_of_truth ||
    here.owner !== parameter.owner ||
    here.must_hold !== parameter.must_hold
  );
}
