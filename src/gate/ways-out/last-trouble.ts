import type { Snapshot } from "../../model/facts.ts";
import type { Requirement } from "../../model/verdict.ts";
import { login, peopleOf } from "../answers/people.ts";
import type { Settling } from "../answers/settling.ts";

/** When the newest failed check, failed numbers or objection to one of these requirements came, in milliseconds; 0: never. */
export function lastTrouble(settling: Settling, requirements: readonly Requirement[]): number {
  const times = [
    ...objections(settling, requirements),
    ...failedChecks(settling, requirements),
    ...failedNumbers(settling, requirements),
  ];
  return times.reduce((latest, time) => Math.max(latest, Date.parse(time)), 0);
}

/** One that was taken back has still come; of a review that was dismissed nobody can tell what it said. */
function objections({ facts, electorate }: Settling, requirements: readonly Requirement[]): readonly string[] {
  const owners = new Set(requirements.flatMap((requirement) => requirement.owners));
  const objectors = new Set([...owners].flatMap((owner) => peopleOf(electorate, owner)));
  return facts.answers.reviews
    .filter(({ state }) => state === "CHANGES_REQUESTED" || state === "DISMISSED")
    .filter((review) => objectors.has(login(review.author)))
    .map((review) => review.submitted_at);
}

/** A failure that is being run again has still come. */
function failedChecks({ facts }: Settling, requirements: readonly Requirement[]): readonly string[] {
  return requirements.flatMap(({ standing }) => {
    if (standing.code !== "check-failed" && standing.code !== "check-running") return [];
    const runs = facts.answers.checks.filter((run) => run.name === standing.name && run.app === standing.app);
    return runs
      .filter((run) => run.status === "completed" && run.conclusion !== "success")
      .map((run) => run.completed_at ?? facts.now);
  });
}

/** Numbers failed when the gate first spoke on a head that holds the file; what the file says of itself is the change's word. */
function failedNumbers({ facts }: Settling, requirements: readonly Requirement[]): readonly string[] {
  const { answers, current, reviewed } = facts;
  return requirements.flatMap(({ standing }) => {
    if (standing.code !== "numbers-failed") return [];
    const blob = current.evidence.find(({ path }) => path === standing.path)?.blob;
    const holds = (snapshot: Snapshot | null | undefined): boolean =>
      snapshot?.evidence.some((file) => file.path === standing.path && file.blob === blob) ?? false;
    const first = answers.heads.find(({ sha }) => holds(sha === current.change.head ? current : reviewed[sha]));
    return [first?.first_status_at ?? facts.now];
  });
}
