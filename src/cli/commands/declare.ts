import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { recordOptions } from "../put-record.ts";

interface Mode {
  readonly called: string;
  /** Options that mean something here, beside those of every record. */
  readonly takes: readonly string[];
  /** Whether triggers stand on the command line by themselves. */
  readonly names: boolean;
}

const outsideChange: Mode = { called: "an outside change", takes: ["at", "store", "detail", "by"], names: true };
const noImpact: Mode = { called: "--no-impact", takes: ["no-impact", "reason", "base", "commit"], names: false };
const release: Mode = { called: "--released", takes: ["released", "at", "signals", "store"], names: false };

/** What an option of another mode says would be lost without a word. */
function refuseOthers({ values, lists, paths }: Given, mode: Mode): void {
  const own = [...mode.takes, "C", ...recordOptions.map(({ name }) => name)];
  const other = [...Object.keys(values), ...Object.keys(lists)].find((name) => !own.includes(name));
  if (other !== undefined)
    throw new CommandError(`--${other} does not go with ${mode.called}`, "see signal-governance declare --help");
  if (!mode.names && paths[0] !== undefined)
    throw new CommandError(
      `${JSON.stringify(paths[0])} does not go with ${mode.called}`,
      "one declaration at a time; see signal-governance declare --help",
    );
}

async function declareWhat(io: Io, given: Given): Promise<ExitCode> {
  const { "no-impact": trigger, released } = given.values;
  if (trigger !== undefined) {
    const { declareNoImpact } = await import("../declarations/no-impact.ts");
    refuseOthers(given, noImpact);
    return declareNoImpact(io, given, trigger);
  }
  if (released !== undefined) {
    const { declareRelease } = await import("../declarations/release.ts");
    refuseOthers(given, release);
    return declareRelease(io, given, released);
  }
  const { declareOutsideChange } = await import("../declarations/outside-change.ts");
  refuseOthers(given, outsideChange);
  return declareOutsideChange(io, given);
}

/** `declare`: a record of a change made outside the repository, of a release, or of a judgement that something is harmless. */
export const declare: Command = {
  name: "declare",
  summary: "Record a change made outside the repository, a release, or that something was harmless.",
  usage:
    "declare TRIGGER… --at TIME | --released COMMIT|RECORD --at TIME | --no-impact TRIGGER --reason TEXT (--base REF | --commit SHA…)",
  operands: true,
  about:
    "Conclusions that rest on what an outside change can break are paused from the time it happened. Its record is never held by the gate: declaring danger is not slowed. A release says that everything landed up to a commit, or an outside change that was recorded, went live. No impact says that what a trigger fired for is harmless: what changed since --base, or landed commits. Both are signed by the owners.",
  options: [
    {
      name: "at",
      value: "TIME",
      summary: "when it happened or went live, with its offset: 2026-11-20T14:10:00+01:00, or now",
    },
    { name: "store", value: "STORES", summary: "only these stores, with commas between; all of them without" },
    { name: "detail", value: "TEXT", summary: "what was changed" },
    { name: "by", value: "TEXT", summary: "who did it, in words" },
    { name: "released", value: "WHAT", summary: "a commit, with all that landed before it, or a change record" },
    { name: "signals", value: "SIGNALS", summary: "only these signals were released, such as Purchase.*" },
    { name: "no-impact", value: "TRIGGER", summary: "what it fired for is harmless" },
    { name: "reason", value: "TEXT", summary: "why it is harmless" },
    { name: "base", value: "REF", summary: "no impact before the merge: what changed from here to HEAD" },
    { name: "commit", value: "SHA", repeats: true, summary: "no impact after the merge: this commit; repeat for more" },
    ...recordOptions,
  ],
  examples: [
    {
      line: 'signal-governance declare payment-app --at now --detail "Klarna switched on in the admin"',
      says: "writes governance/records/…-payment-app.yml",
    },
    {
      line: "signal-governance declare theme --at 2026-11-20T14:10:00Z --link northwind/store",
      says: "a link for someone without a checkout",
    },
    {
      line: "signal-governance declare --released 9f8e7d6 --at 2026-11-21T08:00:00Z",
      says: "what was merged is live now",
    },
    {
      line: 'signal-governance declare --no-impact theme --base main --reason "Only the order of two lines changed"',
      says: "for this branch, before it is merged",
    },
  ],
  run: declareWhat,
};
