import type { Finding } from "../../model/finding.ts";
import type { EventSource, Linted, Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";
import { unknownName } from "../findings/unknown-name.ts";

/** A parameter is in parameters.yml, unless the event itself gives its source, rule and owner. */
export const unknownParameter: Rule = (linted) => {
  const known = linted.names.parameters;
  if (known === null) return [];
  return [...linted.events.flatMap((source) => inEvent(linted, known, source)), ...inSamples(linted, known)];
};

function inEvent({ at }: Linted, known: ReadonlySet<string>, source: EventSource): readonly Finding[] {
  const { event, file, isList, parameters } = source;
  return Object.entries(parameters).flatMap(([name, own], index): readonly Finding[] => {
    if (known.has(name)) return [];
    const place = isList ? at(file, ["parameters", index], "value") : at(file, ["parameters", name], "key");
    const signal = `${event}.${name}`;
    if (own === null || own.must_hold === undefined) return [unknownName("unknown-parameter", place, { name, known })];
    if (own.owner === undefined) return [{ code: "signal-without-owner", severity: "error", place, args: { signal } }];
    if (own.source_of_truth !== undefined) return [];
    return [{ code: "signal-without-source", severity: "error", place, args: { signal } }];
  });
}

function inSamples({ sheet, at }: Linted, known: ReadonlySet<string>): readonly Finding[] {
  return Object.entries(sheet.retests)
    .filter(([, { evidence }]) => evidence === "sample")
    .flatMap(([id, { passes_when }]) =>
      Object.keys(passes_when ?? {})
        .filter((name) => name !== "occurrence" && !known.has(name))
        .map((name) => {
          const place = at(pathOfFile("retests"), ["retests", id, "passes_when", name], "key");
          return unknownName("unknown-parameter", place, { name, known });
        }),
    );
}
