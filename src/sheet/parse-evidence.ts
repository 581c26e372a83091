import { validateFile } from "../contract/validate-file.ts";
import type { Sha } from "../model/change.ts";
import type { Evidence, EvidenceContent } from "../model/evidence.ts";
import { valueAt } from "./yaml/data.ts";
import { findSecrets } from "./records/find-secrets.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import { schemaFindings } from "./schema/schema-findings.ts";
import { sortFindings } from "./findings/sort-findings.ts";

/** Endings of files whose numbers the gate computes; any other file is only pointed to. */
const structured = /\.(?:ya?ml|json)$/i;

/**
 * Reads one evidence file: a sample or a reconciliation by its `kind`, anything else as `other`. A file that holds an
 * access token or personal data is broken whatever its kind: git keeps it for good. Never throws.
 */
export function parseEvidence(path: string, blob: Sha, text: string): Evidence {
  return { path, blob, ...content(path, text) };
}

function content(path: string, text: string): EvidenceContent {
  const secrets = findSecrets(path, text);
  if (secrets.length > 0) return { kind: "broken", findings: secrets };
  if (!structured.test(path)) return { kind: "other" };
  const yaml = readYaml(path, text);
  if (yaml.data === undefined || yaml.findings.length > 0)
    return { kind: "broken", findings: sortFindings(yaml.findings) };
  const kind = valueAt(yaml.data, ["kind"]);
  if (kind === "sample") {
    const checked = validateFile("sample", yaml.data);
    if (checked.ok) return { kind, sample: checked.value };
    return { kind: "broken", findings: sortFindings(schemaFindings(yaml, kind, checked.errors)) };
  }
  if (kind !== "reconciliation") return { kind: "other" };
  const checked = validateFile(kind, yaml.data);
  if (checked.ok) return { kind, report: checked.value };
  return { kind: "broken", findings: sortFindings(schemaFindings(yaml, kind, checked.errors)) };
}
