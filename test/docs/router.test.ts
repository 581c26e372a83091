import { parse } from "yaml";
import { expect, test } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { signWords } from "../../src/report/route/sign-words.ts";
import { metricSigns } from "../../src/router/metric-signs.ts";
import { run } from "../cli/run-cli.ts";
import { root, textOf } from "../hygiene/repository.ts";
import { fencesOf, rowsOf } from "./pages.ts";

interface SignSchema {
  readonly $defs: { readonly Sign: { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] } };
}

const { Sign } = (JSON.parse(textOf("schema/router.schema.json")) as SignSchema).$defs;
const rows = rowsOf("docs/router.md").map(([first = "", second = ""]) => [first, second]);

test("each sign is said in one sentence, in the schema, the program and the page alike", () => {
  const said = Sign.enum.map((sign, index) => [sign, Sign.enumDescriptions[index]]);
  expect(said).toEqual(Object.entries(signWords));
  expect(rows.filter(([sign = ""]) => Sign.enum.includes(sign))).toEqual(said);
  expect(Sign.enumDescriptions.filter((words) => !/^[A-Z][^\n]*\.$/u.test(words))).toEqual([]);
  expect(new Set(Sign.enumDescriptions).size).toBe(Sign.enum.length);
});

test("the page lists every rate that the router reads", () => {
  expect(rows.filter(([metric = ""]) => Object.hasOwn(metricSigns, metric))).toEqual(Object.entries(metricSigns));
});

const collapsed = (text: string): string => text.replaceAll(/\s+/g, " ");

test("the answer that the page shows is what the reference sheet answers, where it leaves nothing out", async () => {
  const [shown = ""] = fencesOf("docs/router.md").flatMap(({ language, text }) => (language === "text" ? [text] : []));
  const { out } = await run(root, "route", "--signs", "duplicated-orders,ids-differ");
  const pieces = shown.split("…").map((piece) => collapsed(piece).trim());
  expect(pieces.length).toBeGreaterThan(4);
  expect(pieces.filter((piece) => !collapsed(out).includes(piece))).toEqual([]);
});

test("the page's examples are what their schemas ask for", () => {
  const examples = fencesOf("docs/router.md").filter(({ language }) => language === "yaml");
  const [router, routes, ...more] = examples.map(({ text }): unknown => parse(text));
  expect([validate("router", router).ok, validate("routes", routes).ok, more]).toEqual([true, true, []]);
});
