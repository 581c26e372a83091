import type { Login, Review } from "../../model/answers.ts";
import type { Snapshot } from "../../model/facts.ts";
import type { Standing } from "../../model/verdict.ts";
import type { Command } from "./commands.ts";
import { evidenceFingerprint } from "./evidence-fingerprint.ts";
import { changedFiles } from "./changed-facts.ts";
import { login } from "./people.ts";
import { headAt, reviewedHead } from "./reviewed-head.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import type { Settling } from "./settling.ts";

/** What one person says about one requirement: the latest over reviews and commands. */
export type Opinion =
  | {
      readonly kind: "signed";
      readonly by: Login;
      readonly at: string;
      readonly how: "review" | "command";
      readonly head: string | null;
      readonly link: string | null;
    }
  | { readonly kind: "objected"; readonly at: string; readonly standing: Standing }
  | { readonly kind: "void"; readonly at: string; readonly standing: Standing };

type Yes = Exclude<Opinion, { readonly kind: "objected" }>;

/** A requirement as a person signs it: with an evidence file when the file makes the claim. */
export interface Signable {
  readonly asked: AskedRequirement;
  readonly evidence: string | null;
  readonly fingerprint: string;
}

/** The person's opinion on the requirement, or null when there is none. */
export function opinionOf(settling: Settling, signable: Signable, person: Login): Opinion | null {
  const reviews = settling.facts.answers.reviews
    .filter((review) => login(review.author) === person && review.state !== "COMMENTED")
    .sort((a, b) => a.submitted_at.localeCompare(b.submitted_at) || a.id - b.id);
  const reset = reviews.findLastIndex((review) => review.state !== "APPROVED");
  const stand = reviews[reset];
  const approvals = reviews.slice(reset + 1).map((review) => approval(settling, signable, review));
  const commands = settling.commands.filter((command) => login(command.by) === person);
  const said = [...approvals, ...commands.map((command) => signature(settling, signable, command))]
    .filter((opinion) => opinion !== null)
    .sort((a, b) => a.at.localeCompare(b.at));
  if (stand?.state !== "CHANGES_REQUESTED") return preferHolding(said);
  const { author: by, url: link, submitted_at } = stand;
  const objected: Opinion = { kind: "objected", at: submitted_at, standing: { code: "objection", by, link } };
  return preferHolding(said.filter(({ at }) => at > submitted_at)) ?? objected;
}

/** A yes that still holds, else the newest that does not. */
function preferHolding(said: readonly Yes[]): Yes | null {
  return said.findLast((opinion) => opinion.kind === "signed") ?? said.at(-1) ?? null;
}

function approval(settling: Settling, signable: Signable, review: Review): Yes {
  const { answers } = settling.facts;
  const head = answers.posts_statuses ? reviewedHead(review, answers.heads) : null;
  if (head === null)
    return { kind: "void", at: review.submitted_at, standing: { code: "not-bound", by: review.author } };
  const then = signableAt(settling, signable, head);
  if (then?.fingerprint === signable.fingerprint) {
    return { kind: "signed", by: review.author, at: review.submitted_at, how: "review", head, link: review.url };
  }
  return changedSince(settling, signable, { by: review.author, at: review.submitted_at, then: then?.asked ?? null });
}

function signature(settling: Settling, signable: Signable, command: Command): Yes | null {
  if (command.verb !== "sign-off") return null;
  if (command.fingerprints.includes(signable.fingerprint)) {
    const head = headAt(settling.facts.answers.heads, command.at);
    return { kind: "signed", by: command.by, at: command.at, how: "command", head, link: command.url };
  }
  const head = headAt(settling.facts.answers.heads, command.at);
  const then = head === null ? null : signableAt(settling, signable, head);
  if (then === null || !command.fingerprints.includes(then.fingerprint)) return null;
  return changedSince(settling, signable, { by: command.by, at: command.at, then: then.asked });
}

/** The opinion of somebody whose answer was about other facts, naming the files that changed since. */
export function changedSince(
  settling: Settling,
  { asked }: Signable,
  { by, at, then }: { readonly by: Login; readonly at: string; readonly then: AskedRequirement | null },
): Extract<Opinion, { readonly kind: "void" }> {
  const files = changedFiles(then?.facts ?? [], asked.facts);
  const head = settling.facts.current.change.head;
  return { kind: "void", at, standing: { code: "changed-since", by, files, head } };
}

/** The same requirement as it stood at a head; null when it was not asked for there or could not be read. */
export function signableAt(settling: Settling, signable: Signable, head: string): Signable | null {
  if (head === settling.facts.current.change.head) return signable;
  const past = settling.at(head);
  const asked = past?.requirements.find((candidate) => candidate.key === signable.asked.key);
  if (past === null || asked === undefined) return null;
  if (signable.evidence === null) return { asked, evidence: null, fingerprint: asked.fingerprint };
  return withEvidence(past.snapshot, asked, signable.evidence);
}

/** The requirement bound to an evidence file of the snapshot; null when the file is not there. */
export function withEvidence(snapshot: Snapshot, asked: AskedRequirement, path: string): Signable | null {
  const evidence = snapshot.evidence.find((item) => item.path === path);
  if (evidence === undefined) return null;
  return { asked, evidence: path, fingerprint: evidenceFingerprint(snapshot.change.branch, asked, evidence) };
}
