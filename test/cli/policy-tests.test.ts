import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { run } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

let store: Store;
beforeAll(() => {
  store = createStore();
});
afterAll(() => store.repository.remove());

const file = "governance/tests/checkout.yml";
const write = (path: string, text: string): void => {
  const at = join(store.repository.path, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
};
const sg = (...words: readonly string[]) => run(store.repository.path, "test", ...words);

const good = "cases:\n  - name: a style sheet\n    change: { a.css: edited }\n    expect: { fired: [] }\n";
const wrong = good.replace("fired: []", "fired: [checkout]");
const broken = good.replace("fired: []", "fired: [chekout]");

it("can't run without test files, and says where they stand", async () => {
  const { code, err } = await sg();
  expect([code, err]).toEqual([2, expect.stringContaining("governance/tests/")]);
});

describe("test", () => {
  beforeEach(() => {
    write(file, good);
  });

  it("passes in silence about what holds", async () => {
    expect(await sg()).toEqual({ code: 0, out: `✓ ${file}  1 case\n\n1 case in 1 file: all passed\n`, err: "" });
  });

  it("fails with the place, what was expected, what came and what to do", async () => {
    write(file, wrong);
    const { code, out } = await sg();
    expect(code).toBe(1);
    expect(out).toContain(`${file}:4:23  expect.fired\n      - expected checkout\n      next: `);
    expect(out).toContain("1 case in 1 file: 1 failed");
  });

  it("could not run on a broken file: the findings say why", async () => {
    write(file, broken);
    const { code, out, err } = await sg();
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`error[unknown-trigger] ${file}:4:23`);
    expect(err).toContain("did you mean checkout?");
  });

  it("could not run on a broken sheet", async () => {
    write("governance/triggers.yml.bak", "");
    write("governance/conclusions.yml", "conclusions: {}\n");
    const { code, err } = await sg();
    expect([code, err]).toEqual([2, expect.stringContaining("signal-governance lint")]);
    store.repository.git("checkout", "--quiet", "main", "--", "governance/conclusions.yml");
  });

  it("tells a script the same", async () => {
    write(file, wrong);
    const { code, out } = await sg("--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      passed: 0,
      failed: 1,
      files: [
        { file, cases: [{ name: "a style sheet", passed: false, failures: [{ expectation: "fired", line: 4 }] }] },
      ],
      findings: [],
    });
    write(file, broken);
    expect(JSON.parse((await sg("--json")).out)).toMatchObject({ findings: [{ code: "unknown-trigger", line: 4 }] });
  });

  it.each([
    ["what passes", good],
    ["what fails", wrong],
    ["what can't be run", broken],
    ["an answer that nobody asked for", good.replace("expect:", "answers: { passed: [order-sample] }\n    expect:")],
    ["a file that is no test", "cases: 1\n"],
  ])("holds to its schema for %s", async (_, text) => {
    write(file, text);
    const { out } = await sg("--json");
    expect(validate("testing", JSON.parse(out))).toMatchObject({ ok: true });
  });

  it("runs the files that are named, wherever they stand, by their own names", async () => {
    write("drafts/idea.yml", wrong);
    const { code, out } = await sg("drafts/idea.yml", file);
    expect(code).toBe(1);
    expect(out).toContain("drafts/idea.yml:4:23");
    expect(out).toContain("2 cases in 2 files: 1 failed");
    expect((await sg("drafts/none.yml")).err).toContain("can't be read");
    expect((await sg("drafts")).code).toBe(2);
  });

  it("is part of lint, which names what no longer exists", async () => {
    write(file, broken);
    const { code, out } = await run(store.repository.path, "lint");
    expect([code, out]).toEqual([1, expect.stringContaining("did you mean checkout?")]);
  });
});
