import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { formats } from "../../src/contract/formats.ts";
import { validators as fileValidators } from "../../src/contract/file-validators.generated.js";
import { validate, type SchemaName } from "../../src/contract/validate.ts";
import { validateFile } from "../../src/contract/validate-file.ts";
import { validators } from "../../src/contract/validators.generated.js";
import { readSchemas } from "../../scripts/generate/schemas.ts";

const schemas = readSchemas(join(import.meta.dirname, "..", "..", "schema"));
const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: false, messages: false, formats, schemas: [] });
for (const { schema } of schemas) ajv.addSchema(schema);

const names = [...Object.keys(fileValidators), ...Object.keys(validators)].sort();
const isSchemaName = (name: string): name is SchemaName => names.includes(name);

const ids = new Map(schemas.map(({ name, schema }) => [name, typeof schema["$id"] === "string" ? schema["$id"] : ""]));

const interpreted = (name: string, data: unknown): boolean => {
  const judge = ajv.getSchema(ids.get(name) ?? "");
  return judge?.(data) === true;
};

const owners = { owners: { growth: { title: "Growth", people: ["@ada"] } } };

test("there is a validator for every schema, and for nothing else", () => {
  expect(names).toEqual(schemas.map(({ name }) => name));
});

test("a file of the right shape comes back as it is", () => {
  expect(validate("owners", owners)).toEqual({ ok: true, value: owners });
});

test("a file of the gate is checked alike with the other validators and without them", () => {
  for (const data of [owners, { owners: 1 }]) expect(validateFile("owners", data)).toEqual(validate("owners", data));
});

test("everything wrong is listed, each with its place and the rule it breaks", () => {
  const broken = { owners: { growth: { title: 7, people: ["@ada"], surprise: true } } };
  const checked = validate("owners", broken);
  const told = checked.ok ? [] : checked.errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort();
  expect(told).toEqual(["/owners/growth additionalProperties", "/owners/growth/title type"]);
});

test("a key of one's own is allowed when it starts with x-", () => {
  expect(validate("owners", { ...owners, "x-note": ["ours"] }).ok).toBe(true);
});

test("the errors of one call stay what they were after the next", () => {
  const first = validate("owners", {});
  const before = JSON.stringify(first);
  validate("owners", { owners: 1 });
  expect(JSON.stringify(first)).toBe(before);
});

test("the compiled validators agree with the schemas on any value", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names.filter(isSchemaName)),
      fc.jsonValue(),
      (name, data) => validate(name, data).ok === interpreted(name, data),
    ),
  );
});

describe("on a hostile file", () => {
  const many = 200_000;

  test.each([
    ["the same wrong item many times", Array.from({ length: many }, () => 1)],
    ["many different right items", Array.from({ length: many }, (_, index) => `@a${String(index)}`)],
    ["many different wrong items", Array.from({ length: many }, (_, index) => ({ index }))],
  ])("the answer comes soon, and short: %s", (_name, people) => {
    const started = performance.now();
    const checked = validate("owners", { owners: { growth: { title: "Growth", people } } });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(checked.ok ? 0 : checked.errors.length).toBeGreaterThan(0);
    expect(checked.ok ? 0 : checked.errors.length).toBeLessThanOrEqual(500);
  });

  test("names of JavaScript's own are keys like any other", () => {
    const text = '{"owners":{"growth":{"title":"Growth","people":["@ada"],"__proto__":{"title":1},"constructor":1}}}';
    const data: unknown = JSON.parse(text);
    expect(validate("owners", data).ok).toBe(false);
  });
});
