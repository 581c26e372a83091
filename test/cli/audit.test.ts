import { afterAll, beforeAll, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { createLandedStore, landedAt, type LandedStore } from "./landed-store.ts";

let store: LandedStore;
beforeAll(() => {
  store = createLandedStore();
});
afterAll(() => store.repository.remove());

it("tells what landed, as text, as a table and for a script", async () => {
  const { code, out } = await store.sg("audit", "--from", "2026-11-19", "--to", "2026-11-19");
  expect([code, out]).toEqual([0, expect.stringContaining("fired, paused    tracking-app: Merge the pixel (main)")]);
  expect(out).toContain("unverified");
  const table = await store.sg("audit", "--csv", "--no-cache");
  expect(table.out.split("\r\n")[1]).toMatch(new RegExp(`^${landedAt},fired,tracking-app,`));
  const { rows } = JSON.parse((await store.sg("audit", "--json")).out) as {
    readonly rows: readonly { readonly commit: string }[];
  };
  expect(rows.map(({ commit }) => commit)).toEqual([store.merge, store.merge]);
});

it.each([
  ["of everything", []],
  ["of a day on which nothing happened", ["--to", "2026-11-18"]],
])("holds to its schema %s", async (_, words) => {
  const { out } = await store.sg("audit", "--json", ...words);
  expect(validate("audit", JSON.parse(out))).toMatchObject({ ok: true });
});

it("ends now where it is asked beyond, and says since when there is anything to tell", async () => {
  const { out } = await store.sg("audit", "--from", "2020-01-01", "--to", "2126-12-31");
  expect(out).not.toContain("2126");
  expect(out).toContain("nothing is known about the time before");
  const { to, adopted } = JSON.parse((await store.sg("audit", "--to", "2126-12-31", "--json")).out) as {
    readonly to: string;
    readonly adopted: { readonly at: string };
  };
  expect(new Date(to).getFullYear()).toBeLessThan(2126);
  expect(Date.parse(adopted.at)).toBeLessThan(Date.parse(landedAt));
});

it("leaves out what happened on other days", async () => {
  expect((await store.sg("audit", "--to", "2026-11-18")).out).toContain("nothing fired");
});

it.each([
  ["a span that ends before it begins", ["--from", "2026-11-20", "--to", "2026-11-19"]],
  ["a day that is still to come", ["--from", "2126-11-20"]],
  ["a day that does not exist", ["--from", "2026-02-30"]],
  ["two formats", ["--csv", "--json"]],
  ["a path", ["governance"]],
  ["a repository without a token", ["--verify", "northwind/store"]],
])("refuses %s", async (_, words) => {
  const { code, err } = await store.sg("audit", ...words);
  expect([code, err]).toEqual([2, expect.stringContaining("next:")]);
});
