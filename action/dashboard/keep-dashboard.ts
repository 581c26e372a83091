import { setOutput, summary } from "@actions/core";
import { composeDashboard, publishDashboard, type DashboardText } from "../../src/app/dashboard/publish-dashboard.ts";
import { createArrivals } from "../../src/host/github/arrivals/arrivals.ts";
import { createDashboard } from "../../src/host/github/dashboard/dashboard.ts";
import { HostError } from "../../src/port/host-error.ts";
import { statusJson } from "../../src/report/status/status-json.ts";
import { readStatus } from "../../src/report/verdict/verdict-status.ts";
import { withCheckout, type Job } from "./job.ts";

/** Outputs of all steps together may hold 1 MB. */
const longestStatus = 400_000;

/** Reads the history, asks how it landed, and brings the issue up to date. */
export async function keepDashboard(job: Job, branch: string): Promise<void> {
  const text = await compose(job, branch);
  writeStatus(text);
  await summary.addRaw(`${text.body}\n`).write();
  const { inputs, runner, log } = job;
  const dashboard = createDashboard({ ...runner, token: inputs.token, log: log.info, runNumber: runner.runId });
  const { outcome, url } = await publishDashboard(dashboard, text.body);
  if (outcome === "not-permitted" || url === null)
    throw new HostError("the dashboard issue could not be written", {
      hint: "give the token the permission \"issues: write\", and switch on the repository's issues; the job's summary says the same",
    });
  setOutput("outcome", outcome);
  setOutput("url", url);
  log.info(`Dashboard ${outcome}: ${url}`);
}

function compose(job: Job, branch: string): Promise<DashboardText> {
  const { inputs, runner, log, now } = job;
  const { token, context, gateAccount: account } = inputs;
  const arrivals = createArrivals({ ...runner, token, context, account, log: log.info, readGate: readStatus });
  const repository_url = `${runner.serverUrl}/${runner.owner}/${runner.repo}`;
  // Whatever runs for the default branch could fill a cache between runs, and this is the place that verifies.
  return withCheckout(job, (repository) =>
    composeDashboard({ repository, arrivals, cache: null, now, branch }, repository_url),
  );
}

function writeStatus(text: DashboardText): void {
  const json = statusJson(text);
  setOutput("status", json.length > longestStatus ? "" : json);
  const usable = text.status.conclusions.every(({ state }) => state === "usable");
  setOutput("state", usable ? "usable" : "paused");
}
