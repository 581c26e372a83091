import type { Finding, Place } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import type { Locate, Path } from "../yaml/locate.ts";
import { signalIndex } from "../signal-index.ts";
import { sortFindings } from "../findings/sort-findings.ts";
import { unknownName, unknownSignal, type UnknownCode } from "../findings/unknown-name.ts";

interface Reference {
  readonly code: UnknownCode;
  readonly name: string;
  readonly path: Path;
}

/**
 * Names in a record that the sheet does not have. `place` is the record's file, or the locator that `parseRecord` gave,
 * which marks each name. A record that landed under an older sheet may name what is gone: the caller decides what that means.
 */
export function checkRecord(record: RecordFile, place: Place | Locate, sheet: Sheet): readonly Finding[] {
  const at = (path: Path): Place => (typeof place === "function" ? place(path, "value") : place);
  const known: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "unknown-trigger": sheet.triggers,
    "unknown-retest": sheet.retests,
    "unknown-incident": sheet.incidents,
    "unknown-store": sheet.stores,
    "unknown-event": sheet.events,
  };
  const names = references(record).filter(({ code, name }) => !Object.hasOwn(known[code] ?? {}, name));
  const index = signalIndex(sheet.events, new Set());
  const signals = "signals" in record ? (record.signals ?? []) : [];
  return sortFindings([
    ...names.map(({ code, name, path }) =>
      unknownName(code, at(path), { name, known: Object.keys(known[code] ?? {}) }),
    ),
    ...signals
      .map((signal, position) => unknownSignal(signal, at(["signals", position]), index))
      .filter((finding) => finding !== null),
  ]);
}

function references(record: RecordFile): readonly Reference[] {
  switch (record.kind) {
    case "change":
      return [...list("unknown-trigger", record.declares, ["declares"]), ...stores(record.scope)];
    case "incident":
      return [
        { code: "unknown-incident", name: record.incident, path: ["incident"] },
        ...stores(record.scope),
        ...list("unknown-event", record.scope?.events ?? [], ["scope", "events"]),
        ...retests(record.closed?.retests ?? [], ["closed", "retests"]),
      ];
    case "no-impact":
      return [{ code: "unknown-trigger", name: record.trigger, path: ["trigger"] }];
    case "release":
      return stores(record.scope);
    case "resume":
      return [...retests(record.retests, ["retests"]), ...stores(record.scope)];
  }
}

function list(code: UnknownCode, names: readonly string[], path: Path): readonly Reference[] {
  return names.map((name, position) => ({ code, name, path: [...path, position] }));
}

function stores(scope: { readonly stores?: readonly string[] } | undefined): readonly Reference[] {
  return list("unknown-store", scope?.stores ?? [], ["scope", "stores"]);
}

function retests(answers: readonly { readonly retest: string }[], path: Path): readonly Reference[] {
  return answers.map(({ retest }, position) => ({
    code: "unknown-retest",
    name: retest,
    path: [...path, position, "retest"],
  }));
}
