import type { GitHubHost } from "../src/host/github/create-github-host.ts";
import type { GateRun } from "../src/app/gate/run-gate.ts";
import type { Words } from "../src/app/gate/word-verdict.ts";
import type { ShownDashboard } from "../src/port/dashboard.ts";
import { HostError } from "../src/port/host-error.ts";
import type { Publisher } from "../src/port/publisher.ts";
import type { Log } from "./log.ts";
import type { Runner } from "./runner.ts";

/** Where a verdict is published, and the dashboard that is shown beside it; null: there is none. */
export interface Setting {
  readonly runner: Pick<Runner, "owner" | "repo" | "runUrl" | "serverUrl">;
  readonly log: Log;
  readonly dashboard: ShownDashboard | null;
  /** How often it may still be judged, this time included: the last time only a green verdict gives way to another run's. */
  readonly tries: number;
}

/** What was said about a verdict. */
export interface Published {
  readonly words: Words;
  /** Whether the status on the head says this verdict. */
  readonly posted: boolean;
  /** Whether another run has posted in the meantime, so that nothing was written: it has to be judged again. */
  readonly overtaken: boolean;
}

/**
 * Posts the status on the head that was judged, if it still is the head and no other run has posted there, and beside it the comment. What can't be written is
 * a warning: the verdict stands, and so does a status without its comment. Throws a HostError where nobody can tell whether green may be posted.
 */
export async function publishVerdict(
  { runner, log, dashboard, tries }: Setting,
  publisher: Publisher & Pick<GitHubHost, "questionsLeft">,
  run: GateRun,
): Promise<Published> {
  const place = { server: runner.serverUrl, repository: `${runner.owner}/${runner.repo}`, run_url: runner.runUrl };
  // The questions travel while the code that words is loaded.
  const [now, held, { wordVerdict }] = await Promise.all([
    orWarn(log, () => publisher.readNow()),
    orTrouble(() => publisher.heldBy(run.verdict.head)),
    publisher.questionsLeft().then(() => import("../src/app/gate/word-verdict.ts")),
  ]);
  const words = wordVerdict(run, place, { dashboard, held_by: held instanceof HostError ? null : held });
  if (now !== null && now.head !== run.verdict.head) {
    log.info("The head moved on while it was judged: the newer run posts its own verdict.");
    return { words, posted: true, overtaken: false };
  }
  if (now?.overtaken === true && (tries > 1 || words.status.state === "success")) {
    log.info("Another run has posted in the meantime.");
    return { words, posted: false, overtaken: true };
  }
  if (held instanceof HostError && words.status.state === "success") throw held;
  const { comment } = words;
  const [status, commented] = await Promise.all([
    now === null ? null : orWarn(log, () => publisher.postStatus(words.status)),
    comment === null ? null : orWarn(log, () => publisher.postComment(comment)),
  ]);
  if (status === "not-permitted")
    log.warning("The status could not be posted: the token lacks statuses: write. The exit code is the verdict's.");
  if (commented === "not-permitted")
    log.warning(
      "The comment could not be written: the token lacks pull-requests: write. The verdict stands in the summary.",
    );
  return { words, posted: status === "posted" || status === "unchanged", overtaken: false };
}

async function orTrouble<T>(ask: () => Promise<T>): Promise<T | HostError> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof HostError) return cause;
    throw cause;
  }
}

async function orWarn<T>(log: Log, write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (cause) {
    if (!(cause instanceof HostError)) throw cause;
    log.warning(`Publishing failed: ${cause.message}. ${cause.hint}`);
    return null;
  }
}
