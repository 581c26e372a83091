import type { PostedStatus } from "../../port/conversation.ts";
import type { Publisher, Status } from "../../port/publisher.ts";
import type { Access } from "./access.ts";
import { namingUrl, type SubjectOfUrl } from "./subject-url.ts";
import { isNotPermitted } from "./trouble.ts";

const longest = 140;

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

// Only the newest counts on the pull request: another account's status on top of ours is answered by posting again.
function isPosted(newest: PostedStatus | undefined, status: Status, description: string): boolean {
  if (newest === undefined || !newest.by_us || !newest.names_subject) return false;
  return newest.state === status.state && newest.description === description;
}

/** Posts a status unless the newest one on the commit already says the same. */
export async function postStatus(
  access: Access,
  status: Status,
  known: { readonly context: string; readonly subject: SubjectOfUrl; readonly posted: readonly PostedStatus[] },
): ReturnType<Publisher["postStatus"]> {
  const description = shortDescription(status.description);
  if (isPosted(known.posted[0], status, description)) return "unchanged";
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
