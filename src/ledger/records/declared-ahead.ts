import type { Finding } from "../../model/finding.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Standing } from "./amendments.ts";
import { instantOf, millisecondsOf } from "../instants.ts";

/** Outside changes and incidents that say they are still to come: until then they pause nothing, and most are a slip of the year. */
export function declaredAhead({ now }: Pick<LedgerFacts, "now">, standing: readonly Standing[]): readonly Finding[] {
  return standing
    .filter(({ since }) => since > millisecondsOf(now))
    .map(({ folded: { id, path }, since }): Finding => ({
      code: "declared-ahead",
      severity: "error",
      place: { file: path },
      args: { record: id, at: instantOf(since) },
    }));
}
