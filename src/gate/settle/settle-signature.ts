import type { Login } from "../../model/answers.ts";
import type { RequirementState, Standing } from "../../model/verdict.ts";
import { opinionOf, type Opinion, type Signable } from "../answers/opinions.ts";
import { peopleOf, signersOf } from "../answers/people.ts";
import type { Settling } from "../answers/settling.ts";

/** How a requirement stands, with everybody whose yes counts. */
export interface Settled {
  readonly state: RequirementState;
  readonly standing: Standing;
  readonly signers: readonly Login[];
}

type Signed = Extract<Opinion, { readonly kind: "signed" }>;

/** Settles a requirement that every one of its owners signs; one person of each role is enough, an objection blocks. */
export function settleSignature(settling: Settling, signable: Signable): Settled {
  const roles = signable.asked.owners.map((owner) => ({ owner, ...opinionsOfRole(settling, signable, owner) }));
  const signed = roles.flatMap((role) => role.signed);
  const signers = signed.map((opinion) => opinion.by);
  const objection = roles.flatMap((role) => role.objections)[0];
  if (objection !== undefined) return { state: "objected", standing: objection, signers };
  const open = roles.filter((role) => role.signed.length === 0);
  if (open.length === 0) return { state: "met", standing: signedStanding(settling, signed), signers };
  const voided = open.flatMap((role) => role.voided)[0];
  if (voided !== undefined) return { state: "void", standing: voided, signers };
  if (signed.length > 0) {
    return {
      state: "missing",
      standing: { code: "some-signed", by: signers, open: open.map((role) => role.owner) },
      signers,
    };
  }
  return { state: "missing", standing: { code: "nobody-answered" }, signers };
}

function opinionsOfRole(settling: Settling, signable: Signable, owner: string) {
  const allowed = signersOf(settling.electorate, owner);
  const opinions = peopleOf(settling.electorate, owner).flatMap((person) => {
    const opinion = opinionOf(settling, signable, person);
    return opinion === null ? [] : [{ person, opinion }];
  });
  return {
    signed: opinions.flatMap(({ person, opinion }) =>
      opinion.kind === "signed" && allowed.includes(person) ? [opinion] : [],
    ),
    objections: opinions.flatMap(({ opinion }) => (opinion.kind === "objected" ? [opinion.standing] : [])),
    voided: opinions.flatMap(({ person, opinion }) =>
      opinion.kind === "void" && allowed.includes(person) ? [opinion.standing] : [],
    ),
  };
}

function signedStanding(settling: Settling, signed: readonly Signed[]): Standing {
  const latest = [...signed].sort((a, b) => b.at.localeCompare(a.at))[0];
  return {
    code: "signed",
    by: [...new Set(signed.map((opinion) => opinion.by))].sort(),
    at: latest?.at ?? settling.facts.now,
    how: settling.electorate.solo === null ? (latest?.how ?? "command") : "self-attested",
    head: latest?.head ?? null,
    link: latest?.link ?? null,
  };
}
