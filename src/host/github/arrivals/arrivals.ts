import type { Instant, Login } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Arrivals, JudgedArrival } from "../../../port/arrivals.ts";
import { type Access, type AccessOptions, createAccess } from "../client/access.ts";
import { fields, isFields, list, sha, text, type Fields } from "../client/answer.ts";
import { arrivalsQuery, moreAssociatedQuery } from "./arrivals-query.ts";
import { connectionPage } from "../client/connection.ts";
import { gateAtMerge, type GateQuestion } from "./gate-at-merge.ts";
import { loginOf } from "../client/login.ts";
import { mergedPullRequest, type Destination, type MergedPullRequest } from "./merged-pull-request.ts";
import { readViewer } from "../conversation/read-viewer.ts";
import { rebasedCommits } from "./rebased-commits.ts";
import { GitHubError } from "../client/trouble.ts";

/** What is needed to ask GitHub how commits landed. */
export interface ArrivalsOptions extends AccessOptions, Omit<GateQuestion, "account"> {
  /** The account that the gate posts with; null: the token's own. */
  readonly account: Login | null;
}

interface Question {
  readonly access: Access;
  readonly gate: GateQuestion;
  readonly branch: string;
}

const attempt = { doing: "read how commits landed", permission: "pull-requests: read" } as const;
const perQuery = 40;
const mostPages = 10;
// A rebase writes all its commits at the moment of the merge. An older one was there before, so nobody held it back.
const rebaseTakes = 10 * 60_000;

/** Asks GitHub how commits came onto a branch: by which merged pull request, and what the gate had said about it. */
export function createArrivals(options: ArrivalsOptions): Arrivals {
  const { account, ...gate } = options;
  const access = createAccess(options);
  let viewer = account;
  return {
    readArrivals: async (commits, branch) => {
      if (commits.length === 0) return [];
      viewer ??= await readViewer(access);
      const question = { access, gate: { ...gate, account: viewer }, branch };
      const unique = [...new Set(commits)];
      const found = new Map<Sha, JudgedArrival>();
      for (let at = 0; at < unique.length; at += perQuery) {
        for (const [commit, arrival] of await readBatch(question, unique.slice(at, at + perQuery)))
          found.set(commit, arrival);
      }
      return commits.flatMap((commit) => found.get(commit) ?? []);
    },
  };
}

async function readBatch(question: Question, commits: readonly Sha[]): Promise<(readonly [Sha, JudgedArrival])[]> {
  const { access, gate } = question;
  const ids = Object.fromEntries(commits.map((commit, index) => [`c${String(index)}`, commit]));
  const variables = { ...ids, owner: access.owner, repo: access.repo, context: gate.context };
  const data = await access.client.query({ query: arrivalsQuery(commits), variables }, attempt);
  const repository = fields(data["repository"], "repository");
  const to = { repository: text(repository["nameWithOwner"], "nameWithOwner"), branch: question.branch };
  const arrivals: (readonly [Sha, JudgedArrival])[] = [];
  for (const [index, commit] of commits.entries()) {
    arrivals.push([commit, await arrivalOf(question, to, { commit, answer: repository[`c${String(index)}`] })]);
  }
  return arrivals;
}

interface Asked {
  readonly commit: Sha;
  readonly answer: unknown;
}

async function arrivalOf(question: Question, to: Destination, { commit, answer }: Asked): Promise<JudgedArrival> {
  if (!isFields(answer) || !("associatedPullRequests" in answer)) throw unknownCommit(commit);
  const pulls = await associated(question, to, { commit, answer: answer["associatedPullRequests"] });
  const at = text(answer["committedDate"], "committedDate");
  const pull = await landedBy(question, pulls, { commit, at, parents: parentsOf(answer) });
  if (pull === null) {
    const user = fields(answer["author"], "commit.author")["user"];
    const by = isFields(user) ? loginOf(user) : null;
    return { pull_request: null, url: null, gate: "none", merged_at: null, by, head: null };
  }
  const gate = await gateAtMerge(question.access, pull, { ...question.gate, branch: question.branch });
  const { number, url, merged_at, merged_by: by, head } = pull;
  return { pull_request: number, url, gate, merged_at, by, head };
}

function parentsOf(commit: Fields): readonly Sha[] {
  const nodes = list(fields(commit["parents"], "commit.parents")["nodes"], "parents.nodes");
  return nodes.map((node) => sha(fields(node, "parents.nodes")["oid"], "commit.oid"));
}

function unknownCommit(commit: Sha): GitHubError {
  return new GitHubError(`could not ${attempt.doing}: GitHub does not know commit ${commit}`, {
    status: 404,
    hint: "push it first; if it was just pushed, run again in a minute",
  });
}

/** The merged pull requests that a commit is part of. */
async function associated(question: Question, to: Destination, { commit, answer }: Asked) {
  const { access, gate } = question;
  const found: MergedPullRequest[] = [];
  let connection = connectionPage(answer, "associatedPullRequests");
  for (let page = 1; page <= mostPages; page += 1) {
    found.push(...connection.nodes.map((node) => mergedPullRequest(node, to)).filter((pull) => pull !== null));
    if (connection.next === null) return found;
    const after = connection.next;
    const variables = { owner: access.owner, repo: access.repo, context: gate.context, commit, after };
    const data = await access.client.query({ query: moreAssociatedQuery, variables }, attempt);
    const object = fields(fields(data["repository"], "repository")["object"], "object");
    connection = connectionPage(object["associatedPullRequests"], "associatedPullRequests");
  }
  const hint = "this commit counts as unread: run without a token to take the branch at its word";
  throw new GitHubError(`could not ${attempt.doing}: ${commit} is in too many pull requests`, { status: 0, hint });
}

/** The pull request whose merge put the commit on the branch; a commit that was only in one of them was pushed. */
async function landedBy(
  { access }: Question,
  pulls: readonly MergedPullRequest[],
  landed: { readonly commit: Sha; readonly at: Instant; readonly parents: readonly Sha[] },
): Promise<MergedPullRequest | null> {
  // One merge brings every pull request that its head builds on: what the gate said about the head itself counts.
  const merged = pulls.filter(({ merge }) => merge === landed.commit);
  const whole = merged.find(({ head }) => landed.parents.includes(head)) ?? merged[0];
  if (whole !== undefined) return whole;
  for (const pull of pulls) {
    const fresh = Date.parse(pull.merged_at) - Date.parse(landed.at) <= rebaseTakes;
    if (fresh && (await rebasedCommits(access, pull)).has(landed.commit)) return pull;
  }
  return null;
}
