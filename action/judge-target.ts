import { createGitHubHost, type GitHubHost } from "../src/host/github/create-github-host.ts";
import type { Target } from "../src/host/github/subject/target.ts";
import { HostError } from "../src/port/host-error.ts";
import { messageOf } from "../src/port/message-of.ts";
import type { GateRun } from "../src/app/gate/run-gate.ts";
import type { Inputs } from "./inputs.ts";
import type { Log } from "./log.ts";
import { publishVerdict, type Published } from "./publish-verdict.ts";
import type { Runner } from "./runner.ts";

interface Job {
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly target: Target;
  readonly log: Log;
}

/** One judged pull request; `run` is null when it could not be read. */
export interface Judged {
  readonly target: Target;
  readonly run: (GateRun & Published) | null;
}

/** Reads, decides and publishes for one pull request; null: it is closed, and what was said of it stays. A host that can't be read gives an `error` status, never a green one. */
export async function judgeTarget(job: Job, tries = 3): Promise<Judged | null> {
  const host = openHost(job);
  try {
    // The first question travels while the code that judges is loaded.
    const [conversation, { runGate }] = await Promise.all([
      host.readConversation(),
      host.questionsLeft().then(() => import("../src/app/gate/run-gate.ts")),
    ]);
    if (!conversation.open && job.target.kind === "pull-request") {
      job.log.info(`Pull request ${job.target.number} is closed: nothing to judge.`);
      return null;
    }
    const discussion = { ...host, readConversation: () => Promise.resolve(conversation) };
    const run = await runGate({ repository: host, discussion, now: new Date().toISOString() });
    const dashboard = await host.readDashboard();
    const published = await publishVerdict({ ...job, dashboard, tries }, host, run);
    // Each run sees what stood when it began: the one that looks last has to have read last.
    if (published.overtaken && tries > 1) return await judgeTarget(job, tries - 1);
    return { target: job.target, run: { ...run, ...published } };
  } catch (cause) {
    const trouble = cause instanceof HostError ? cause : defect(cause);
    job.log.error(`pull request ${job.target.number}: ${trouble.message}. ${trouble.hint}`);
    await postTrouble(job, host, trouble);
    return { target: job.target, run: null };
  }
}

/** Our own mistake on one pull request must not leave the others without a verdict. */
function defect(cause: unknown): HostError {
  const hint = "This is a defect of signal-governance: please report it with this message";
  return new HostError(messageOf(cause), { hint, cause });
}

function openHost({ inputs, runner, target, log }: Job): GitHubHost {
  const { token, context } = inputs;
  return createGitHubHost({ ...runner, token, context, target, log: log.info, runNumber: runner.runId });
}

async function postTrouble({ log }: Job, host: GitHubHost, cause: HostError): Promise<void> {
  try {
    const { head: sha } = await host.readNow();
    await host.postStatus({ sha, state: "error", description: `could not decide: ${cause.message}`, url: null });
  } catch (second) {
    if (!(second instanceof HostError)) throw second;
    log.warning(`The error status could not be posted either: ${second.message}`);
  }
}
