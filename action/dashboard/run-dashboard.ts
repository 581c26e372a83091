import { dashboardTask } from "../../src/host/github/dashboard/dashboard-event.ts";
import { HostError } from "../../src/port/host-error.ts";
import { InputError } from "../inputs.ts";
import type { Log } from "../log.ts";
import { readRunner } from "../runner.ts";
import { answerForm } from "./answer-form.ts";
import { readDashboardInputs } from "./dashboard-inputs.ts";
import { keepDashboard } from "./keep-dashboard.ts";

/** Does what the event asks for; throws when it could not. */
export async function runDashboard(env: Readonly<Record<string, string | undefined>>, log: Log): Promise<void> {
  const inputs = readDashboardInputs();
  const runner = readRunner(env);
  const directory = env["GITHUB_WORKSPACE"] ?? "";
  if (directory === "") throw new InputError("GITHUB_WORKSPACE is not set: this program runs as a GitHub Action");
  const task = dashboardTask({ ...runner, ref: env["GITHUB_REF"] ?? "", branch: inputs.branch });
  const job = { inputs, runner, directory, env, log, now: new Date().toISOString() };
  switch (task.kind) {
    case "refused":
      throw new HostError(`this job has a token that writes and must not run here: ${task.reason}`, {
        hint: "see docs/install.md for the events that the workflow listens to",
      });
    case "nothing":
      log.info(`Nothing to do: ${task.why}.`);
      return;
    case "publish":
      await keepDashboard(job, task.branch);
      return;
    case "answer":
      await answerForm(job, task);
  }
}
