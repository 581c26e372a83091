import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation, Routing } from "../../src/model/route.ts";
import type { Sign } from "../../src/model/sheet.ts";
import { route } from "../../src/router/route.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { hostileText } from "../report/hostile-text.ts";
import { allSigns, entry, routers, withEntries } from "./routers.ts";

const seen = (...signs: readonly Sign[]): Observation => ({ symptom: null, signs, says: "" });
const shape = ({ incidents }: Routing): readonly string[] =>
  incidents.map(({ incident, consequences }) => [incident, ...consequences.map((one) => one.incident)].join(" > "));

const spike = entry({ signs: ["purchases-above-orders", "duplicated-orders"] });
const doubles = entry({ signs: ["ids-differ", "one-segment-only"], causes: ["spike"] });
const stranger = entry({ signs: ["undeclared-sender"], causes: ["spike", "doubles"] });
const drift = entry({ signs: ["value-differs", "currency-differs"] });
const empty = entry({ signs: ["value-missing"], causes: ["drift", "refused"] });
const refused = entry({ signs: ["events-refused"], causes: ["silent"] });
const silent = entry({ signs: ["one-path-missing"] });
const sheet = withEntries({ spike, doubles, stranger, drift, empty, refused, silent });

describe("the router", () => {
  it.each<[string, readonly Sign[], readonly string[]]>([
    ["one sign leads to its entry", ["value-differs"], ["drift"]],
    ["a consequence alone is an incident of its own", ["duplicated-orders"], ["spike"]],
    ["what follows stands under its cause", ["duplicated-orders", "ids-differ"], ["doubles > spike"]],
    ["the root is the one that explains most", ["duplicated-orders", "undeclared-sender"], ["stranger > spike"]],
    [
      "a cause of a cause is the root of both",
      ["duplicated-orders", "ids-differ", "undeclared-sender"],
      ["stranger > spike > doubles"],
    ],
    ["a chain is followed although its middle is not seen", ["value-missing", "one-path-missing"], ["empty > silent"]],
    ["two causes are two incidents", ["value-differs", "duplicated-orders"], ["spike", "drift"]],
    ["more of what is seen goes first", ["duplicated-orders", "value-differs", "currency-differs"], ["drift", "spike"]],
    ["what is wrong goes before where", ["one-segment-only", "one-path-missing"], ["silent"]],
    ["where it is alone leads to an entry that names it", ["one-segment-only"], ["doubles"]],
    [
      "what is wrong and where lead to the entry of both",
      ["one-segment-only", "duplicated-orders"],
      ["doubles > spike"],
    ],
    ["nothing seen leads nowhere", [], []],
  ])("%s", (_, signs, expected) => {
    expect(shape(route(sheet, seen(...signs)))).toEqual(expected);
  });

  it("says of the likeliest incident where it is, if no incident of its own does", () => {
    const [first] = route(sheet, seen("one-segment-only", "one-path-missing")).incidents;
    expect(first?.because.signs).toEqual(["one-path-missing", "one-segment-only"]);
  });

  it("counts a chosen symptom as seen, and still names its cause as the incident", () => {
    const routing = route(sheet, { symptom: "spike", signs: ["undeclared-sender"], says: "" });
    expect(shape(routing)).toEqual(["stranger > spike"]);
    expect(routing.incidents[0]?.consequences[0]?.because).toEqual({ chosen: true, signs: [], words: [] });
  });

  it("takes a chosen symptom at its word when nothing else is known", () => {
    const [first] = route(sheet, { symptom: "silent", signs: [], says: "value" }).incidents;
    expect(first).toMatchObject({ incident: "silent", because: { chosen: true } });
  });

  it("ignores a symptom that the sheet does not have", () => {
    expect(route(sheet, { symptom: "constructor", signs: [], says: "" }).incidents).toEqual([]);
  });

  it("offers what would fit too, and says what nobody explains", () => {
    const both = withEntries({ first: drift, second: entry({ signs: ["value-differs", "value-missing"] }) });
    const routing = route(both, seen("test-code-live", "value-differs", "hash-invalid"));
    expect([shape(routing), routing.also, routing.unexplained]).toEqual([
      ["first"],
      ["second"],
      ["hash-invalid", "test-code-live"],
    ]);
  });

  it("offers what words fit half as well at least", () => {
    const told = (symptom: string) => entry({ symptom });
    const words = withEntries({
      best: told("alpha bravo charlie delta echo foxtrot"),
      near: told("golf hotel india"),
      far: told("juliet kilo"),
    });
    const says = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo";
    const routing = route(words, { symptom: null, signs: [], says });
    expect([shape(routing), routing.also]).toEqual([["best"], ["near"]]);
  });

  it("pauses for an entry that words alone found what it pauses for a sign", () => {
    const late = entry({ signs: ["event-time-late"], symptom: "Revenue arrives hours later" });
    const told = withEntries({ late: { ...late, contaminates: ["Purchase.value"], pause_first: ["roas"] } });
    const [byWords] = route(told, { symptom: null, signs: [], says: "revenue arrives later" }).incidents;
    const [bySign] = route(told, seen("event-time-late")).incidents;
    expect(byWords).toMatchObject({ contaminates: ["Purchase.value"], pause_first: ["roas"] });
    expect(byWords?.because).toEqual({ chosen: false, signs: [], words: ["arrives", "later", "revenue"] });
    expect(byWords).toEqual({ ...bySign, because: byWords?.because });
  });

  it("pauses no conclusion that rests on nothing contaminated", () => {
    const [roas] = Object.values(smallSheet.conclusions);
    const { events } = smallSheet;
    const conclusions = {
      on_value: { ...roas!, rests_on: ["Purchase.value"] },
      on_ids: { ...roas!, rests_on: ["Purchase.event_id"] },
    };
    const incidents = { drift: { ...drift, contaminates: ["Purchase.value"] } };
    const [found] = route({ incidents, conclusions, events }, seen("value-differs")).incidents;
    expect(found?.pauses).toEqual(["on_value"]);
  });

  it("takes, of two that explain as much, the one of which more is seen", () => {
    const both = withEntries({ wide: drift, narrow: entry({ signs: ["value-differs"] }) });
    const routing = route(both, seen("value-differs"));
    expect([shape(routing), routing.also]).toEqual([["narrow"], ["wide"]]);
  });

  it("offers three at most beside the likely one", () => {
    const same = entry({ signs: ["value-differs"] });
    const five = withEntries({ a: same, b: same, c: same, d: same, e: same });
    expect(route(five, seen("value-differs")).also).toEqual(["b", "c", "d"]);
  });

  it("breaks a tie by the words", () => {
    const told = entry({ signs: ["value-differs", "value-missing"], symptom: "Gift cards are taken off the amount" });
    const both = withEntries({ first: drift, second: told });
    const asked = { symptom: null, signs: ["value-differs"], says: "gift cards taken off" } as const;
    expect(shape(route(both, seen("value-differs")))).toEqual(["first"]);
    expect(shape(route(both, asked))).toEqual(["second"]);
  });

  it("ends in a circle of causes", () => {
    const circle = withEntries({
      one: entry({ signs: ["ids-differ"], causes: ["two"] }),
      two: entry({ signs: ["id-missing"], causes: ["one"] }),
    });
    expect(shape(route(circle, seen("id-missing", "ids-differ")))).toEqual(["one > two"]);
  });

  it("contaminates and pauses what the consequences do too, the root's order first", () => {
    const rooted = withEntries({
      root: entry({ signs: ["ids-differ"], causes: ["leaf"], contaminates: ["Purchase.event_id"], pause_first: [] }),
      leaf: entry({ signs: ["value-differs"], contaminates: ["Purchase.value"], pause_first: ["roas"] }),
    });
    const [first] = route(rooted, seen("ids-differ", "value-differs")).incidents;
    expect(first).toMatchObject({ contaminates: ["Purchase.event_id", "Purchase.value"], pause_first: ["roas"] });
    expect(first?.pauses).toContain("roas");
    expect(route(rooted, seen("ids-differ")).incidents[0]?.contaminates).toEqual(["Purchase.event_id"]);
  });
});

const signLists = fc.array(fc.constantFrom(...allSigns.slice(0, 10)), { maxLength: 12 });

function mentioned({ incidents, unexplained }: Routing): ReadonlySet<Sign> {
  const under = incidents.flatMap(({ because, consequences }) => [because, ...consequences.map((one) => one.because)]);
  return new Set([...under.flatMap(({ signs }) => signs), ...unexplained]);
}

describe("for any router and anything seen, the router", () => {
  it("loses no sign and invents none", () => {
    fc.assert(
      fc.property(routers, signLists, (router, signs) => {
        expect(mentioned(route(router, seen(...signs)))).toEqual(new Set(signs));
      }),
    );
  });

  it("gives the same answer whatever the order of what is seen, and however often it is said", () => {
    fc.assert(
      fc.property(routers, signLists, fc.nat(), (router, signs, seed) => {
        const turned = [...signs.slice(seed % (signs.length + 1)), ...signs].reverse();
        expect(route(router, seen(...turned))).toEqual(route(router, seen(...signs)));
      }),
    );
  });

  it("names every entry once at most", () => {
    fc.assert(
      fc.property(routers, signLists, (router, signs) => {
        const { incidents, also } = route(router, seen(...signs));
        const named = [
          ...incidents.flatMap(({ incident, consequences }) => [incident, ...consequences.map((one) => one.incident)]),
          ...also,
        ];
        expect(named).toEqual([...new Set(named)]);
      }),
    );
  });

  it("shows a consequence only for something that its cause does not show itself", () => {
    fc.assert(
      fc.property(routers, signLists, (router, signs) => {
        for (const { because, consequences } of route(router, seen(...signs)).incidents)
          for (const one of consequences)
            expect(one.because.signs.some((sign) => !because.signs.includes(sign))).toBe(true);
      }),
    );
  });

  it("takes any text without a throw", () => {
    fc.assert(
      fc.property(routers, hostileText, (router, says) => {
        const { incidents } = route(router, { symptom: says, signs: [], says });
        expect(incidents.length).toBeLessThan(2);
      }),
    );
  });
});

it("reads the longest text in a moment", () => {
  const started = performance.now();
  const says = "revenue drifts \u{1F642}\uFDFA".repeat(500_000);
  expect(route(smallSheet, { symptom: null, signs: [], says }).incidents.length).toBeLessThan(2);
  expect(performance.now() - started).toBeLessThan(1_000);
});
