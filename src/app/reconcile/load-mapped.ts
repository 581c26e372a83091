import type { Finding } from "../../model/finding.ts";
import type { Cell } from "../../model/query.ts";
import type { InputMapping } from "../../model/sheet.ts";
import type { InputFile } from "../../port/input-files.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import {
  asWritten,
  fittingMappings,
  nearlyFitting,
  theirs,
  type Fitting,
} from "../../reconcile/formats/mapped/fitting-mapping.ts";
import { mappedSteps } from "../../reconcile/formats/mapped/mapped-steps.ts";
import { parquetSample, parquetTypes } from "../../reconcile/formats/mapped/mapped-source.ts";
import {
  parquetShape,
  tellableNames,
  textShapes,
  type MappedShape,
} from "../../reconcile/formats/mapped/mapped-shape.ts";
import { runSteps } from "./load-file.ts";

/** What a file that is known by no format has, for whoever has to write a mapping for it. */
export interface Unmapped {
  readonly columns: readonly string[];
  readonly nearly: { readonly mapping: string; readonly lacks: readonly string[] } | null;
}

/** What a mapping made of a file; without a kind nothing was taken. */
export interface Mapped {
  readonly held: InputMapping["holds"] | null;
  readonly findings: readonly Finding[];
  readonly unmapped: Unmapped | null;
}

const wordOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");

async function shapesOf(warehouse: Warehouse, file: InputFile): Promise<readonly MappedShape[]> {
  if (!file.parquet) return textShapes(file.head);
  const rows = await warehouse.rows(parquetTypes(file.path));
  const types = new Map(rows.map((row) => [wordOf(row["column_name"]), wordOf(row["column_type"])]));
  const looked = await warehouse.rows(parquetSample(file.path));
  return [parquetShape(types, looked.map((row) => wordOf(row["json"])).join("\n"))];
}

function repeated(file: string, { mapping, shape }: Fitting): readonly Finding[] {
  if (shape.format !== "csv") return [];
  const wanted = new Set(theirs(mapping).map((column) => asWritten(shape, column)));
  const twice = shape.csv.repeated.filter((name) => wanted.has(name));
  if (twice.length === 0) return [];
  const args = { what: "repeated-columns", detail: `${twice.join(", ")}; the first is read` } as const;
  return [{ code: "input-damaged", severity: "error", place: { file }, args }];
}

/** Whether a file of text has all columns of one of these mappings. */
export const isMapped = (file: InputFile, mappings: readonly InputMapping[]): boolean =>
  mappings.length > 0 && fittingMappings(mappings, textShapes(file.head)).length > 0;

/** Takes a file that is known by no format into the tables, by the one mapping whose columns it has; several are as good as none. */
export async function loadMapped(
  warehouse: Warehouse,
  file: InputFile,
  mappings: readonly InputMapping[],
): Promise<Mapped> {
  const shapes = await shapesOf(warehouse, file);
  const [fitting, ...others] = fittingMappings(mappings, shapes);
  if (fitting === undefined) {
    const nearly = nearlyFitting(mappings, shapes);
    return { held: null, findings: [], unmapped: { columns: tellableNames(shapes[0]), nearly } };
  }
  if (others.length > 0) {
    const args = { mappings: [fitting, ...others].map(({ mapping }) => mapping.id) };
    const finding: Finding = { code: "input-ambiguous", severity: "error", place: { file: file.name }, args };
    return { held: null, findings: [finding], unmapped: null };
  }
  await runSteps(warehouse, mappedSteps(file, fitting));
  return { held: fitting.mapping.holds, findings: repeated(file.name, fitting), unmapped: null };
}
