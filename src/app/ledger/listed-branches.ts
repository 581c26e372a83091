import type { Sheet } from "../../model/sheet.ts";

/** Branches of the stores of a sheet; one that several stores share stands there as often. */
export function listedBranches({ stores }: Pick<Sheet, "stores">): readonly string[] {
  return Object.values(stores).flatMap(({ branches }) => branches);
}
