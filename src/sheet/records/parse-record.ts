import { validateFile } from "../../contract/validate-file.ts";
import type { Finding } from "../../model/finding.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { valueAt } from "../yaml/data.ts";
import type { Locate } from "../yaml/locate.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { schemaFindings } from "../schema/schema-findings.ts";
import { sortFindings } from "../findings/sort-findings.ts";

/** A record, or what is wrong with its file. `locate` finds the places of what it says, for `checkRecord`. */
export type ParsedRecord =
  | { readonly ok: true; readonly record: RecordFile; readonly findings: readonly Finding[]; readonly locate: Locate }
  | { readonly ok: false; readonly kind: RecordFile["kind"] | null; readonly findings: readonly Finding[] };

const kinds: readonly RecordFile["kind"][] = ["change", "incident", "no-impact", "release", "resume"];

/** Reads one file of `governance/records/`, judged by its `kind`. Never throws. */
export function parseRecord(path: string, text: string): ParsedRecord {
  const yaml = readYaml(path, text);
  if (yaml.data === undefined || yaml.findings.length > 0) {
    return { ok: false, kind: null, findings: sortFindings(yaml.findings) };
  }
  const checked = validateFile("record", yaml.data);
  if (checked.ok) return { ok: true, record: checked.value, findings: [], locate: yaml.locate };
  const kind = valueAt(yaml.data, ["kind"]);
  const findings = schemaFindings(yaml, `record:${typeof kind === "string" ? kind : ""}`, checked.errors);
  return { ok: false, kind: kinds.find((known) => known === kind) ?? null, findings: sortFindings(findings) };
}
