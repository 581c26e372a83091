import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/model/facts.ts";
import { judge, requirement, reviews, says, type World } from "./world.ts";

const print = requirement(judge(), "sign-off:tracking").fingerprint;
const ada = says("ada", `/signal sign-off ${print}`);

const refused = (world: World): readonly unknown[] =>
  judge(world).findings.map(({ args }) => ("why" in args && "login" in args ? [args.login, args.why] : null));
const by = (author: string | null, ...contributors: readonly string[]): Partial<Facts> => ({
  people: { author, contributors, teams: {}, admins: [] },
});

describe("an answer to one's own change", () => {
  it("is told apart: the author's, or that of somebody who worked on it", () => {
    expect(refused({ answers: { comments: [ada] }, facts: by("ada", "ada") })).toEqual([["ada", "author"]]);
    expect(refused({ answers: { comments: [ada] }, facts: by("bo", "bo", "ada") })).toEqual([["ada", "contributor"]]);
  });

  it("does not count where nobody knows whose change it is, either", () => {
    expect(refused({ answers: { comments: [ada] }, facts: by(null, "ada") })).toEqual([["ada", "contributor"]]);
  });

  it("is told of an approving review by an owner, and of no other one", () => {
    const answers = { reviews: [reviews("Ada", "APPROVED"), reviews("kay", "APPROVED"), reviews("lin", "COMMENTED")] };
    expect(refused({ answers, facts: by("bo", "ada", "kay", "lin") })).toEqual([["ada", "contributor"]]);
  });
});

describe("a line with another fingerprint", () => {
  const old = (created_at: string): World => ({
    answers: { comments: [says("ada", `/signal sign-off ${"0".repeat(32)}`, created_at)] },
  });

  it("is told of from the gate's first word on this head on, as before that it answered an earlier one", () => {
    const heads = [
      { sha: "1".repeat(40), first_status_at: "2026-11-22T08:00:00Z" },
      { sha: "2".repeat(40), first_status_at: "2026-11-22T09:00:00Z" },
    ];
    const at = (instant: string) => refused({ answers: { ...old(instant).answers, heads } });
    expect(at("2026-11-22T09:00:00Z")).toEqual([["ada", "other-fingerprint"]]);
    expect(at("2026-11-22T08:59:59Z")).toEqual([]);
  });

  it("is told of where the gate had not spoken on any head: no requirement says that it is void", () => {
    const heads = [{ sha: "2".repeat(40), first_status_at: null }];
    for (const world of [old("2026-11-22T08:59:59Z"), { answers: { ...old("2026-11-22T10:00:00Z").answers, heads } }])
      expect(refused(world)).toEqual([["ada", "other-fingerprint"]]);
  });
});
