import type { Sha } from "../../model/change.ts";
import type { FiringFact } from "../../model/firing.ts";
import type { FiredAt } from "../../app/gate/fired-between.ts";
import type { ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { loadSheet } from "../load-sheet.ts";
import { putRecord } from "../put-record.ts";
import { withRepository } from "../with-repository.ts";
import { knownEntry } from "../argv/known-entry.ts";

/** What a no-impact record speaks of: the facts of a change that has not landed, or commits that have. */
type Spoken = { readonly facts: readonly FiringFact[] } | { readonly commits: readonly Sha[] };

/** `declare --no-impact TRIGGER`: its owner judges harmless what it fired for. */
export async function declareNoImpact(io: Io, given: Given, trigger: string): Promise<ExitCode> {
  const { writeNoImpact } = await import("../../app/records/write-no-impact.ts");
  const reason = given.values["reason"];
  if (reason === undefined)
    throw new CommandError("--no-impact needs the reason why it is harmless", '--reason "what is sent stays the same"');
  const { sheet, folder } = loadSheet(io);
  const rule = knownEntry("the sheet has no trigger", trigger, sheet.triggers);
  const spoken = await spokenOf(io, given, trigger);
  const draft = writeNoImpact(sheet, { trigger, reason, day: io.now().toISOString().slice(0, 10), ...spoken });
  return putRecord(io, given, { draft, folder, next: `propose it in a pull request, which ${rule.owner} signs` });
}

async function spokenOf(io: Io, given: Given, trigger: string): Promise<Spoken> {
  const { firedBetween, firedByLanding } = await import("../../app/gate/fired-between.ts");
  const { base } = given.values;
  const commits = given.lists["commit"] ?? [];
  if ((base === undefined) === (commits.length === 0))
    throw new CommandError(
      "--no-impact needs either the branch to merge into or the commits that landed",
      `declare --no-impact ${trigger} --base main, or --commit SHA`,
    );
  const now = io.now().toISOString();
  return withRepository(io, "too-large", async (repository) => {
    const head = await repository.resolveRef("HEAD");
    if (base !== undefined) {
      const fired = await firedBetween(repository, { base: await repository.resolveRef(base), head, now });
      return { facts: factsOf(fired, trigger, `what changed from ${base} to HEAD`) };
    }
    const landed: Sha[] = [];
    for (const name of commits) {
      const commit = await repository.resolveRef(name);
      const fired = await firedByLanding(repository, { commit, tip: head, now });
      if (fired === null)
        throw new CommandError(
          `${name} is no commit of the first-parent line of HEAD`,
          "name the commit that landed on the branch, such as the merge",
        );
      factsOf(fired, trigger, name);
      landed.push(commit);
    }
    return { commits: [...new Set(landed)] };
  });
}

function factsOf(fired: FiredAt, trigger: string, what: string): readonly FiringFact[] {
  if (fired.undecided)
    throw new CommandError(
      `what fired for ${what} can't be told: the sheet it is judged by is broken`,
      "signal-governance gate --base BASE --head HEAD names what is wrong",
    );
  const firing = fired.firings.find((one) => one.trigger === trigger);
  if (firing !== undefined) return firing.facts;
  const others = [...new Set(fired.firings.map((one) => one.trigger))];
  throw new CommandError(
    `${trigger} did not fire for ${what}`,
    others.length === 0 ? "nothing did; changes that are not committed don't count" : `fired: ${others.join(", ")}`,
  );
}
