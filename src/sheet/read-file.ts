import { validateFile, type FileSchemaName } from "../contract/validate-file.ts";
import type { Finding } from "../model/finding.ts";
import type { Written } from "../model/written.generated.ts";
import { namesAt } from "./yaml/data.ts";
import { prune } from "./schema/prune.ts";
import type { YamlFile } from "./yaml/read-yaml.ts";
import { placeErrors } from "./schema/place-errors.ts";
import { schemaFindings } from "./schema/schema-findings.ts";

/** A file that follows a schema: as much of it as is right, and what is wrong. */
export interface ReadFile<N extends FileSchemaName> {
  readonly yaml: YamlFile;
  /** The file without its broken entries; null: nothing can be used. */
  readonly written: Written[N] | null;
  readonly findings: readonly Finding[];
}

/** Checks one file; `map` is the key whose entries may be judged apart. */
export function readFile<N extends FileSchemaName>(yaml: YamlFile, schema: N, map: string): ReadFile<N> {
  if (yaml.data === undefined) return { yaml, written: null, findings: yaml.findings };
  const checked = validateFile(schema, yaml.data);
  if (checked.ok) return { yaml, written: checked.value, findings: yaml.findings };
  const findings = [...yaml.findings, ...schemaFindings(yaml, schema, checked.errors)];
  const rest = validateFile(schema, prune(yaml.data, map, placeErrors(yaml.data, checked.errors)));
  return { yaml, written: rest.ok ? rest.value : null, findings };
}

/** The names in a file's map, broken entries included; null: there is no such map. */
export function namesIn(file: YamlFile | undefined, map: string): ReadonlySet<string> | null {
  const names = file === undefined ? null : namesAt(file.data, [map]);
  return names === null ? null : new Set(names);
}
