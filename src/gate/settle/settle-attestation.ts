import type { Retest } from "../../model/sheet.ts";
import type { Command } from "../answers/commands.ts";
import { changedSince, signableAt, withEvidence, type Signable } from "../answers/opinions.ts";
import { login, signersOf } from "../answers/people.ts";
import { headAt } from "../answers/reviewed-head.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import { isTooOld, tooOld } from "./retest-age.ts";
import type { Settled } from "./settle-signature.ts";
import type { Settling } from "../answers/settling.ts";

type Passed = Extract<Command, { readonly verb: "passed" }>;

/** Settles a retest that a person of its owner attests with a link, or with an evidence file that the fingerprint binds too. */
export function settleAttestation(settling: Settling, asked: AskedRequirement, retest: Retest): Settled {
  const allowed = asked.owners.flatMap((owner) => signersOf(settling.electorate, owner));
  const claims = settling.commands.filter(
    (command): command is Passed =>
      command.verb === "passed" && command.retest === asked.id && allowed.includes(login(command.by)),
  );
  const results = claims
    .map((command) => settleClaim(settling, { asked, retest }, command))
    .filter((result) => result !== null);
  const best = results.findLast((result) => result.state === "met") ?? results.at(-1);
  return best ?? { state: "missing", standing: { code: "nobody-answered" }, signers: [] };
}

function settleClaim(
  settling: Settling,
  { asked, retest }: { readonly asked: AskedRequirement; readonly retest: Retest },
  command: Passed,
): Settled | null {
  const signable = signableFor(settling, asked, command.proof);
  if (signable === null) return null;
  if (command.fingerprint !== signable.fingerprint) return voided(settling, signable, command);
  if (isTooOld(settling, retest, command.at)) return tooOld(retest, command.at);
  const how = settling.electorate.solo === null ? "attested" : "self-attested";
  const head = headAt(settling.facts.answers.heads, command.at);
  return {
    state: "met",
    standing: { code: "signed", by: [command.by], at: command.at, how, head, link: command.url },
    signers: [command.by],
  };
}

function signableFor(settling: Settling, asked: AskedRequirement, proof: string): Signable | null {
  if (isLink(proof)) return { asked, evidence: null, fingerprint: asked.fingerprint };
  return withEvidence(settling.facts.current, asked, proof);
}

/** Whether a proof is a web address rather than a path in the change. */
export function isLink(proof: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(proof);
}

function voided(settling: Settling, signable: Signable, command: Passed): Settled | null {
  const head = headAt(settling.facts.answers.heads, command.at);
  if (head === null) return { state: "void", standing: { code: "not-bound", by: command.by }, signers: [] };
  const then = signableAt(settling, signable, head);
  if (then !== null && then.fingerprint !== command.fingerprint) return null;
  const { standing } = changedSince(settling, signable, { by: command.by, at: command.at, then: then?.asked ?? null });
  return { state: "void", standing, signers: [] };
}
