import { describe, expect, it } from "vitest";
import { gateFilesToRead } from "../../../src/gate/requirements/gate-file-requirements.ts";
import type { ChangedFile, FileText } from "../../../src/model/change.ts";
import {
  blob,
  checkoutEdit,
  file,
  judge,
  proposing,
  reviews,
  requirement,
  sheet,
  snapshot,
  states,
  withSheet,
  edit,
} from "../world.ts";

const gate = "uses: northwind/signal-governance@1\n";
const posting = "run: gh api repos/northwind/store/statuses/$SHA -f context=signal-gate -f state=success\n";
const other = "uses: actions/checkout@1\n";
const path = ".github/workflows/gate.yml";

function renamed(from: string, to: string, [before, after]: readonly [string, string]) {
  const changed: ChangedFile = {
    status: "renamed",
    path: to,
    old_path: from,
    before: blob(before) ?? null,
    after: blob(after) ?? null,
  };
  return { changed, before: { [from]: { text: before } }, after: { [to]: { text: after } } };
}

type Side = Readonly<Record<string, FileText>>;

function moved({
  changed,
  before,
  after,
}: {
  readonly changed: ChangedFile;
  readonly before: Side;
  readonly after: Side;
}) {
  const from = snapshot([]);
  return { ...from, change: { ...from.change, files: [changed], texts: { before, after } } };
}

describe("the gate's own files belong to the policy's owner", () => {
  it.each([
    ["CODEOWNERS changed", snapshot([file("CODEOWNERS", "a", "b")]), "sheet-change:CODEOWNERS"],
    ["CODEOWNERS added", snapshot([file(".github/CODEOWNERS", null, "b")]), "sheet-change:.github/CODEOWNERS"],
    ["CODEOWNERS removed", snapshot([file("docs/CODEOWNERS", "a", null)]), "weakening:docs/CODEOWNERS"],
    ["CODEOWNERS moved away", moved(renamed("CODEOWNERS", "old/CODEOWNERS", ["a", "a"])), "weakening:CODEOWNERS"],
    [
      "CODEOWNERS moved to where it counts too",
      moved(renamed("CODEOWNERS", ".github/CODEOWNERS", ["a", "a"])),
      "sheet-change:.github/CODEOWNERS",
    ],
    ["a gate workflow changed", snapshot([file(path, gate, `${gate}#`)]), `sheet-change:${path}`],
    ["a gate workflow added", snapshot([file(path, null, gate)]), `sheet-change:${path}`],
    ["a gate workflow removed", snapshot([file(path, gate, null)]), `weakening:${path}`],
    ["the gate taken out of a workflow", snapshot([file(path, gate, other)]), `weakening:${path}`],
    ["the gate put into a workflow", snapshot([file(path, other, gate)]), `sheet-change:${path}`],
    ["a workflow that posts the gate's status", snapshot([file(path, null, posting)]), `sheet-change:${path}`],
    [
      "a gate workflow renamed",
      moved(renamed(path, ".github/workflows/new.yml", [gate, gate])),
      "sheet-change:.github/workflows/new.yml",
    ],
    ["a gate workflow moved away", moved(renamed(path, "attic/gate.yml", [gate, gate])), `weakening:${path}`],
    [
      "a gate workflow disabled by its ending",
      moved(renamed(path, ".github/workflows/gate.yml.off", [gate, gate])),
      `weakening:${path}`,
    ],
  ])("%s: %s", (_what, current, key) => {
    const verdict = judge({ current });
    expect(states(verdict)).toEqual({ [key]: "missing" });
    expect(requirement(verdict, key).owners).toEqual(["growth"]);
    expect(verdict.weakened.map(({ what }) => what)).toEqual(key.startsWith("weakening") ? ["gate-file-removed"] : []);
  });

  it.each([
    ["another workflow", file(path, other, `${other}#`)],
    ["another workflow added", file(path, null, other)],
    ["another workflow removed", file(path, other, null)],
    ["a workflow elsewhere", file("attic/gate.yml", gate, null)],
    ["a file that only ends so", file("notes/CODEOWNERS", "a", "b")],
  ])("%s is nobody's", (_what, changed) => {
    expect(judge({ current: snapshot([changed]) }).requirements).toEqual([]);
  });

  it("are named in one order, whatever order the files come in", () => {
    const [one, two] = [file("CODEOWNERS", "a", null), file("docs/CODEOWNERS", "a", null)];
    const lost = (...files: readonly (typeof one)[]) =>
      judge({ current: snapshot(files) }).weakened.map(({ entry }) => entry);
    expect(lost(two, one)).toEqual(["CODEOWNERS", "docs/CODEOWNERS"]);
    expect(lost(one, two)).toEqual(["CODEOWNERS", "docs/CODEOWNERS"]);
  });

  it("are read where their text tells whether they are the gate's: workflows, under both names", () => {
    const { changed } = renamed(path, ".github/workflows/new.yaml", [gate, gate]);
    const files = [changed, file("CODEOWNERS", "a", "b").file, file("src/gate.yml", "a", "b").file];
    expect(gateFilesToRead(files)).toEqual([".github/workflows/new.yaml", path]);
  });

  it("a workflow that can't be read counts as one of the gate's", () => {
    const from = snapshot([file(path, other, "x")]);
    const texts = { ...from.change.texts, after: { [path]: { unreadable: "binary" as const } } };
    expect(states(judge({ current: { ...from, change: { ...from.change, texts } } }))).toEqual({
      [`sheet-change:${path}`]: "missing",
    });
  });

  it("one that was renamed and one that took its name are two requirements", () => {
    const from = moved(renamed(path, ".github/workflows/new.yml", [gate, gate]));
    const added = file(path, null, gate);
    const texts = { before: from.change.texts.before, after: { ...from.change.texts.after, [path]: added.texts[1] } };
    const verdict = judge({
      current: { ...from, change: { ...from.change, files: [...from.change.files, added.file], texts } },
    });
    expect(verdict.requirements.map(({ key }) => key)).toEqual(
      [`sheet-change:${path}`, "sheet-change:.github/workflows/new.yml"].sort(),
    );
  });
});

describe("an entry of the sheet that means something else", () => {
  const current = snapshot([checkoutEdit]);
  const owned = (verdict: ReturnType<typeof judge>): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      verdict.requirements
        .filter(({ kind }) => kind === "sheet-change" || kind === "weakening")
        .map(({ key, owners }) => [key, owners]),
    );
  const trigger = (change: Partial<(typeof sheet)["triggers"][string]>) =>
    withSheet(sheet, (from) => ({
      ...from,
      triggers: edit(from.triggers, "checkout", (entry) => ({ ...entry, ...change })),
    }));

  it.each([
    ["nothing but a title", trigger({ title: "Other" }), {}],
    ["its rule: its owner", trigger({ resume: "at-merge" }), { "weakening:triggers.checkout": ["commerce"] }],
    [
      "its owner: the old one and the new one",
      trigger({ owner: "growth" }),
      { "sheet-change:triggers.checkout": ["commerce", "growth"] },
    ],
    [
      "a new entry: its own owner",
      {
        ...sheet,
        conclusions: {
          ...sheet.conclusions,
          more: { title: "M", owner: "tracking", rests_on: ["Purchase.value"], instead: "i" },
        },
      },
      { "sheet-change:conclusions.more": ["tracking"] },
    ],
    [
      "a parameter: its owner, and no event that merely uses it",
      withSheet(sheet, (from) => ({
        ...from,
        parameters: edit(from.parameters, "value", (entry) => ({ ...entry, must_hold: "else" })),
        events: edit(from.events, "Purchase", (event) => ({
          ...event,
          parameters: edit(event.parameters, "value", (entry) => ({ ...entry, must_hold: "else" })),
        })),
      })),
      { "sheet-change:parameters.value": ["commerce"] },
    ],
    [
      "an event's own override: the event's owner",
      withSheet(sheet, (from) => ({
        ...from,
        events: edit(from.events, "Purchase", (event) => ({
          ...event,
          parameters: edit(event.parameters, "value", (entry) => ({ ...entry, owner: "growth" })),
        })),
      })),
      { "sheet-change:events.Purchase": ["tracking"] },
    ],
    [
      "the policy: its owner",
      { ...sheet, policy: { ...sheet.policy, rollback_days: 1 } },
      { "sheet-change:policy": ["growth"] },
    ],
    [
      "a store: the policy's owner",
      { ...sheet, stores: edit(sheet.stores, "us", (store) => ({ ...store, currency: "EUR" })) },
      { "sheet-change:stores.us": ["growth"] },
    ],
    [
      "a person fewer: the policy's owner",
      { ...sheet, owners: edit(sheet.owners, "tracking", (role) => ({ ...role, people: ["@ada"] })) },
      { "sheet-change:owners.tracking": ["growth"] },
    ],
    [
      "a retest: its owner",
      { ...sheet, retests: edit(sheet.retests, "preview-order", (retest) => ({ ...retest, method: ["Look."] })) },
      { "sheet-change:retests.preview-order": ["tracking"] },
    ],
    [
      "an entry of the router: its owner",
      { ...sheet, incidents: edit(sheet.incidents, "value-drift", (entry) => ({ ...entry, do_not: "Wait" })) },
      { "sheet-change:router.value-drift": ["commerce"] },
    ],
    [
      "an item of the handoff: its owner",
      {
        ...sheet,
        handoff: {
          ...sheet.handoff,
          items: edit(sheet.handoff.items, "event-qa", (item) => ({ ...item, evidence: null })),
        },
      },
      { "sheet-change:handoff.event-qa": ["tracking"] },
    ],
    [
      "how long a handoff stays fresh: the policy's owner",
      { ...sheet, handoff: { ...sheet.handoff, max_age_days: 30 } },
      { "sheet-change:handoff.max_age_days": ["growth"] },
    ],
    [
      "a link: the policy's owner",
      { ...sheet, handoff: { ...sheet.handoff, links: [] } },
      { "sheet-change:handoff.links": ["growth"] },
    ],
  ])("%s", (_what, proposed, expected) => {
    expect(owned(judge({ current: proposing(proposed, current) }))).toEqual(expected);
  });

  it("asks both roles of a transfer, each by its own person", () => {
    const transfer = proposing(trigger({ owner: "growth" }), current);
    const approved = (...who: readonly string[]) => ({ reviews: who.map((login) => reviews(login, "APPROVED")) });
    expect(
      requirement(judge({ current: transfer, answers: approved("lin") }), "sheet-change:triggers.checkout").state,
    ).toBe("missing");
    expect(
      requirement(judge({ current: transfer, answers: approved("lin", "kim") }), "sheet-change:triggers.checkout")
        .state,
    ).toBe("met");
  });

  it("is not asked for while the base branch still has to be merged, and the change waits", () => {
    const clash = { ...proposing(trigger({ resume: "at-merge" }), current), conflicts: ["governance/triggers.yml"] };
    expect(judge({ current: clash }).verdict).toBe("waiting");
    expect(owned(judge({ current: clash }))).toEqual({});
  });

  it("all of it, when the change deletes the sheet: nothing falls away and every role is asked", () => {
    const deleted = { ...current, proposed: { state: "absent", commit: "2".repeat(40) } as const };
    const verdict = judge({ current: deleted });
    expect(states(verdict)).toMatchObject(states(judge({ current })));
    expect(Object.keys(owned(verdict))).toContain("weakening:triggers.checkout");
    expect(verdict.verdict).toBe("waiting");
  });

  it("asks nobody in a shop of one, except for what asks for less", () => {
    const solo = { ...sheet, policy: { ...sheet.policy, solo: "@bo" } };
    const change = (from: Partial<(typeof sheet)["triggers"][string]>) =>
      proposing({ ...solo, triggers: edit(solo.triggers, "checkout", (entry) => ({ ...entry, ...from })) }, current);
    expect(owned(judge({ sheet: solo, current: change({ owner: "growth" }) }))).toEqual({});
    expect(owned(judge({ sheet: solo, current: change({ resume: "at-merge" }) }))).toEqual({
      "weakening:triggers.checkout": ["commerce"],
    });
  });
});
