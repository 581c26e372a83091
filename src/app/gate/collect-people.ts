import type { Login } from "../../model/answers.ts";
import type { People, Policies } from "../../model/facts.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Conversation, Discussion } from "../../port/conversation.ts";
import type { Comparison } from "../../port/repository.ts";

interface Query {
  readonly conversation: Conversation;
  readonly comparison: Comparison;
  readonly policies: Policies;
  readonly sheets: readonly Sheet[];
}

/** Who wrote the change, who is in the teams that the deciding sheet names, and, where its owners can't be read, which approvers are admins. */
export async function collectPeople(
  discussion: Discussion,
  { conversation, comparison, policies, sheets }: Query,
): Promise<People> {
  const { base } = policies;
  const owners = base.state === "broken" ? (base.owners ?? {}) : (sheets[0]?.owners ?? {});
  const teams = [...new Set(Object.values(owners).flatMap((owner) => owner.teams))].sort();
  const members: [string, readonly Login[] | null][] = [];
  for (const team of teams) members.push([team, await discussion.readTeam(team)]);
  return {
    author: conversation.author,
    contributors: [
      ...new Set(comparison.commits.filter((commit) => !commit.merge).flatMap((commit) => commit.people)),
    ].sort(),
    teams: Object.fromEntries(members),
    admins:
      base.state === "broken" && (base.owners === null || base.policy_owner === null)
        ? await adminApprovers(discussion, conversation)
        : [],
  };
}

async function adminApprovers(discussion: Discussion, { reviews }: Conversation): Promise<readonly Login[]> {
  const approvers = [
    ...new Set(reviews.filter((review) => review.state === "APPROVED").map((review) => review.author)),
  ].sort();
  const admins: Login[] = [];
  for (const login of approvers) if (await discussion.isAdmin(login)) admins.push(login);
  return admins;
}
