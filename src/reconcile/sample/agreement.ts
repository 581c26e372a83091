import { compareValues } from "../../evidence/compare-values.ts";
import type { Agreement, SeenBySources } from "../../model/sample.ts";

/** Whether the sources agree, as whoever judges the sample's file will say. */
export function agreementOf(seen: SeenBySources, tolerance: string | null): Agreement {
  const sides = [seen.order, seen.browser, seen.server, seen.catalogue];
  const verdict = compareValues(sides, tolerance);
  if (verdict === "wrong" && sides.includes(null)) return "absent";
  return verdict === "right" ? "equal" : verdict === "wrong" ? "different" : "unknown";
}
