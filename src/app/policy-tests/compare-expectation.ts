import type { Unmet } from "../../model/policy-test.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { WrittenTestCase } from "../../model/written.generated.ts";
import { reasonWords } from "../../report/reason-words.ts";
import { standingText } from "../../report/verdict/requirement-text.ts";
import { messageFor } from "../../report/finding-pages/finding-messages.ts";
import type { LocatedCase } from "../../sheet/parse-tests.ts";

type Expectation = keyof WrittenTestCase["expect"];

type Got = ReadonlyMap<string, string | null>;

/** Every expectation of a test that the verdict does not meet, in the order in which they are written. */
export function compareExpectation({ test, locate }: LocatedCase, verdict: Verdict): readonly Unmet[] {
  const asked: readonly Expectation[] = ["fired", "requirements", "verdict", "paused", "stores", "findings"];
  const written = asked.filter((expectation) => test.expect[expectation] !== undefined);
  const unmet = written.flatMap((expectation) => {
    const wanted = wantedItems(test, expectation);
    const got = gotItems(test, expectation, verdict);
    const missing = wanted.filter(({ item }) => !got.has(item));
    const names = new Set(wanted.map(({ item }) => item));
    const unexpected = [...got].filter(([item]) => !names.has(item)).map(([item, note]) => ({ item, note }));
    if (missing.length + unexpected.length === 0) return [];
    const [first] = missing;
    const place =
      first === undefined
        ? locate(["expect", expectation], "key")
        : locate(["expect", expectation, ...first.path], "value");
    return [{ expectation, place, missing: missing.map(({ item }) => item), unexpected }];
  });
  return unmet.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}

interface Wanted {
  readonly item: string;
  readonly path: readonly (string | number)[];
}

function wantedItems({ expect }: WrittenTestCase, expectation: Expectation): readonly Wanted[] {
  const wanted = expect[expectation];
  if (wanted === undefined) return [];
  if (typeof wanted === "string") return [{ item: wanted, path: [] }];
  if (isList(wanted)) return wanted.map((item, index) => ({ item, path: [index] }));
  return Object.entries(wanted).map(([key, state]) => ({ item: `${key}: ${state}`, path: [key] }));
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

function gotItems({ expect }: WrittenTestCase, expectation: Expectation, verdict: Verdict): Got {
  const withStates = expect.requirements !== undefined && !isList(expect.requirements);
  switch (expectation) {
    case "fired":
      return new Map(verdict.fired.map(({ trigger, because }) => [trigger, because.map(reasonWords)[0] ?? null]));
    case "requirements":
      return new Map(
        verdict.requirements.map(({ key, state, standing }) => [
          withStates ? `${key}: ${state}` : key,
          withStates ? standingText(standing) : null,
        ]),
      );
    case "verdict":
      return new Map([[verdict.verdict, null]]);
    case "paused":
      return new Map(verdict.paused.map(({ conclusion, because }) => [conclusion, because.join(", ")]));
    case "stores":
      return new Map(verdict.fired.flatMap(({ stores }) => stores.map((store) => [store, null] as const)));
    case "findings":
      return new Map(verdict.findings.map((finding) => [finding.code, messageFor(finding).message]));
  }
}
