import { findSubject } from "../src/host/github/subject/find-subject.ts";
import type { Target } from "../src/host/github/subject/target.ts";
import { HostError } from "../src/port/host-error.ts";
import { verdictExitCode } from "../src/app/gate/verdict-exit-code.ts";
import { headline } from "../src/report/verdict/verdict-headline.ts";
import type { GateRun } from "../src/app/gate/run-gate.ts";
import type { Log } from "./log.ts";
import type { Judged } from "./judge-target.ts";
import { readInputs, type Inputs } from "./inputs.ts";
import { printAnnotations, writeOutputs, writeSummary } from "./outputs.ts";
import type { Published } from "./publish-verdict.ts";
import { readRunner, type Runner } from "./runner.ts";

/** How a run of the Action ends: its exit code, and the verdict for each pull request. */
export interface ActionResult {
  readonly exitCode: 0 | 1 | 2;
  readonly results: readonly { readonly number: number; readonly result: string }[];
}

/** Judges what the event is about: usually one pull request, on a schedule every one that is due. */
export async function runAction(env: Readonly<Record<string, string | undefined>>, log: Log): Promise<ActionResult> {
  const inputs = readInputs();
  const runner = readRunner(env);
  const targets = await findTargets(inputs, runner, log);
  const all: (Judged | null)[] = [];
  for (const target of targets) {
    const { judgeTarget } = await import("./judge-target.ts");
    all.push(await judgeTarget({ inputs, runner, target, log }));
  }
  const judged = all.filter((one) => one !== null);
  const [only, ...others] = judged;
  if (only?.run !== undefined && only.run !== null && others.length === 0) writeOutputs(only.run, runner.temp);
  for (const { run } of judged) if (run !== null) await report(run, log);
  return {
    exitCode: worst(all, inputs),
    results: judged.map(({ target, run }) => ({ number: target.number, result: run?.verdict.verdict ?? "error" })),
  };
}

async function findTargets(inputs: Inputs, runner: Runner, log: Log): Promise<readonly Target[]> {
  const found = await findSubject({
    ...runner,
    token: inputs.token,
    context: inputs.context,
    log: log.info,
    now: new Date().toISOString(),
  });
  if (found.kind === "refused")
    throw new HostError(found.reason, { hint: "see docs/install.md for the events that the workflow listens to" });
  if (found.targets.length === 0) log.info("This event is about no open pull request: nothing to judge.");
  return found.targets;
}

async function report(run: GateRun & Published, log: Log): Promise<void> {
  log.info(headline(run.verdict));
  printAnnotations(run);
  await writeSummary(run);
}

/** The status holds the merge: once it is posted the job is green, so that nobody reads the same verdict twice. */
function worst(judged: readonly (Judged | null)[], inputs: Inputs): 0 | 1 | 2 {
  const codes = judged.map((one) => codeOf(one, inputs));
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

function codeOf(judged: Judged | null, { exit }: Inputs): 0 | 1 | 2 {
  // Where the job is itself the check, its green would also be that of an open pull request with the same commit.
  if (judged === null) return exit === "verdict" ? 1 : 0;
  if (judged.run === null) return 2;
  return exit === "when-posted" && judged.run.posted ? 0 : verdictExitCode(judged.run.verdict);
}
