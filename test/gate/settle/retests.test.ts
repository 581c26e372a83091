import { describe, expect, it } from "vitest";
import type { CheckRun } from "../../../src/model/answers.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Retest, Sheet } from "../../../src/model/sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import {
  blob,
  checkoutEdit,
  edit,
  firstHead,
  head,
  judge,
  requirement,
  reviews,
  says,
  sheet,
  snapshot,
} from "../world.ts";

/** The checkout change, held by one retest. */
function heldBy(id: string, change: Partial<Retest> = {}): Sheet {
  const retests = edit({ ...smallSheet.retests }, id, (retest) => ({ ...retest, ...change }));
  const triggers = edit(sheet.triggers, "checkout", (trigger) => ({
    ...trigger,
    sign_off: [],
    retests: { before_merge: [id], after_release: [] },
  }));
  return { ...sheet, retests, triggers };
}

function run(change: Partial<CheckRun>): CheckRun {
  return {
    name: "pixel-contract",
    app: "github-actions",
    status: "completed",
    conclusion: "success",
    started_at: "2026-11-22T10:00:00Z",
    completed_at: "2026-11-22T10:05:00Z",
    url: null,
    ...change,
  };
}

describe("a retest that a check answers", () => {
  const standing = (...checks: readonly CheckRun[]) => {
    const verdict = judge({ sheet: heldBy("pixel-contract"), answers: { checks } });
    const { state, standing: so } = requirement(verdict, "retest:pixel-contract");
    return `${state} ${so.code} ${verdict.verdict}`;
  };
  const earlier = { started_at: "2026-11-22T09:00:00Z" };

  it.each<[string, readonly CheckRun[], string]>([
    ["no run", [], "missing check-missing waiting"],
    ["a success", [run({})], "met signed clear"],
    ["a success of another app", [run({ app: "impostor" })], "missing check-missing waiting"],
    ["a success under another name", [run({ name: "pixel-contract-2" })], "missing check-missing waiting"],
    ["a failure", [run({ conclusion: "failure" })], "failed check-failed blocked"],
    ["neutral", [run({ conclusion: "neutral" })], "failed check-failed blocked"],
    ["skipped", [run({ conclusion: "skipped" })], "failed check-failed blocked"],
    ["cancelled", [run({ conclusion: "cancelled" })], "failed check-failed blocked"],
    ["no conclusion", [run({ conclusion: null })], "failed check-failed blocked"],
    ["one that runs", [run({ status: "in_progress", conclusion: null })], "missing check-running waiting"],
    [
      "one that runs again after a success",
      [run(earlier), run({ status: "in_progress", conclusion: null })],
      "missing check-running waiting",
    ],
    [
      "one that is queued after a success",
      [run({}), run({ status: "queued", conclusion: null, started_at: null })],
      "missing check-running waiting",
    ],
    ["a success after a failure", [run({}), run({ ...earlier, conclusion: "failure" })], "met signed clear"],
    ["a failure after a success", [run({ ...earlier }), run({ conclusion: "failure" })], "failed check-failed blocked"],
    ["a failure that began with a success", [run({}), run({ conclusion: "failure" })], "failed check-failed blocked"],
    ["a time-out beside a success", [run({ conclusion: "timed_out" }), run({})], "failed check-failed blocked"],
  ])("%s: %s", (_what, checks, expected) => {
    expect(standing(...checks)).toBe(expected);
    expect(standing(...[...checks].reverse())).toBe(expected);
  });

  it("becomes stale with its age", () => {
    const old = heldBy("pixel-contract", { max_age_days: 1 });
    const at = (completed_at: string) =>
      requirement(judge({ sheet: old, answers: { checks: [run({ completed_at })] } }), "retest:pixel-contract").state;
    expect([at("2026-11-21T12:00:00Z"), at("2026-11-21T11:59:59Z")]).toEqual(["met", "stale"]);
  });

  it("can't be answered by a command or a review", () => {
    const world = { sheet: heldBy("pixel-contract") };
    const { fingerprint } = requirement(judge(world), "retest:pixel-contract");
    const comments = [
      says("ada", `/signal passed pixel-contract ${fingerprint} https://northwind.example`),
      says("ada", `/signal sign-off ${fingerprint}`),
    ];
    const verdict = judge({ ...world, answers: { comments, reviews: [reviews("ada", "APPROVED")] } });
    expect(requirement(verdict, "retest:pixel-contract").state).toBe("missing");
  });
});

const photo: Evidence = { path: "governance/evidence/photo.png", blob: "a".repeat(40), kind: "other" };

describe("a retest that a person attests", () => {
  const preview = heldBy("preview-order");
  const current = { ...snapshot([checkoutEdit]), evidence: [photo] };
  const open = requirement(judge({ sheet: preview, current }), "retest:preview-order");
  const bound = open.with_evidence[photo.path] ?? "";
  const state = (body: string, who = "ada", at = "2026-11-22T10:00:00Z") =>
    requirement(
      judge({ sheet: preview, current, answers: { comments: [says(who, body, at)] } }),
      "retest:preview-order",
    ).state;

  it.each([
    ["a link", `${open.fingerprint} https://northwind.example/run`, "met"],
    ["a file with its own fingerprint", `${bound} ${photo.path}`, "met"],
    ["a file with the fingerprint for links", `${open.fingerprint} ${photo.path}`, "missing"],
    ["a link with the fingerprint for the file", `${bound} https://northwind.example/run`, "missing"],
    ["a file that is not in the change", `${open.fingerprint} governance/evidence/none.png`, "missing"],
    ["no web address", `${open.fingerprint} javascript:alert(1)`, "missing"],
    ["an address without a host", `${open.fingerprint} https://`, "missing"],
    ["another fingerprint", `${"0".repeat(32)} https://northwind.example/run`, "missing"],
    ["the beginning of the fingerprint", `${open.fingerprint.slice(0, 31)} https://northwind.example/run`, "missing"],
  ])("%s: %s", (_what, rest, expected) => {
    expect(state(`/signal passed preview-order ${rest}`)).toBe(expected);
  });

  it("counts only by its owner's people and for the retest it names", () => {
    const rest = `${open.fingerprint} https://northwind.example/run`;
    expect(state(`/signal passed preview-order ${rest}`, "omar")).toBe("missing");
    expect(state(`/signal passed order-sample ${rest}`)).toBe("missing");
    expect(state(`/signal sign-off ${open.fingerprint}`)).toBe("missing");
  });

  it("becomes stale with its age, and a newer word mends it", () => {
    const rest = `/signal passed preview-order ${open.fingerprint} https://northwind.example/run`;
    expect(state(rest, "ada", "2026-11-15T12:00:00Z")).toBe("met");
    expect(state(rest, "ada", "2026-11-15T11:59:59Z")).toBe("stale");
    const comments = [says("ada", rest, "2026-11-01T10:00:00Z"), says("grace", rest)];
    expect(requirement(judge({ sheet: preview, current, answers: { comments } }), "retest:preview-order").state).toBe(
      "met",
    );
  });

  it("is void once the file is another one", () => {
    const swapped = { ...current, evidence: [{ ...photo, blob: "b".repeat(40) }] };
    const heads = [
      { sha: firstHead, first_status_at: "2026-11-22T09:00:00Z" },
      { sha: head, first_status_at: "2026-11-22T11:00:00Z" },
    ];
    const reviewed = { [firstHead]: { ...current, change: { ...current.change, head: firstHead } } };
    const comments = [says("ada", `/signal passed preview-order ${bound} ${photo.path}`)];
    const verdict = judge({ sheet: preview, current: swapped, answers: { comments, heads }, facts: { reviewed } });
    expect(requirement(verdict, "retest:preview-order").state).toBe("void");
  });

  it("is objected to by its owner's people, until they attest again", () => {
    const rest = `/signal passed preview-order ${open.fingerprint} https://northwind.example/run`;
    const objection = [reviews("grace", "CHANGES_REQUESTED", "2026-11-22T11:00:00Z")];
    const verdict = judge({ sheet: preview, current, answers: { comments: [says("ada", rest)], reviews: objection } });
    expect(verdict.verdict).toBe("blocked");
    expect(requirement(verdict, "retest:preview-order").standing).toMatchObject({ code: "objection", by: "grace" });
    const after = (who: string, at: string) =>
      judge({
        sheet: preview,
        current,
        answers: { comments: [says("ada", rest), says(who, rest, at)], reviews: objection },
      }).verdict;
    expect(after("grace", "2026-11-22T11:30:00Z")).toBe("clear");
    expect(after("grace", "2026-11-22T10:30:00Z")).toBe("blocked");
    expect(after("ada", "2026-11-22T11:30:00Z")).toBe("blocked");
  });
});

describe("a retest that numbers answer", () => {
  const bySample = heldBy("order-sample");
  const sample = (wrong: number, taken_at = "2026-11-22T08:00:00Z", name = "s"): Evidence => ({
    path: `governance/evidence/${name}.yml`,
    blob: blob(`${name} ${wrong} ${taken_at}`) ?? "",
    kind: "sample",
    sample: {
      kind: "sample",
      retest: "order-sample",
      taken_at,
      rows: Array.from({ length: 10 }, (_, index) => ({
        order: String(index),
        values: { value: { order: "10", server: index < wrong ? "9" : "10" } },
      })),
    },
  });
  const about = (evidence: readonly Evidence[], comments: ReturnType<typeof says>[] = [], of: Sheet = bySample) =>
    requirement(
      judge({ sheet: of, current: { ...snapshot([checkoutEdit]), evidence }, answers: { comments } }),
      "retest:order-sample",
    );

  it("is a claim until the owner signs exactly that file", () => {
    const open = about([sample(0)]);
    expect(open).toMatchObject({
      state: "claimed",
      standing: { code: "claim-unsigned", path: "governance/evidence/s.yml" },
    });
    const print = open.with_evidence["governance/evidence/s.yml"] ?? "";
    expect(about([sample(0)], [says("omar", `/signal sign-off ${print}`)]).state).toBe("met");
    expect(about([sample(0)], [says("ada", `/signal sign-off ${print}`)]).state).toBe("claimed");
    expect(about([sample(0)], [says("omar", `/signal sign-off ${open.fingerprint}`)]).state).toBe("claimed");
    expect(about([{ ...sample(0), blob: "e".repeat(40) }], [says("omar", `/signal sign-off ${print}`)]).state).toBe(
      "claimed",
    );
  });

  it("is objected to until the objector signs the file after all", () => {
    const world = { sheet: bySample, current: { ...snapshot([checkoutEdit]), evidence: [sample(0)] } };
    const objection = [reviews("omar", "CHANGES_REQUESTED", "2026-11-22T10:30:00Z")];
    const print = about([sample(0)]).with_evidence["governance/evidence/s.yml"] ?? "";
    const signed = (at: string) => [says("omar", `/signal sign-off ${print}`, at)];
    const state = (at: string) =>
      requirement(judge({ ...world, answers: { reviews: objection, comments: signed(at) } }), "retest:order-sample")
        .state;
    expect([state("2026-11-22T10:00:00Z"), state("2026-11-22T11:00:00Z")]).toEqual(["objected", "met"]);
  });

  it("is signed by an approving review too, which saw the file", () => {
    const world = { sheet: bySample, current: { ...snapshot([checkoutEdit]), evidence: [sample(0)] } };
    expect(
      requirement(judge({ ...world, answers: { reviews: [reviews("omar", "APPROVED")] } }), "retest:order-sample")
        .state,
    ).toBe("met");
  });

  it.each<[string, readonly Evidence[], string, string]>([
    ["no file", [], "missing", "numbers-missing"],
    ["a file without numbers", [photo], "missing", "numbers-missing"],
    ["numbers that fail", [sample(1)], "failed", "numbers-failed"],
    [
      "the newest file decides: it fails",
      [sample(0), sample(1, "2026-11-22T09:00:00Z", "t")],
      "failed",
      "numbers-failed",
    ],
    [
      "the newest file decides: it passes",
      [sample(1), sample(0, "2026-11-22T09:00:00Z", "t")],
      "claimed",
      "claim-unsigned",
    ],
    ["of two of one moment the worse", [sample(0), sample(1, undefined, "t")], "failed", "numbers-failed"],
    ["numbers of the future", [sample(0, "2026-11-23T00:00:00Z")], "failed", "evidence-broken"],
  ])("%s: %s", (_what, evidence, state, code) => {
    expect(about(evidence)).toMatchObject({ state, standing: { code } });
  });

  it("fails whoever signs it", () => {
    const open = about([sample(1)]);
    const print = open.with_evidence["governance/evidence/s.yml"] ?? "";
    expect(about([sample(1)], [says("omar", `/signal sign-off ${print} ${open.fingerprint}`)]).state).toBe("failed");
  });

  it("becomes stale with the age of the sample, not of the signature", () => {
    const old = heldBy("order-sample", { max_age_days: 1 });
    expect(about([sample(0, "2026-11-21T11:00:00Z")], [], old).state).toBe("stale");
  });

  it("takes no sample of another retest", () => {
    const file = sample(0);
    const other = file.kind === "sample" ? { ...file, sample: { ...file.sample, retest: "preview-order" } } : file;
    expect(about([other]).state).toBe("missing");
  });

  it("takes a reconciliation for a reconciliation only", () => {
    const byRate = heldBy("order-sample", {
      evidence: "reconciliation",
      passes_when: { value_match: { min_rate: 0.9 } },
    });
    const report: Evidence = {
      path: "governance/evidence/r.json",
      blob: "c".repeat(40),
      kind: "reconciliation",
      report: {
        version: 1,
        kind: "reconciliation",
        retest: "order-sample",
        taken_at: "2026-11-22T08:00:00Z",
        orders: 10,
        metrics: { value_match: { numerator: 9, denominator: 10 } },
      },
    };
    expect(about([report], [], byRate).state).toBe("claimed");
    const many = {
      evidence: "reconciliation",
      passes_when: { value_match: { min_rate: 0.9, min_orders: 200 } },
    } as const;
    expect(about([report], [], heldBy("order-sample", many))).toMatchObject({
      state: "missing",
      standing: { code: "numbers-unknown", summary: "value_match 9 of 10, 200 needed to tell" },
    });
    expect(about([sample(0)], [], byRate).standing).toMatchObject({ evidence: "reconciliation" });
    expect(about([report]).standing).toMatchObject({ evidence: "sample" });
  });
});
