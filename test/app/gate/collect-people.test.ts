import { describe, expect, it } from "vitest";
import { collectPeople } from "../../../src/app/gate/collect-people.ts";
import type { Review } from "../../../src/model/answers.ts";
import type { SheetState } from "../../../src/model/facts.ts";
import { createFakeHost, createFakeWorld } from "../../fakes/fake-host.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";

const pullRequest = {
  subject: { kind: "pull-request", number: 12, url: null, draft: false, opened_at: null },
  open: true,
  branch: "main",
  base: "b",
  compare_base: "b",
  head: "h",
  default_branch: null,
  author: "bo",
  replaced_heads: [],
  queued_head: null,
  retargeted_at: null,
  changed_files: null,
} as const;

const review = (author: string, state: Review["state"], id: number): Review => {
  return { id, author, state, submitted_at: "2026-11-20T10:00:00Z", commit: null, url: null };
};

const commits = [
  { sha: "1", merge: false, people: ["bo", "ada"] },
  { sha: "2", merge: true, people: ["merger"] },
  { sha: "3", merge: false, people: ["ada"] },
];

const team = { ...smallSheet.owners["tracking"]!, teams: ["@northwind/tracking"] };
const sheet = {
  ...smallSheet,
  owners: { tracking: team, media: { ...team, teams: [...team.teams, "@northwind/ads"] } },
};
const valid: SheetState = { state: "valid", commit: "b", sheet, findings: [] };
const broken = { state: "broken", commit: "b", findings: [], policy_owner: "growth", owners: sheet.owners } as const;

function people(base: SheetState) {
  const reviews = [review("lin", "APPROVED", 1), review("eve", "CHANGES_REQUESTED", 2), review("kim", "APPROVED", 3)];
  const conversation = { ...pullRequest, reviews };
  const teams = new Map([["@northwind/tracking", ["ada", "grace"]]]);
  const host = createFakeHost({ ...createFakeWorld([], conversation), teams, admins: ["lin", "eve"] });
  return collectPeople(host, {
    conversation,
    comparison: { merge_base: "b", files: [], total_files: 0, commits, total_commits: commits.length },
    policies: { base, group: null },
    sheets: base.state === "valid" ? [base.sheet] : [],
  });
}

const teams = { "@northwind/ads": null, "@northwind/tracking": ["ada", "grace"] };

describe("the people of a pull request", () => {
  it("are its author and who wrote its commits, not who merged the base into it", async () => {
    expect(await people(valid)).toMatchObject({ author: "bo", contributors: ["ada", "bo"] });
  });

  it("are the members of each team that the sheet names, or that they can't be seen", async () => {
    expect((await people(valid)).teams).toEqual(teams);
    expect((await people(broken)).teams).toEqual(teams);
  });

  it.each<[string, SheetState, readonly string[]]>([
    ["a sheet", valid, []],
    ["no sheet", { state: "absent", commit: "b" }, []],
    ["a broken sheet with owners and the policy's owner", broken, []],
    ["a broken sheet whose owners can't be read", { ...broken, owners: null }, ["lin"]],
    ["a broken sheet whose policy can't be read", { ...broken, policy_owner: null }, ["lin"]],
  ])("are the admins among those who approve only where nobody else can sign, on %s", async (_, base, admins) => {
    expect((await people(base)).admins).toEqual(admins);
  });
});
