import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import { refuse, refuseInJson } from "../put-record.ts";
import { runError } from "../record-arguments.ts";
import { resumeWish } from "./resume-request.ts";
import { reportRun } from "./report-run.ts";
import type { Said } from "./say-resume.ts";

/** A worked-out resume with the folder that its record goes into. */
export interface WorkedOut extends Said {
  readonly folder: string;
}

/** A worked-out resume with the folder that its record goes into; null: an evidence file could not be read, which was told. */
export async function workOutResume(io: Io, given: Given): Promise<WorkedOut | null> {
  const { createLedgerCache } = await import("../../host/git/create-ledger-cache.ts");
  const { createGitRepository } = await import("../../host/git/create-git-repository.ts");
  const { collectLedger } = await import("../../app/ledger/collect-ledger.ts");
  const { evidenceAmong } = await import("../../app/gate/evidence-among.ts");
  const { reachOf } = await import("../../app/records/reach-of.ts");
  const { writeResume } = await import("../../app/records/write-resume.ts");
  const { hostArrivals } = await import("../host-arrivals.ts");
  const { loadSheet } = await import("../load-sheet.ts");
  const { packageVersion } = await import("../package-version.ts");
  const { root, folder, files } = loadSheet(io);
  const arrivals = await hostArrivals(io, given);
  const repository = createGitRepository({ directory: io.directory, env: io.env, absentBlobs: "too-large" });
  const cache = createLedgerCache({ folder: repository.folder, version: packageVersion() });
  try {
    const now = io.now().toISOString();
    const branch = given.values["branch"] ?? null;
    const facts = await collectLedger({ repository, arrivals, cache, now, branch });
    const wish = await resumeWish(io, given, { root, facts });
    const report = await reportRun(io, given, { root, folder, sheet: facts.sheet });
    const runs = report === null ? wish.runs : [...wish.runs, report.run];
    const through = await repository.resolveRef(given.values["through"] ?? facts.tip);
    const named = evidenceAmong(
      files,
      wish.runs.map((run) => run.evidence),
    );
    const evidence = report === null ? named : [...named, report.evidence];
    const covers = await reachOf(repository, facts, through);
    const answer = writeResume(facts, { ...wish, runs, through, covers, evidence });
    if (answer.ok) return { answer, through, sheet: facts.sheet, folder, report };
    if (answer.trouble !== "broken") throw runError(answer);
    await (given.switches.has("json") ? refuseInJson : refuse)(io, answer.findings);
    return null;
  } finally {
    await repository.close();
  }
}
