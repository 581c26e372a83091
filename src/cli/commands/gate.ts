import { resolve } from "node:path";
import type { GateRun } from "../../app/gate/run-gate.ts";
import type { RecordedAnswers } from "../../app/gate/recorded-discussion.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../argv/parse-instant.ts";
import { withRepository } from "../with-repository.ts";

/** The branch that a ref stands for: fingerprints name it, so that both hosts must agree. */
function branchOf(ref: string): string {
  const short = ref
    .replace(/^refs\/heads\//u, "")
    .replace(/^refs\/remotes\/[^/]+\//u, "")
    .replace(/^(?:origin|upstream)\//u, "");
  return /^(?:[0-9a-f]{7,64}|HEAD.*|.*[~^@].*)$/u.test(short) ? "main" : short;
}

function listProblems(what: string, problems: readonly string[]): never {
  const more = problems.length > 5 ? ` and ${problems.length - 5} more` : "";
  throw new CommandError(
    `${what} has not the shape of schema/facts.schema.json`,
    `${problems.slice(0, 5).join("; ")}${more}`,
  );
}

async function answersOf(io: Io, given: Given): Promise<Pick<RecordedAnswers, "subject" | "answers" | "people">> {
  const { noAnswers } = await import("../../app/gate/recorded-discussion.ts");
  const name = given.values["answers"];
  if (name === undefined) return noAnswers();
  const { readAnswers } = await import("../../app/gate/read-answers.ts");
  const { readJson } = await import("../read-json.ts");
  const read = readAnswers(readJson(io, name));
  return read.ok ? read.recorded : listProblems(name, read.problems);
}

async function judgeRecorded(io: Io, name: string): Promise<GateRun> {
  const { readFacts } = await import("../../app/gate/read-facts.ts");
  const { judgeFacts } = await import("../../app/gate/run-gate.ts");
  const { readJson } = await import("../read-json.ts");
  const read = readFacts(readJson(io, name));
  if (!read.ok)
    return listProblems(
      name,
      read.errors.map(
        ({ instancePath, keyword, params }) =>
          `${instancePath === "" ? "the value" : instancePath} ${keyword === "required" ? `lacks ${String(params["missingProperty"])}` : `fails ${keyword}`}`,
      ),
    );
  return judgeFacts(read.facts);
}

async function judgeRefs(io: Io, given: Given): Promise<GateRun> {
  const { base: baseRef, head: headRef, branch, now } = given.values;
  if (baseRef === undefined || headRef === undefined) {
    throw new CommandError(
      "gate needs two refs, or a facts file",
      "gate --base main --head my-branch, or gate --facts FILE",
    );
  }
  const { recordedDiscussion } = await import("../../app/gate/recorded-discussion.ts");
  const { runGate } = await import("../../app/gate/run-gate.ts");
  const recorded = await answersOf(io, given);
  const moment = now === undefined ? io.now().toISOString() : parseInstant(now, io.now());
  return withRepository(io, "refuse", async (repository) => {
    const [base, head] = [await repository.resolveRef(baseRef), await repository.resolveRef(headRef)];
    const discussion = recordedDiscussion({ ...recorded, branch: branch ?? branchOf(baseRef), base, head });
    return runGate({ repository, discussion, now: moment });
  });
}

async function report(io: Io, given: Given, run: GateRun): Promise<ExitCode> {
  const { verdictExitCode } = await import("../../app/gate/verdict-exit-code.ts");
  const out = given.values["write-facts"];
  if (out !== undefined) {
    const { replaceFile } = await import("../../host/disk/write-file.ts");
    replaceFile(resolve(io.directory, out), `${JSON.stringify(run.facts)}\n`);
  }
  if (given.switches.has("json")) {
    const { verdictJson } = await import("../../report/verdict/verdict-json.ts");
    io.out(verdictJson(run.verdict));
  } else {
    const { commentContext } = await import("../../app/gate/comment-context.ts");
    const { gateText } = await import("../../report/verdict/gate-text.ts");
    io.out(
      gateText(run.verdict, { ...commentContext(run, null, { dashboard: null, held_by: null }), columns: io.columns }),
    );
  }
  return verdictExitCode(run.verdict);
}

/** `gate`: the verdict on a change, from two refs of this repository or from recorded facts. */
export const gate: Command = {
  name: "gate",
  summary: "Judge a change: two refs of this repository, or recorded facts.",
  usage: "gate --base REF --head REF [--answers FILE] [--json] | gate --facts FILE [--json]",
  about:
    "The change is the merge base against the head; the sheet at the base decides. Nothing is fetched and no token is needed. What people answered comes from a file; without one everything asked for is open.",
  options: [
    { name: "base", value: "REF", summary: "tip of the branch to merge into" },
    { name: "head", value: "REF", summary: "tip of the change" },
    { name: "branch", value: "NAME", summary: "name of the base branch, where --base does not say it" },
    {
      name: "answers",
      value: "FILE",
      summary: "JSON with the subject, answers and people of a facts file, or some of these",
    },
    { name: "facts", value: "FILE", summary: "judge the facts that the Action wrote: the same bytes come out" },
    { name: "write-facts", value: "FILE", summary: "also write the facts that were judged" },
    { name: "now", value: "TIME", summary: "judge as of this moment" },
    { name: "json", summary: "the verdict as JSON, schema/verdict.schema.json" },
  ],
  examples: [
    { line: "signal-governance gate --base main --head HEAD", says: "before opening the pull request" },
    { line: "signal-governance gate --base origin/main --head HEAD --json", says: "for a script" },
    { line: "signal-governance gate --facts facts.json", says: "why the Action decided as it did" },
  ],
  run: async (io, given) => {
    const name = given.values["facts"];
    if (name !== undefined && (given.values["base"] ?? given.values["head"] ?? given.values["answers"]) !== undefined) {
      throw new CommandError("--facts already says what is compared", "leave out --base, --head and --answers");
    }
    return report(io, given, name === undefined ? await judgeRefs(io, given) : await judgeRecorded(io, name));
  },
};
