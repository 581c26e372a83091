import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { run } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

let store: Store;
beforeAll(() => {
  store = createStore();
});
afterAll(() => store.repository.remove());

const write = (path: string, text: string): void => {
  mkdirSync(join(store.repository.path, path, ".."), { recursive: true });
  writeFileSync(join(store.repository.path, path), text);
};
const item = (evidence: string): string =>
  `items:\n  budget: { title: Budget, owner: media, evidence: ${evidence}, date: 2026-11-20, state: done }\n`;

it("lists every open item of the reference sheet and fails", async () => {
  const { code, out } = await run(store.repository.path, "handoff");
  expect(code).toBe(1);
  expect(validate("closeout", JSON.parse((await run(store.repository.path, "handoff", "--json")).out)).ok).toBe(true);
  expect(out).toContain("✗ asset-control");
  expect(out).toContain("missing in 13 items: still open");
  expect(out).toContain("0 of 13 items can be handed over: 13 missing, 0 stale, 0 unowned");
});

it("is content with evidence in the repository, and misses it when it is gone or elsewhere", async () => {
  write("governance/handoff.yml", item("governance/evidence/budget.pdf"));
  expect((await run(store.repository.path, "handoff")).out).toContain("stale: its evidence");
  write("governance/evidence/budget.pdf", "shown");
  const { code, out } = await run(store.repository.path, "handoff");
  expect([code, out]).toEqual([0, expect.stringContaining("all of 1 item can be handed over")]);
  write("governance/handoff.yml", item("governance/../../etc/passwd"));
  expect((await run(store.repository.path, "handoff")).code).toBe(1);
});

it("tells a script the same", async () => {
  write("governance/handoff.yml", item("null"));
  const { code, out } = await run(store.repository.path, "handoff", "--json");
  expect(code).toBe(1);
  expect(validate("closeout", JSON.parse(out))).toMatchObject({ ok: true });
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    at: "2026-11-22T12:00:00Z",
    gaps: 1,
    items: [{ id: "budget", gaps: [{ what: "missing" }] }],
  });
});

it("can't run without a checklist, and says what to write", async () => {
  rmSync(join(store.repository.path, "governance/handoff.yml"));
  const { code, err } = await run(store.repository.path, "handoff");
  expect([code, err]).toEqual([2, expect.stringContaining("handoff.yml")]);
});
