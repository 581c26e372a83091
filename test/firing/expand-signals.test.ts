import { describe, expect, it } from "vitest";
import { expandSignals } from "../../src/firing/expand-signals.ts";
import { sheetWith } from "./small-sheet.ts";

const { events } = sheetWith({});

describe("signal patterns", () => {
  it.each([
    [["Purchase.value"], ["Purchase.value"]],
    [["AddToCart.*"], ["AddToCart.event_id", "AddToCart.occurrence", "AddToCart.value"]],
    [["*.event_id"], ["AddToCart.event_id", "Purchase.event_id"]],
    [["*.occurrence"], ["AddToCart.occurrence", "Purchase.occurrence"]],
    [["Add*.val*"], ["AddToCart.value"]],
    [
      ["Purchase.value", "*.value", "Purchase.value"],
      ["AddToCart.value", "Purchase.value"],
    ],
    [["Purchase.gone", "Nothing.*", "purchase.value", "Purchase", ""], []],
    [[], []],
  ])("%j stand for %j", (patterns, signals) => {
    expect(expandSignals(patterns, events)).toEqual(signals);
  });

  it("of both sides open stand for every signal", () => {
    expect(expandSignals(["*.*"], events)).toHaveLength(7);
  });
});
