import type { Finding } from "../../model/finding.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { findSecrets } from "./find-secrets.ts";
import type { Locate, Path } from "../yaml/locate.ts";

/** International numbers alone: digits without a plus are orders, datasets and amounts. */
const phone = /(?<![\w+])\+\d{1,3}[\d ()/-]{7,20}\d/u;
const fewestDigits = 9;

/** Access tokens and personal data in what a person wrote into a record. Commit and blob ids are not looked at. */
export function secretsInRecord(record: RecordFile, locate: Locate): readonly Finding[] {
  return proseOf(record).flatMap(([path, text]) => {
    const what = secretIn(text);
    if (what === null) return [];
    return [{ code: "secret-in-evidence", severity: "error", place: locate(path, "value"), args: { what } }];
  });
}

function secretIn(text: string): string | null {
  const [found] = findSecrets("", text);
  if (found?.code === "secret-in-evidence") return found.args.what;
  const digits = phone.exec(text)?.[0].replaceAll(/\D/gu, "").length ?? 0;
  return digits >= fewestDigits ? "a phone number" : null;
}

function proseOf(record: RecordFile): readonly (readonly [Path, string])[] {
  switch (record.kind) {
    case "change":
      return texts([], { detail: record.detail, by: record.by });
    case "incident":
      return [
        ...texts([], { detail: record.detail }),
        ...texts(["scope"], { segment: record.scope?.segment }),
        ...texts(["evidence"], record.evidence ?? {}),
      ];
    case "no-impact":
      return texts([], { reason: record.reason });
    case "release":
    case "resume":
      return [];
  }
}

function texts(path: Path, values: object): readonly (readonly [Path, string])[] {
  return Object.entries(values).flatMap(([key, value]: readonly [string, unknown]) =>
    typeof value === "string" ? [[[...path, key], value] as const] : [],
  );
}
