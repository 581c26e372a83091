import type { GitRepository } from "../../host/git/create-git-repository.ts";
import type { Sha } from "../../model/change.ts";
import type { Unmerged } from "../../model/status.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import { runError } from "../record-arguments.ts";
import { resumeWish } from "./resume-request.ts";
import { reportRun } from "./report-run.ts";
import type { Said } from "./say-resume.ts";
import { warnUnmerged } from "../warn-unmerged.ts";
import { withLedgerSource } from "../with-ledger-source.ts";
import { refuse, refuseInJson } from "../refuse.ts";
import { recordsOf } from "../records-of.ts";

/** A worked-out resume with the folder that its record goes into. */
export interface WorkedOut extends Said {
  readonly folder: string;
}

/** The newest commit of a line that was merged: the gate takes no record that speaks up to another one. */
async function newestMerged(repository: GitRepository, tip: Sha, unmerged: Unmerged | null): Promise<Sha> {
  if (unmerged === null) return tip;
  return (await repository.compare(unmerged.default_tip, tip)).merge_base;
}

/** Works out what the command line asks for; null: an evidence file could not be read, which was told. */
export async function workOutResume(io: Io, given: Given): Promise<WorkedOut | null> {
  const { collectLedgerAt } = await import("../../app/ledger/collect-ledger.ts");
  const { evidenceAmong } = await import("../../app/gate/evidence-among.ts");
  const { unmergedBranch } = await import("../../app/status/unmerged-branch.ts");
  const { closedAhead } = await import("../../app/records/read-incident.ts");
  const { reachOf } = await import("../../app/records/reach-of.ts");
  const { writeResume } = await import("../../app/records/write-resume.ts");
  const { loadSheet } = await import("../load-sheet.ts");
  const loaded = loadSheet(io);
  const { root, folder, files } = loaded;
  return withLedgerSource(io, given, async (source) => {
    const { repository } = source;
    const branches = await repository.branches();
    const facts = await collectLedgerAt(source, branches);
    const unmerged = await unmergedBranch(repository, branches, source.branch);
    await warnUnmerged(io, unmerged);
    const wish = resumeWish(io, given, { root, facts });
    const report = await reportRun(io, given, { root, folder, sheet: facts.sheet });
    const runs = report === null ? wish.runs : [...wish.runs, report.run];
    const through = await repository.resolveRef(
      given.values["through"] ?? (await newestMerged(repository, facts.tip, unmerged)),
    );
    const named = evidenceAmong(
      files,
      wish.runs.map((run) => run.evidence),
    );
    const evidence = report === null ? named : [...named, report.evidence];
    const covers = await reachOf(repository, facts, through);
    const answer = writeResume(facts, { ...wish, runs, through, covers, evidence });
    if (answer.ok) {
      const closed_ahead = closedAhead(await recordsOf(loaded), facts.records);
      return { answer, through, sheet: facts.sheet, folder, report, closed_ahead };
    }
    if (answer.trouble !== "broken") throw runError(answer);
    await (given.switches.has("json") ? refuseInJson : refuse)(io, answer.findings);
    return null;
  });
}
