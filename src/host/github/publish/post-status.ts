import type { PostedStatus } from "../../../port/conversation.ts";
import type { Publisher, CommitStatus } from "../../../port/publisher.ts";
import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields } from "../client/answer.ts";
import { namingUrl, type SubjectOfUrl } from "../subject/subject-url.ts";
import { isNotPermitted } from "../client/trouble.ts";

const longest = 140;
const heldWords = "this commit is also pull request #";

/** A description within GitHub's limit, cut between characters. */
function shortDescription(description: string): string {
  if (description.length <= longest) return description;
  let short = "";
  for (const character of description) {
    if (short.length + character.length >= longest) break;
    short += character;
  }
  return `${short}…`;
}

// Only the newest counts on the pull request: another account's status on top of ours is answered by posting again. One of ours
// about another pull request of this commit is not, as long as it holds or lets through as we would: the two would take turns.
function isPosted(posted: readonly PostedStatus[], status: CommitStatus, description: string): boolean {
  const [newest] = posted;
  const ours = posted.find(({ by_us, names_subject }) => by_us && names_subject);
  if (newest === undefined || ours === undefined || !newest.by_us || newest.names === null) return false;
  const alike = (newest.state === "success") === (status.state === "success");
  return alike && ours.state === status.state && ours.description === description;
}

interface Known {
  readonly context: string;
  readonly subject: SubjectOfUrl;
  /** Statuses of the context on the commit, newest first. */
  readonly posted: readonly PostedStatus[];
}

/** The first of the pull requests that the statuses of a commit name, besides ours, which is open there and held, whatever branch it goes to. */
export async function heldBy(access: Access, head: Sha, { posted, subject }: Known): Promise<number | null> {
  const others = [...new Set(posted.filter(({ by_us }) => by_us).map(({ names }) => names))];
  for (const number of others) {
    if (number === null || number === subject.number) continue;
    const newest = posted.find((one) => one.by_us && one.names === number);
    if (newest !== undefined && !isGreenAlone(newest) && (await isOpenAt(access, number, head))) return number;
  }
  return null;
}

// A pull request that is held back for another one alone would be green: two of them must not wait for each other.
function isGreenAlone({ state, description }: PostedStatus): boolean {
  return state === "success" || description.startsWith(heldWords);
}

async function isOpenAt(access: Access, number: number, head: Sha): Promise<boolean> {
  const attempt = { doing: "read another pull request of this commit", permission: "pull-requests: read" } as const;
  const parameters = { owner: access.owner, repo: access.repo, pull_number: number };
  const answer = await access.client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters, attempt);
  const pull = fields(answer.data, "pull request");
  return pull["state"] === "open" && fields(pull["head"], "pull request.head")["sha"] === head;
}

/** Posts a status unless the newest one on the commit already says the same; a green one waits for the pull request that holds its commit. */
export async function postStatus(
  access: Access,
  status: CommitStatus,
  known: Known & { readonly held_by: number | null },
): ReturnType<Publisher["postStatus"]> {
  if (known.held_by === null) return post(access, status, known);
  const description = `${heldWords}${String(known.held_by)}, which is held`;
  return post(access, { ...status, state: "pending", description }, known);
}

async function post(access: Access, status: CommitStatus, known: Known): ReturnType<Publisher["postStatus"]> {
  const description = shortDescription(status.description);
  if (isPosted(known.posted, status, description)) return "unchanged";
  const parameters = {
    owner: access.owner,
    repo: access.repo,
    sha: status.sha,
    state: status.state,
    context: known.context,
    description,
    target_url: namingUrl(status.url, known.subject),
  };
  const attempt = { doing: "post the commit status", permission: "statuses: write" } as const;
  try {
    await access.client.rest("POST /repos/{owner}/{repo}/statuses/{sha}", parameters, attempt);
    return "posted";
  } catch (error) {
    if (isNotPermitted(error)) return "not-permitted";
    throw error;
  }
}
