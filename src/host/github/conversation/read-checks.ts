import type { CheckRun } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { count, fields, isFields, text, textOrNull } from "../client/answer.ts";
import { readPages } from "../client/pages.ts";

interface NumberedRun {
  readonly id: number;
  readonly run: CheckRun;
}

function statusOf(value: unknown): CheckRun["status"] {
  const known = ["queued", "in_progress", "completed", "waiting", "requested", "pending"] as const;
  return known.find((status) => status === value) ?? "pending";
}

function runOf(value: unknown): NumberedRun {
  const run = fields(value, "check run");
  const app = isFields(run["app"]) ? textOrNull(run["app"]["slug"], "check run.app.slug") : null;
  return {
    id: count(run["id"], "check run.id"),
    run: {
      name: text(run["name"], "check run.name"),
      app: app ?? "",
      status: statusOf(run["status"]),
      conclusion: textOrNull(run["conclusion"], "check run.conclusion"),
      started_at: textOrNull(run["started_at"], "check run.started_at"),
      completed_at: textOrNull(run["completed_at"], "check run.completed_at"),
      url: textOrNull(run["html_url"], "check run.html_url"),
    },
  };
}

/** All check runs on a commit, older ones of the same name too; `app` is the app's slug. */
export async function readChecks(access: Access, commit: Sha): Promise<CheckRun[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    parameters: { owner: access.owner, repo: access.repo, ref: commit, filter: "all" },
    inside: "check_runs",
    item: runOf,
    id: (numbered: NumberedRun) => numbered.id,
    most_pages: 50,
  };
  const attempt = { doing: "read the check runs", permission: "checks: read" } as const;
  return (await readPages(access.client, wanted, attempt)).map((numbered) => numbered.run);
}
