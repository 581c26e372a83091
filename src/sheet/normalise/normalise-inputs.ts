import type { InputMapping, MappedColumn } from "../../model/sheet.ts";
import type { SheetFile } from "../../model/written.generated.ts";
import { keyed } from "./keyed.ts";

/** Mappings of columns, in the order in which they are written. */
export function normaliseInputs(written: SheetFile["inputs"]): readonly InputMapping[] {
  return (written ?? []).map(({ id, holds, columns, time_zone = null, decimal = null, dates = null }) => ({
    id,
    holds,
    columns: keyed<MappedColumn, MappedColumn>({ ...columns }, (column) => column),
    time_zone,
    decimal,
    dates,
  }));
}
