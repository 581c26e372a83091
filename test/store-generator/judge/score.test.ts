import { describe, expect, test } from "vitest";
import type { FaultName } from "../../../scripts/store-generator/faults/fault-table.ts";
import { makeOrder } from "../../../scripts/store-generator/shop/order.ts";
import { makeCatalogue } from "../../../scripts/store-generator/shop/catalogue.ts";
import { createRandom } from "../../../scripts/store-generator/random.ts";
import {
  guessesAside,
  isNamedFirst,
  isPerfect,
  scoreEvents,
  scoreVerdicts,
  sumOf,
} from "../../../scripts/store-generator/judge/score.ts";
import { truthOf, type Truth } from "../../../scripts/store-generator/truth/truth.ts";
import type { Explanation, OrderVerdict } from "../../../src/model/reconciliation.ts";

const order = makeOrder(createRandom(1), 0, { at: 0, catalogue: makeCatalogue(1, 5), taxesIncluded: false });

const told = (name: string, verdict: OrderVerdict): Truth => ({
  ...truthOf(order, { events: [], faults: [], natural: [] }),
  order: name,
  verdict,
});

const explanation = (verdict: OrderVerdict, code: string, side: Explanation["side"] = "server"): Explanation => ({
  code,
  verdict,
  side,
  orders: 9,
  of: 10,
  detail: null,
});

describe("the score of a store", () => {
  const truth = [told("#1", "matched"), told("#2", "duplicate"), told("#3", "currency")];

  test("counts each order under what it deserves and under what it got", () => {
    const given = new Map<string, OrderVerdict>([
      ["#1", "matched"],
      ["#2", "matched"],
    ]);
    expect(scoreVerdicts(truth, given)).toEqual({
      matched: { right: 1, found: 2, true: 1 },
      duplicate: { right: 0, found: 0, true: 1 },
      currency: { right: 0, found: 0, true: 1 },
    });
  });

  test("is perfect only where nothing is missed and nothing made up", () => {
    const right = scoreVerdicts(truth, new Map(truth.map(({ order: name, verdict }) => [name, verdict])));
    expect(isPerfect(right)).toBe(true);
    expect(isPerfect(scoreEvents({ repeated: 3 }, { repeated: 2 }))).toBe(false);
    expect(isPerfect(scoreEvents({}, { "test-code": 1 }))).toBe(false);
    expect(isPerfect(sumOf([right, scoreEvents({ repeated: 3 }, { repeated: 3 })]))).toBe(true);
  });

  test("takes what was not guessed at for what it is", () => {
    expect(guessesAside({ "probable-match": 4, "event-without-order": 1, repeated: 2 })).toEqual({
      "no known order": 5,
      repeated: 2,
    });
    expect(guessesAside({ repeated: 2 })).toEqual({ repeated: 2 });
  });

  test("adds up over stores", () => {
    expect(sumOf([scoreEvents({ repeated: 3 }, { repeated: 5 }), scoreEvents({ repeated: 1 }, {})])).toEqual({
      repeated: { right: 3, found: 5, true: 4 },
    });
  });
});

describe("a cause is named first", () => {
  const zero = explanation("value-drift", "value-zero");
  const constant = explanation("value-drift", "constant");
  const usd = explanation("currency", "default-usd");

  test.each<[boolean | null, FaultName, readonly FaultName[], readonly Explanation[]]>([
    [true, "value-zero", [], [zero, constant]],
    [true, "value-zero", [], [usd, zero]],
    [true, "value-zero", ["value-constant"], [constant, zero]],
    [false, "value-zero", [], [constant, zero]],
    [false, "value-zero", [], [explanation("value-drift", "value-zero", "browser")]],
    [false, "value-zero", [], []],
    [null, "missing-server", [], [zero]],
  ])("%s for %s beside %j of %j", (expected, name, others, explanations) => {
    expect(isNamedFirst(name, others, explanations)).toBe(expected);
  });
});
