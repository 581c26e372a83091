import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { verifyOptions } from "../asked-host.ts";
import type { Io } from "../io.ts";
import { putRecord, recordOptions, writeRecord } from "../put-record.ts";
import type { WorkedOut } from "../resume/work-out-resume.ts";
import { contaminatedOption, retestOption } from "../record-arguments.ts";

async function resumeWhat(io: Io, given: Given): Promise<ExitCode> {
  const { sayResume } = await import("../resume/say-resume.ts");
  const { workOutResume } = await import("../resume/work-out-resume.ts");
  const said = await workOutResume(io, given);
  if (said === null) return 1;
  const { draft } = said.answer;
  const { out, link } = given.values;
  // The record itself, or its link, is all that a script wants to read.
  const talk = out === "-" || link !== undefined ? { ...io, out: io.err } : io;
  await sayResume(talk, given, said);
  if (draft === null) return 1;
  if (!given.switches.has("check")) {
    await keep(said);
    const next =
      "propose it with its evidence in a pull request, which the signals' owners sign; it counts once that is merged";
    return putRecord(io, given, { draft, folder: said.folder, next });
  }
  talk.out("Nothing is missing.\n");
  return 0;
}

async function resumeInJson(io: Io, given: Given): Promise<ExitCode> {
  const { resumeJson } = await import("../resume/say-resume.ts");
  const { workOutResume } = await import("../resume/work-out-resume.ts");
  const said = await workOutResume(io, given);
  if (said === null) return 1;
  const { draft } = said.answer;
  const out = given.values["out"];
  const write = draft !== null && !given.switches.has("check");
  if (write) await keep(said);
  const written = write ? await writeRecord(io, { draft, folder: said.folder, out }) : null;
  io.out(await resumeJson(said, written));
  return draft === null ? 1 : 0;
}

async function keep({ folder, report }: Pick<WorkedOut, "folder" | "report">): Promise<void> {
  if (report === null) return;
  const { keepReport } = await import("../resume/report-run.ts");
  await keepReport(folder, report);
}

function refuseMixed({ values, lists, switches }: Given): void {
  const named = [...Object.keys(values), ...Object.keys(lists), ...switches].filter((name) => name !== "C");
  const besideTemplate = named.find((name) => !["template", "orders", "out", "debug"].includes(name));
  if (values["template"] !== undefined && besideTemplate !== undefined)
    throw new CommandError(`--${besideTemplate} does not go with --template`, "fill the sample first");
  if (values["template"] === undefined && values["orders"] !== undefined)
    throw new CommandError("--orders goes with --template alone", "signal-governance resume --template order-sample");
  if (switches.has("json") && (values["link"] !== undefined || values["out"] === "-"))
    throw new CommandError("--json is printed already", "leave out --link, and --out -");
}

/** `resume`: the record that ends a pause, or what is missing for it. */
export const resume: Command = {
  name: "resume",
  summary: "Write the record that ends a pause, or say what is missing for it.",
  usage:
    "resume [--conclusion NAMES | --signals SIGNALS] [--store STORES] [--released-at TIME] [--retest RETEST=EVIDENCE …] [--contaminated SPAN …] | resume --template RETEST",
  about:
    "Without conclusions or signals it speaks of everything that is paused. Numbers are computed from the samples, and the record is tried against what has landed: it is written only when it ends all that it covers (exit code 0). Otherwise nothing is written, and what is missing is listed with the next step (exit code 1). Incidents end by `incident close`. Without --verify the branch is taken at its word: what was pushed past the gate is not seen, and a release time has to be stated.",
  options: [
    { name: "conclusion", value: "NAMES", summary: "conclusions to make usable again, with commas between" },
    { name: "signals", value: "SIGNALS", summary: "signals to resume, such as Purchase.*" },
    { name: "store", value: "STORES", summary: "only these stores; all of them without" },
    {
      name: "through",
      value: "COMMIT",
      summary: "everything landed up to this commit; the newest that was merged without",
    },
    { name: "released-at", value: "TIME", summary: "when the newest of it went live" },
    retestOption,
    {
      name: "from",
      value: "REPORT",
      summary: "a reconciliation that answers its retest; copied to governance/evidence/ with the record",
    },
    contaminatedOption,
    { name: "branch", value: "NAME", summary: "the default branch, where another one is checked out" },
    ...verifyOptions("how each change landed"),
    { name: "check", summary: "write nothing, only say what is missing" },
    { name: "template", value: "RETEST", summary: "write an empty sample to fill, under governance/evidence/" },
    { name: "orders", value: "N", summary: "rows of the empty sample" },
    {
      name: "json",
      summary: "for a script, schema/resume.schema.json; of a broken evidence file schema/findings.schema.json",
    },
    ...recordOptions,
  ],
  examples: [
    { line: "signal-governance resume --conclusion roas", says: "what a resume of it needs, and from when" },
    { line: "signal-governance resume --template order-sample", says: "a sample to fill" },
    {
      line: "signal-governance resume --conclusion roas --from reconciliation.json",
      says: "what reconcile has found, as the retest that it answers",
    },
    {
      line: "signal-governance resume --conclusion roas --released-at 2026-11-21T08:00:00Z --retest order-sample=governance/evidence/2026-11-22-order-sample.yml",
      says: "writes governance/records/…-resume-roas.yml when nothing is missing",
    },
  ],
  run: async (io, given) => {
    refuseMixed(given);
    const template = given.values["template"];
    if (template !== undefined) {
      const { writeTemplate } = await import("../resume/write-template.ts");
      return writeTemplate(io, given, template);
    }
    return given.switches.has("json") ? resumeInJson(io, given) : resumeWhat(io, given);
  },
};
