import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { evaluate } from "../../src/gate/evaluate.ts";
import type { Facts } from "../../src/model/facts.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { verdictJson } from "../../src/report/verdict/verdict-json.ts";
import { worlds } from "./generated-worlds.ts";

const hostileWords = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "",
  " ",
  "@",
  "a@proposed",
  "not a date",
  "99999-01-01T00:00:00Z",
  "2026-11-22T10:00:00Z",
  "*.*",
  "(a+)+$",
  "[",
  "{a,b}{a,b}{a,b}",
  "../../x",
  "\u202E\u0000|`",
] as const;

/** Every place in a value where a text or a number stands, as a path. */
function leavesOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === step ? replaced(item, rest, by) : item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === step ? replaced(inner, rest, by) : (inner as unknown)]),
  );
}

/** The same value with one key of one map called something else. */
function rekeyed(value: unknown, number: number, name: string): unknown {
  const text = JSON.stringify(value);
  const keys = [
    ...text.matchAll(/"((?:checkout|theme|tracking|commerce|value|Purchase|preview-order|order-sample))":/g),
  ];
  const key = keys[number % Math.max(1, keys.length)];
  if (key?.index === undefined) return value;
  return JSON.parse(`${text.slice(0, key.index)}${JSON.stringify(name)}:${text.slice(key.index + key[0].length)}`);
}

function isFacts(value: unknown): value is Facts {
  return validate("facts", value).ok;
}

function tried(value: unknown): Verdict | null {
  return isFacts(value) ? evaluate(value) : null;
}

describe("facts that the schema allows", () => {
  it("never make the evaluator throw, whatever they say", () => {
    let judged = 0;
    fc.assert(
      fc.property(
        worlds,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom<unknown>(...hostileWords, -1, 0, 1e308, null, true)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.option(fc.tuple(fc.nat(200), fc.constantFrom(...hostileWords))),
        (world, changes, key) => {
          const leaves = leavesOf(world);
          const changed = changes.reduce<unknown>((so, [number, by]) => {
            const next = replaced(so, leaves[number % leaves.length] ?? [], by);
            return isFacts(next) ? next : so;
          }, world);
          const verdict = tried(key === null ? changed : rekeyed(changed, ...key));
          if (verdict === null) return;
          judged += 1;
          expect(validate("verdict", JSON.parse(verdictJson(verdict)))).toMatchObject({ ok: true });
        },
      ),
      { numRuns: 250 },
    );
    expect(judged).toBeGreaterThan(100);
  });
});
