import type { Dashboard, DashboardPublished } from "../../../port/dashboard.ts";
import { type Access, type AccessOptions, createAccess } from "../client/access.ts";
import { count, fields, text } from "../client/answer.ts";
import { readDashboards, type OwnDashboard } from "./dashboard-query.ts";
import { marked } from "../conversation/marker.ts";
import { dashboardLabel } from "../conversation/shown-dashboard.ts";
import { GitHubError, isNotPermitted } from "../client/trouble.ts";

/** What is needed to keep the dashboard issue of a repository. */
export interface DashboardOptions extends AccessOptions {
  /** Grows from run to run: a lower one never overwrites a higher one's issue. */
  readonly runNumber: number;
}

interface Page {
  readonly title: string;
  readonly body: string;
}

interface Job extends Page {
  readonly access: Access;
  readonly run: number;
  readonly log: (message: string) => void;
}

const attempt = { doing: "write the dashboard issue", permission: "issues: write" } as const;
const pinQuery = "mutation ($issue: ID!) { pinIssue(input: { issueId: $issue }) { issue { number } } }";

/** The dashboard issue on GitHub, found by marker and author. */
export function createDashboard(options: DashboardOptions): Dashboard {
  const access = createAccess(options);
  let known: readonly OwnDashboard[] | null = null;
  const dashboards = async (): Promise<readonly OwnDashboard[]> => (known ??= await readDashboards(access));
  return {
    read: async () => {
      const [oldest] = await dashboards();
      return oldest === undefined ? null : { url: oldest.url, body: oldest.body, open: oldest.open };
    },
    publish: async (page) => {
      const job = { ...page, access, run: options.runNumber, log: options.log };
      try {
        const all = await dashboards();
        return all.length === 0 ? await create(job) : await bringUpToDate(job, all);
      } catch (error) {
        if (isNotPermitted(error) || isSwitchedOff(error)) return { outcome: "not-permitted", url: null };
        throw error;
      } finally {
        known = null;
      }
    },
  };
}

/** The repository has no issues. */
function isSwitchedOff(error: unknown): boolean {
  return error instanceof GitHubError && error.status === 410;
}

async function create(job: Job): Promise<DashboardPublished> {
  const { access, run, title, log } = job;
  await orRefused(log, "the label", () => makeLabel(access));
  const parameters = {
    owner: access.owner,
    repo: access.repo,
    title,
    body: marked({ run, body: job.body }, "dashboard"),
  };
  const route = "POST /repos/{owner}/{repo}/issues";
  const created = fields((await access.client.rest(route, parameters, attempt)).data, "issue");
  const number = count(created["number"], "issue.number");
  // Another run may have created one in the same moment: the older one stays.
  const all = await readDashboards(access);
  if (all.some((each) => each.number < number)) return bringUpToDate(job, all);
  await orRefused(log, "the label", () => setLabel(access, number));
  await orRefused(log, "the pin", () => pin(access, text(created["node_id"], "issue.node_id")));
  return { outcome: "created", url: text(created["html_url"], "issue.html_url") };
}

async function bringUpToDate(job: Job, all: readonly OwnDashboard[]): Promise<DashboardPublished> {
  const [oldest, ...duplicates] = all;
  if (oldest === undefined) return create(job);
  const { number, url } = oldest;
  for (const duplicate of duplicates) await retire(job, duplicate, number);
  if (oldest.untouched && oldest.run > job.run) return { outcome: "superseded", url };
  const body = marked({ run: job.run, body: job.body }, "dashboard");
  await change(job.access, number, oldest.open ? { body } : { body, state: "open" });
  return { outcome: "updated", url };
}

/** A duplicate loses its marker, so that it is never found again. */
async function retire({ access }: Job, duplicate: OwnDashboard, number: number): Promise<void> {
  const body = `The dashboard is #${String(number)}.`;
  await change(access, duplicate.number, { body, state: "closed", state_reason: "not_planned" });
}

async function change(access: Access, number: number, fieldsToSet: Readonly<Record<string, string>>): Promise<void> {
  const parameters = { owner: access.owner, repo: access.repo, issue_number: number, ...fieldsToSet };
  await access.client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", parameters, attempt);
}

async function makeLabel({ client, owner, repo }: Access): Promise<void> {
  const description = "What media may conclude today, kept by signal-governance";
  const label = { owner, repo, name: dashboardLabel, color: "d4a72c", description };
  try {
    await client.rest("POST /repos/{owner}/{repo}/labels", label, attempt);
  } catch (error) {
    // It is there already.
    if (!(error instanceof GitHubError) || error.status !== 422) throw error;
  }
}

async function setLabel({ client, owner, repo }: Access, number: number): Promise<void> {
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/labels";
  await client.rest(route, { owner, repo, issue_number: number, labels: [dashboardLabel] }, attempt);
}

async function pin(access: Access, node: string): Promise<void> {
  await access.client.query({ query: pinQuery, variables: { issue: node } }, attempt);
}

/** Label and pin make the dashboard easier to find; without them it says the same. */
async function orRefused(log: (message: string) => void, what: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    log(`The dashboard goes without ${what}: ${error.message}`);
  }
}
