import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Standing } from "./amendments.ts";

/** Stores in the scopes of records that neither the sheet nor anything that landed knows. */
export function unknownStores(
  sheet: Sheet,
  stores: readonly string[],
  standing: readonly Standing[],
): readonly Finding[] {
  const known = Object.keys(sheet.stores);
  return standing.flatMap(({ folded: { path, record } }) =>
    (record.scope?.stores ?? [])
      .filter((name) => !stores.includes(name))
      .map((name): Finding => ({
        code: "unknown-store",
        severity: "warning",
        place: { file: path },
        args: { name, known, suggestion: null },
      })),
  );
}
