import type { Finding } from "../model/finding.ts";
import type { Written } from "../model/written.generated.ts";
import type { FileSchemaName } from "../contract/validate-file.ts";
import { valueAt } from "./yaml/data.ts";
import { namesIn, readFile, type ReadFile } from "./read-file.ts";
import { readYaml, type YamlFile } from "./yaml/read-yaml.ts";
import { pathOfFile, requiredFiles, sheetFileKind, sheetFolder, type SheetSchema } from "./sheet-files.ts";

/** One file of the repository. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

type Single = Exclude<SheetSchema, "event">;
type Singles = { readonly [N in Single]: ReadFile<N> | null };

/** Every file of the sheet, read and checked on its own. */
export interface ReadSheet {
  readonly files: Singles;
  readonly events: readonly ReadFile<"event">[];
  readonly yaml: ReadonlyMap<string, YamlFile>;
  readonly findings: readonly Finding[];
}

const maps: Readonly<Record<SheetSchema, string>> = {
  sheet: "stores",
  owners: "owners",
  parameters: "parameters",
  event: "",
  conclusions: "conclusions",
  triggers: "triggers",
  retests: "retests",
  router: "incidents",
  handoff: "items",
};

/** Reads the sheet's files; what belongs to no sheet file is left out. Give `readText` to read a text once for many sheets. */
export function readSheet(sources: readonly SourceFile[], readText: typeof readYaml = readYaml): ReadSheet {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const one = <N extends Single & FileSchemaName>(schema: N): ReadFile<N> | null => {
    const source = byPath.get(pathOfFile(schema));
    return source ? readFile(readText(source.path, source.text), schema, maps[schema]) : null;
  };
  const files: Singles = {
    sheet: one("sheet"),
    owners: one("owners"),
    parameters: one("parameters"),
    conclusions: one("conclusions"),
    triggers: one("triggers"),
    retests: one("retests"),
    router: one("router"),
    handoff: one("handoff"),
  };
  const events = [...byPath.values()]
    .filter(({ path }) => sheetFileKind(path) === "event")
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => readFile(readText(path, text), "event", maps.event));
  const read = [...Object.values(files), ...events].filter((file) => file !== null);
  return {
    files,
    events,
    yaml: new Map(read.map(({ yaml }) => [yaml.file, yaml])),
    findings: [...read.flatMap(({ findings }) => findings), ...aboutFiles([...byPath.keys()])],
  };
}

function aboutFiles(paths: readonly string[]): readonly Finding[] {
  const present = new Set(
    paths.map((path) => (sheetFileKind(path) === "event" ? `${sheetFolder}/events/*.yml` : path)),
  );
  const missing = requiredFiles.filter((file) => !present.has(file));
  const unknown = paths.filter((path) => sheetFileKind(path) === "unknown");
  return [
    ...missing.map((file): Finding => ({ code: "file-missing", severity: "error", place: { file }, args: { file } })),
    ...unknown.map((file): Finding => ({ code: "file-unknown", severity: "warning", place: { file }, args: { file } })),
  ];
}

/** The names of a file's entries; null: the file can't be read. */
export function entryNames(read: ReadSheet, schema: Single): ReadonlySet<string> | null {
  return namesIn(read.files[schema]?.yaml, maps[schema]);
}

/** Names of events that have a file whose content can't be used; null: one of them does not even give its name. */
export function unreadableEvents(read: ReadSheet): ReadonlySet<string> | null {
  const broken = read.events.filter(({ written }) => written === null);
  const names = broken.map(({ yaml }) => valueAt(yaml.data, ["event"]));
  const known = names.filter((name): name is string => typeof name === "string");
  return known.length === names.length ? new Set(known) : null;
}

/** The usable content of the one file that follows a schema. */
export function writtenOf<N extends Single>(read: ReadSheet, schema: N): Written[N] | null {
  return read.files[schema]?.written ?? null;
}
