import type { Evidence } from "../../model/evidence.ts";
import type { SheetText } from "../../port/repository.ts";
import { isEvidencePath } from "../sheet/sheet-paths.ts";
import { evidenceOf } from "./collect-evidence.ts";

/** The named evidence files among those of a sheet's folder. */
export function evidenceAmong(files: readonly SheetText[], named: readonly string[]): readonly Evidence[] {
  return files.filter(({ path }) => isEvidencePath(path) && named.includes(path)).map(evidenceOf);
}
