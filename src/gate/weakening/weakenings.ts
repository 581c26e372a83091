import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import {
  conclusionWeakenings,
  eventWeakenings,
  ownerWeakenings,
  removedEntries,
  routerWeakenings,
} from "./entry-weakenings.ts";
import { policyWeakenings } from "./policy-weakenings.ts";
import { retestWeakenings } from "./retest-weakenings.ts";
import { triggerWeakenings } from "./trigger-weakenings.ts";
import type { WeakeningRule } from "./weakening-rule.ts";

const rules: readonly WeakeningRule[] = [
  policyWeakenings,
  ownerWeakenings,
  triggerWeakenings,
  retestWeakenings,
  conclusionWeakenings,
  eventWeakenings,
  routerWeakenings,
  removedEntries,
];

/** Everything the proposed sheet asks for less than the base, sorted by entry. */
export function weakenings(base: Sheet, proposed: Sheet): readonly Weakened[] {
  const order = (item: Weakened): string => `${item.entry} ${item.what} ${item.detail}`;
  return rules.flatMap((rule) => rule(base, proposed)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
