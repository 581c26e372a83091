import { account, nextNumber, timestamp, type Issue, type World } from "./world.ts";

/** What a test says to open an issue. */
export interface OpenIssue {
  readonly title: string;
  readonly body: string;
  readonly by?: string;
  readonly labels?: readonly string[];
}

/** An issue by its number; throws when there is none. */
export function issueAt(world: World, number: number): Issue {
  const found = world.issues.get(number);
  if (found === undefined) throw new Error(`no issue ${String(number)}`);
  return found;
}

/** Adds an issue and returns it; labels that the repository lacks come into being, as with issue forms. */
export function addIssue(world: World, given: OpenIssue): Issue {
  const at = timestamp(world);
  const labels = given.labels ?? [];
  for (const label of labels) world.labels.add(label);
  const issue: Issue = {
    number: nextNumber(world),
    title: given.title,
    body: given.body,
    author: account(world, given.by ?? "kim"),
    state: "open",
    stateReason: null,
    labels,
    pinned: false,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    editor: null,
  };
  world.issues.set(issue.number, issue);
  return issue;
}

/** What can be changed on an issue. */
export type IssueChange = Partial<Pick<Issue, "title" | "body" | "state" | "stateReason" | "labels">>;

/** Changes an issue; a new text remembers who wrote it. */
export function changeIssue(world: World, number: number, given: IssueChange & { readonly by: string }): Issue {
  const issue = issueAt(world, number);
  const { by, ...change } = given;
  if (change.body !== undefined && change.body !== issue.body) issue.editor = account(world, by);
  if (change.state !== undefined && change.state !== issue.state) {
    issue.closedAt = change.state === "closed" ? timestamp(world) : null;
    issue.stateReason = change.state === "closed" ? "completed" : "reopened";
  }
  return Object.assign(issue, change, { updatedAt: timestamp(world) });
}
