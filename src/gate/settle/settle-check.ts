import type { CheckRun } from "../../model/answers.ts";
import type { Facts } from "../../model/facts.ts";
import type { Retest } from "../../model/sheet.ts";
import { signableAt } from "../answers/opinions.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import { isTooOld, tooOld } from "./retest-age.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { Settling } from "../answers/settling.ts";
import type { Settled } from "./settle-signature.ts";

interface Check {
  readonly name: string;
  readonly app: string;
}

/**
 * Settles a retest by the newest run of a check with this name from this app; only `success` passes. Until a merge group
 * has a finished run of its own, that of its pull request answers, if it was about the same content.
 */
export function settleCheck(
  settling: Settling,
  asked: AskedRequirement,
  { retest, check }: { readonly retest: Retest; readonly check: Check },
): Settled {
  const { facts } = settling;
  const runs = facts.answers.checks.filter((run) => run.name === check.name && run.app === check.app);
  const own = runs.filter(({ head }) => head === undefined);
  const settled = settleRuns(facts, own, { retest, check });
  const brought = runs.filter(({ head }) => head !== undefined && sameAt(settling, asked, head));
  return settled.state === "missing" && brought.length > 0 ? settleRuns(facts, brought, { retest, check }) : settled;
}

function sameAt(settling: Settling, asked: AskedRequirement, head: string): boolean {
  const then = signableAt(settling, { asked, evidence: null, fingerprint: asked.fingerprint }, head);
  return then?.fingerprint === asked.fingerprint;
}

function settleRuns(
  facts: Facts,
  runs: readonly CheckRun[],
  { retest, check }: { readonly retest: Retest; readonly check: Check },
): Settled {
  const newest = [...runs].sort(newestFirst)[0];
  if (newest === undefined) return { state: "missing", standing: { code: "check-missing", ...check }, signers: [] };
  if (newest.status !== "completed")
    return { state: "missing", standing: { code: "check-running", ...check }, signers: [] };
  const at = newest.completed_at ?? facts.now;
  const { name, app } = check;
  if (newest.conclusion !== "success") {
    const standing = {
      code: "check-failed",
      name,
      app,
      conclusion: newest.conclusion ?? "none",
      link: newest.url,
    } as const;
    return { state: "failed", standing, signers: [] };
  }
  if (isTooOld({ facts }, retest, at)) return tooOld(retest, at);
  const head = newest.head ?? facts.current.change.head;
  return { state: "met", standing: { code: "signed", by: [], at, how: "check", head, link: newest.url }, signers: [] };
}

/** Of runs that began together one that does not pass counts, always the same one. */
function newestFirst(a: CheckRun, b: CheckRun): number {
  const [first, second] = [startOf(a), startOf(b)];
  if (first !== second) return first < second ? 1 : -1;
  const passes = Number(a.conclusion === "success") - Number(b.conclusion === "success");
  return passes === 0 ? compareText(JSON.stringify(a), JSON.stringify(b)) : passes;
}

/** A run that has not started yet is the newest. */
function startOf(run: CheckRun): number {
  return run.started_at === null ? Number.POSITIVE_INFINITY : Date.parse(run.started_at);
}
