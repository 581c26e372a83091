import { afterEach, beforeEach, expect, it } from "vitest";
import type { LandedRecord } from "../../../src/model/landing.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  merged,
  recordFile,
  resumeText,
  storeOn,
  sheetFiles,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

const change = "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-01T09:30:00Z\ndetail: A new wallet\n";
const incident = "kind: incident\nincident: value-drift\nhappened_at: 2026-11-01T09:30:00Z\n";

function told(records: readonly LandedRecord[]): readonly (readonly unknown[])[] {
  return records.map(({ id, versions }) => [
    id,
    ...versions.map(({ position, state }) => [position, state?.state ?? null]),
  ]);
}

it("a record has a version for each commit that touched it, and none for others", async () => {
  store.commit({ ...recordFile("wallet", change), ...recordFile("drift", incident) }, { author: "lin" });
  store.commit({ "readme.md": "x" });
  store.commit(recordFile("wallet", `${change}released_at: 2026-11-02T09:00:00Z\n`));
  store.commit(recordFile("drift", "kind: incident\n"));
  store.commit({ "governance/records/wallet.yml": null });
  const { records } = await store.facts();
  expect(told(records)).toEqual([
    ["drift", [1, "valid"], [4, "broken"]],
    ["wallet", [1, "valid"], [3, "valid"], [5, null]],
  ]);
  expect(records[1]?.versions[0]).toMatchObject({ author: "lin", arrival: null, covers: null, evidence: [] });
});

it("a rename ends one record and begins another", async () => {
  store.commit(recordFile("wallet", change));
  store.git.commit({
    renames: { "governance/records/wallet.yml": "governance/records/purse.yml" },
    date: "2026-11-02T09:00:00Z",
  });
  expect(told((await store.facts()).records)).toEqual([
    ["purse", [2, "valid"]],
    ["wallet", [1, "valid"], [2, null]],
  ]);
});

it("a record that is a link is broken, not followed", async () => {
  store.commit({ "governance/records/wallet.yml": { symlink: "/etc/hosts" } });
  const { records } = await store.facts();
  expect(records[0]?.versions[0]?.state).toMatchObject({ state: "broken", findings: [{ code: "file-unreadable" }] });
});

it("evidence is what the record's own commit holds, whenever it came", async () => {
  const path = "governance/evidence/note.md";
  store.commit({ [path]: "first" });
  const through = store.git.sha("main");
  store.commit(recordFile("resume", resumeText(through, path)));
  const blob = store.git.blob("main", path);
  store.commit({ [path]: "later" });
  store.commit({ ...recordFile("again", resumeText(through, path)), [path]: "newest" });
  const { records } = await store.facts();
  expect(records.map(({ versions }) => versions[0]?.evidence)).toEqual([
    [{ path, blob: store.git.blob("main", path), kind: "other" }],
    [{ path, blob, kind: "other" }],
  ]);
});

it("evidence that is not there is left out", async () => {
  store.commit(recordFile("resume", resumeText(store.git.sha("main"), "governance/evidence/nothing.yml")));
  expect((await store.facts()).records[0]?.versions[0]?.evidence).toEqual([]);
});

async function coversOf(through: string): Promise<unknown> {
  store.commit(recordFile("resume", resumeText(through)));
  return (await store.facts()).records[0]?.versions[0]?.covers;
}

it("a resume covers its commit and what came before, by its full or shortened id", async () => {
  store.commit({ [checkoutFile]: "1" });
  const through = store.git.sha("main");
  store.commit({ [checkoutFile]: "2" });
  expect(await coversOf(through)).toEqual({ main: 2 });
  store.commit(recordFile("resume", resumeText(through.slice(0, 8))));
  expect((await store.facts()).records[0]?.versions.map(({ covers }) => covers)).toEqual([{ main: 2 }, { main: 2 }]);
});

it("a commit of a merged side branch covers what it was built on", async () => {
  store.commit({ "a.md": "1" });
  store.commit({ "b.md": "1" }, { branch: "side", onto: store.git.sha("main") });
  const through = store.git.sha("side");
  store.commit({ "c.md": "1" });
  store.git.merge({ into: "main", from: "side", date: "2026-11-02T09:00:00Z" });
  expect(await coversOf(through)).toEqual({ main: 2 });
});

it("a resume covers every line that its commit reaches", async () => {
  store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live") }));
  const through = store.git.sha("main");
  store.commit({ "a.md": "1" }, { branch: "live", onto: through });
  store.commit({ "a.md": "2" });
  expect(await coversOf(through)).toEqual({ main: 2, live: 2 });
});

it.each(["0123456789abcdef0123456789abcdef01234567", "abcdef0"])("an unknown commit %s covers nothing", async (id) => {
  expect(await coversOf(id)).toBeNull();
});

it("the host is asked about what fired, what brought a record and what changed the sheet, each once, branch by branch", async () => {
  const edited = store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live") }));
  const fired = store.commit({ [checkoutFile]: "1", ...recordFile("wallet", change) });
  store.commit({ "readme.md": "x" });
  const recorded = store.commit(recordFile("drift", incident));
  const live = store.commit({ [checkoutFile]: "2" }, { branch: "live", onto: recorded });
  const arrivals = createArrivals((commit) => ({ ...merged, by: commit.slice(0, 7) }));
  const facts = await store.facts({ arrivals });
  expect(arrivals.asked).toEqual([
    [[fired, recorded, edited], "main"],
    [[fired, live], "live"],
  ]);
  expect(facts.verified).toBe(true);
  expect(facts.landings.map(({ arrival }) => arrival?.by)).toEqual([fired, live].map((sha) => sha.slice(0, 7)));
  expect(facts.records.map(({ versions }) => versions[0]?.arrival?.by)).toEqual(
    [recorded, fired].map((sha) => sha.slice(0, 7)),
  );
});
