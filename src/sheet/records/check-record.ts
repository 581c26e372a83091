import type { Finding, Place } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import type { Locate, Path } from "../yaml/locate.ts";
import { signalIndex } from "../signal-index.ts";
import { sortFindings } from "../findings/sort-findings.ts";
import { unknownSignal } from "../findings/unknown-name.ts";
import { listedNames, unknownNames, type NamedEntry } from "../findings/unknown-names.ts";

/**
 * Names in a record that the sheet does not have. `place` is the record's file, or the locator that `parseRecord` gave,
 * which marks each name. A record that landed under an older sheet may name what is gone: the caller decides what that means.
 */
export function checkRecord(record: RecordFile, place: Place | Locate, sheet: Sheet): readonly Finding[] {
  const at = (path: Path): Place => (typeof place === "function" ? place(path, "value") : place);
  const index = signalIndex(sheet.events, new Set());
  const signals = "signals" in record ? (record.signals ?? []) : [];
  return sortFindings([
    ...unknownNames(namesIn(record), [sheet], at),
    ...signals
      .map((signal, position) => unknownSignal(signal, at(["signals", position]), index))
      .filter((finding) => finding !== null),
  ]);
}

function namesIn(record: RecordFile): readonly NamedEntry[] {
  switch (record.kind) {
    case "change":
      return [...listedNames("unknown-trigger", record.declares, ["declares"]), ...stores(record.scope)];
    case "incident":
      return [
        { code: "unknown-incident", name: record.incident, path: ["incident"] },
        ...stores(record.scope),
        ...listedNames("unknown-event", record.scope?.events, ["scope", "events"]),
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

function stores(scope: { readonly stores?: readonly string[] } | undefined): readonly NamedEntry[] {
  return listedNames("unknown-store", scope?.stores, ["scope", "stores"]);
}

function retests(answers: readonly { readonly retest: string }[], path: Path): readonly NamedEntry[] {
  return answers.map(({ retest }, position) => ({
    code: "unknown-retest",
    name: retest,
    path: [...path, position, "retest"],
  }));
}
