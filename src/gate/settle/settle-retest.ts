import type { Evidence } from "../../model/evidence.ts";
import type { Retest } from "../../model/sheet.ts";
import type { Standing } from "../../model/verdict.ts";
import { judgeEvidence, retestOfEvidence } from "../../evidence/judge-evidence.ts";
import { opinionOf, withEvidence } from "../answers/opinions.ts";
import { login, peopleOf } from "../answers/people.ts";
import { evidenceFingerprint } from "../answers/evidence-fingerprint.ts";
import { isTooOld, tooOld } from "./retest-age.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import { settleAttestation } from "./settle-attestation.ts";
import { settleCheck } from "./settle-check.ts";
import { settleSignature, type Settled } from "./settle-signature.ts";
import type { Settling } from "../answers/settling.ts";

/** Settles a retest by the kind of evidence its policy asks for. An objection of its owner's people blocks it. */
export function settleRetest(settling: Settling, asked: AskedRequirement, retest: Retest): Settled {
  const objection = objectionTo(settling, asked, retest);
  if (objection !== null) return { state: "objected", standing: objection, signers: [] };
  if (retest.evidence === "attested") return settleAttestation(settling, asked, retest);
  if (typeof retest.evidence === "object") {
    return settleCheck(settling, asked, { retest, check: retest.evidence.check });
  }
  return settleNumbers(settling, asked, retest);
}

/** Evidence files of the change that can answer this retest. */
export function evidenceFor(settling: Settling, asked: AskedRequirement, retest: Retest): readonly Evidence[] {
  if (typeof retest.evidence === "object") return [];
  const files = settling.facts.current.evidence.filter((item) => item.kind !== "broken");
  return retest.evidence === "attested" ? files : files.filter((item) => retestOfEvidence(item) === asked.id);
}

/** The first objection that its author has not taken back by answering the retest after it. */
function objectionTo(settling: Settling, asked: AskedRequirement, retest: Retest): Standing | null {
  const signable = { asked, evidence: null, fingerprint: asked.fingerprint };
  const files = evidenceFor(settling, asked, retest);
  const branch = settling.facts.current.change.branch;
  const prints = [asked.fingerprint, ...files.map((file) => evidenceFingerprint(branch, asked, file))];
  const standing = asked.owners
    .flatMap((owner) => peopleOf(settling.electorate, owner))
    .flatMap((person) => {
      const opinion = opinionOf(settling, signable, person);
      if (opinion?.kind !== "objected" || answeredAfter(settling, prints, { person, at: opinion.at })) return [];
      return [opinion.standing];
    });
  return standing[0] ?? null;
}

function answeredAfter(
  { commands }: Settling,
  prints: readonly string[],
  { person, at }: { readonly person: string; readonly at: string },
): boolean {
  return commands.some((command) => {
    if (login(command.by) !== person || command.at <= at) return false;
    if (command.verb === "passed") return prints.includes(command.fingerprint);
    return command.verb === "sign-off" && command.fingerprints.some((print) => prints.includes(print));
  });
}

/** The newest file decides, of two of one moment the worse: numbers that don't hold fail, numbers that hold are a claim until the owner signs the file. */
function settleNumbers(settling: Settling, asked: AskedRequirement, retest: Retest): Settled {
  const judged = evidenceFor(settling, asked, retest)
    .flatMap((evidence) => {
      const judgement = judgeEvidence(retest, evidence);
      return judgement === null ? [] : [{ path: evidence.path, ...judgement }];
    })
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || goodness(a) - goodness(b) || (a.path < b.path ? -1 : 1));
  const newest = judged[0];
  const signable = newest === undefined ? null : withEvidence(settling.facts.current, asked, newest.path);
  if (newest === undefined || signable === null) {
    const evidence = retest.evidence === "reconciliation" ? "reconciliation" : "sample";
    return { state: "missing", standing: { code: "numbers-missing", evidence }, signers: [] };
  }
  const { path, summary, at } = newest;
  if (newest.unknown) return { state: "missing", standing: { code: "numbers-unknown", path, summary }, signers: [] };
  if (!newest.passed) return { state: "failed", standing: { code: "numbers-failed", path, summary }, signers: [] };
  if (Date.parse(at) > Date.parse(settling.facts.now))
    return { state: "failed", standing: { code: "evidence-broken", path }, signers: [] };
  if (isTooOld(settling, retest, at)) return tooOld(retest, at);
  const signed = settleSignature(settling, signable);
  return signed.state === "missing"
    ? { ...signed, state: "claimed", standing: { code: "claim-unsigned", path, summary } }
    : signed;
}

function goodness({ passed, unknown }: { readonly passed: boolean; readonly unknown: boolean }): number {
  return unknown ? 1 : passed ? 2 : 0;
}
