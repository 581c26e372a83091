import type { Finding } from "../../model/finding.ts";
import type { PassCriterion } from "../../model/sheet.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

const counts: readonly (keyof PassCriterion)[] = ["wrong", "min_known", "tolerance"];
const rates: readonly (keyof PassCriterion)[] = ["min_rate", "max_rate", "min_orders"];

/** A sample passes by counts; a rate stands only on enough orders, which ten can't prove. */
export const fittingCriteria: Rule = ({ sheet, at }) =>
  Object.entries(sheet.retests).flatMap(([id, { evidence, passes_when }]) =>
    Object.entries(passes_when ?? {}).flatMap(([name, criterion]): readonly Finding[] => {
      const path = ["retests", id, "passes_when", name];
      const file = pathOfFile("retests");
      const wanted = evidence === "sample" ? counts : rates;
      const strange = keysOf(criterion).filter((key) => !wanted.includes(key));
      const misfits = strange.map((value): Finding => {
        const expected = `${wanted.join(", ")}: that is how a ${evidence === "sample" ? "sample" : "reconciliation"} passes`;
        return {
          code: "invalid-value",
          severity: "error",
          place: at(file, [...path, value], "key"),
          args: { value, expected },
        };
      });
      const missing = evidence === "reconciliation" ? missingKeys(criterion) : [];
      return [
        ...misfits,
        ...missing.map((key): Finding => {
          const args = { key, where: path.join(".") };
          return { code: "missing-key", severity: "error", place: at(file, path, "key"), args };
        }),
      ];
    }),
  );

/** Without a rate every report would pass, whatever it counted. */
function missingKeys({ min_rate, max_rate, min_orders }: PassCriterion): readonly string[] {
  return [
    ...((min_rate ?? max_rate) === undefined ? ["min_rate"] : []),
    ...(min_orders === undefined ? ["min_orders"] : []),
  ];
}

function keysOf(criterion: PassCriterion): readonly (keyof PassCriterion)[] {
  return [...counts, ...rates].filter((key) => criterion[key] !== undefined);
}
