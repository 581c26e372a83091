import { metricNames } from "../../evidence/metric-names.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";
import { unknownName } from "../findings/unknown-name.ts";

/** The rates of a reconciliation are a closed list: one that nothing computes would never pass. */
export const unknownMetric: Rule = ({ sheet, at }) =>
  Object.entries(sheet.retests)
    .filter(([, { evidence }]) => evidence === "reconciliation")
    .flatMap(([id, { passes_when }]) =>
      Object.keys(passes_when ?? {})
        .filter((name) => !metricNames.includes(name))
        .map((name) => {
          const place = at(pathOfFile("retests"), ["retests", id, "passes_when", name], "key");
          return unknownName("unknown-metric", place, { name, known: metricNames });
        }),
    );
