import { sampleRetests } from "../../app/reconcile/sample-retest.ts";
import type { NamedRetest, Sheet } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";

/** What to sample, how many, and which files hold it. */
export interface SampleQuestion {
  readonly what: "orders" | "products";
  readonly count: number;
  readonly seed: number;
  /** As given, without the count among the files of `--orders`. */
  readonly given: Given;
}

const most = 1_000;
const usual = 10;
const number = /^\d{1,9}$/;

/** A number after `--orders` is how many, anything else a file with orders. */
export function sampleQuestion(given: Given): SampleQuestion {
  const { skus, seed = "1" } = given.values;
  const orders = given.lists["orders"] ?? [];
  const counts = orders.filter((each) => number.test(each));
  if (counts.length > 1 || (counts.length > 0 && skus !== undefined))
    throw new CommandError("two samples at once are too many", "take orders, or best sellers with --skus");
  if (!number.test(seed))
    throw new CommandError(`--seed takes a whole number, not ${JSON.stringify(seed)}`, "--seed 7");
  const files = orders.filter((each) => !number.test(each));
  return {
    what: skus === undefined ? "orders" : "products",
    count: countOf(skus ?? counts[0] ?? String(usual)),
    seed: Number(seed),
    given: { ...given, lists: { ...given.lists, orders: files } },
  };
}

function countOf(text: string): number {
  const count = Number(text);
  if (number.test(text) && count > 0 && count <= most) return count;
  throw new CommandError(`a sample has from 1 to ${String(most)} rows, not ${JSON.stringify(text)}`, "--orders 10");
}

/** The retest that was named, or the only one that such a sample answers. */
export function sampleRetest(
  sheet: Sheet,
  named: string | undefined,
  { event, what }: { readonly event: string; readonly what: SampleQuestion["what"] },
): NamedRetest {
  const fitting = sampleRetests(sheet, event, what);
  const known = fitting.map(({ id }) => id).join(", ");
  const [first, ...others] = named === undefined ? fitting : fitting.filter(({ id }) => id === named);
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined)
    throw new CommandError(`several retests are proven by such a sample: ${known}`, `name one: --retest ${first.id}`);
  throw new CommandError(
    named === undefined ? "no retest is proven by such a sample" : `no such sample proves ${JSON.stringify(named)}`,
    known === "" ? "give a retest `evidence: sample` in governance/retests.yml" : `retests that it proves: ${known}`,
  );
}
