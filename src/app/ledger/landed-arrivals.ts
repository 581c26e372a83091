import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Arrival } from "../../model/landing.ts";
import type { Arrivals, JudgedArrival } from "../../port/arrivals.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import type { LineHistory } from "../../port/line-history.ts";
import { readSealed, writeSealed } from "./sealed-text.ts";
import { dayLength } from "../../firing/durations.ts";

/** A commit on a branch whose arrival is asked for. */
export interface LandedCommit {
  readonly commit: Sha;
  readonly branch: string;
  readonly landed_at: Instant;
}

/** How a commit came onto a branch; null: nobody was asked. */
export type ArrivalOf = (landed: Pick<LandedCommit, "commit" | "branch">) => Arrival | null;

/** Whether what asks for less was signed when it landed: the gate lets nobody override that. */
export type IsSigned = (landed: Pick<LandedCommit, "commit">) => boolean;

/** Tells it for the commits of a branch by what the gate had said of them. */
export function signedOn(branch: string, arrivalOf: ArrivalOf): IsSigned {
  return ({ commit }) => ["clear", "overridden"].includes(arrivalOf({ commit, branch })?.gate ?? "none");
}

interface Asking {
  readonly arrivals: Arrivals;
  readonly history: Pick<LineHistory, "landsAs">;
  readonly cache: LedgerCache | null;
  readonly now: Instant;
}

type Known = Readonly<Record<string, Arrival>>;

const key = "arrivals";
const askedAtOnce = 100;
/** Long enough for a gate's run that was under way at the merge, and for the host to link a push to its pull request. */
const unsettled = dayLength;
const greens: readonly Arrival["gate"][] = ["clear", "not-applicable", "overridden"];

/** The seal vouches for the shape. */
function isKnown(value: unknown): value is Known {
  return typeof value === "object" && value !== null;
}

async function readKnown(cache: LedgerCache | null): Promise<Known> {
  const value = cache === null ? undefined : await readSealed(cache, key);
  return isKnown(value) ? value : {};
}

/** A commit may be on several branches, each of which it came onto in its own way. */
function nameOf({ commit, branch }: Pick<LandedCommit, "commit" | "branch">): string {
  return `${commit} ${branch}`;
}

/** Whether an answer is final: the pull request is known and was let through, or a day has passed. */
function isSettled(arrival: Arrival, landed_at: Instant, now: Instant): boolean {
  const open = arrival.pull_request === null || arrival.gate === "none" || arrival.gate === "not-clear";
  return !open || Date.parse(now) - Date.parse(landed_at) > unsettled;
}

/** The host is asked about one branch at a time. */
function* inParts(landed: Iterable<LandedCommit>): Generator<readonly LandedCommit[]> {
  const parts = new Map<string, LandedCommit[]>();
  for (const one of landed) {
    const part = parts.get(one.branch) ?? [];
    parts.set(one.branch, part);
    part.push(one);
  }
  for (const part of parts.values()) {
    for (let at = 0; at < part.length; at += askedAtOnce) yield part.slice(at, at + askedAtOnce);
  }
}

/** Whoever can push can merge a pull request by hand, and write into that commit what nobody has judged: git says whether that was done. */
async function arrivalOf({ history }: Asking, commit: Sha, { head, ...arrival }: JudgedArrival): Promise<Arrival> {
  if (head === null || !greens.includes(arrival.gate) || (await history.landsAs({ commit, head }))) return arrival;
  return { ...arrival, gate: "other-content" };
}

/** How commits landed. The host is asked about those alone whose answer is not kept. */
export async function landedArrivals(asking: Asking, landed: readonly LandedCommit[]): Promise<ArrivalOf> {
  const { arrivals, cache, now } = asking;
  const kept = new Map(Object.entries(await readKnown(cache)));
  const answers = new Map(kept);
  const open = new Map(landed.filter((one) => !kept.has(nameOf(one))).map((one) => [nameOf(one), one]));
  const before = kept.size;
  try {
    for (const part of inParts(open.values())) {
      const read = await arrivals.readArrivals(
        part.map(({ commit }) => commit),
        part[0]?.branch ?? "",
      );
      for (const [index, one] of part.entries()) {
        const answer = read[index];
        if (answer === undefined) continue;
        const arrival = await arrivalOf(asking, one.commit, answer);
        answers.set(nameOf(one), arrival);
        if (isSettled(arrival, one.landed_at, now)) kept.set(nameOf(one), arrival);
      }
    }
  } finally {
    // Answers that came before a failure are kept: the next run asks for the rest.
    if (cache !== null && kept.size > before) await writeSealed(cache, key, Object.fromEntries(kept));
  }
  return (one) => answers.get(nameOf(one)) ?? null;
}
