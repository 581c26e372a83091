import type { Facts, SheetState } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { FiringFact } from "../model/firing.ts";
import type { Verdict } from "../model/verdict.ts";
import { readCommands } from "./commands.ts";
import { emptyVerdict } from "./empty-verdict.ts";
import { unresolvedTeams, type Electorate } from "./people.ts";
import { makeSeed, type Seed } from "./seed.ts";
import { settleSignature } from "./settle-signature.ts";
import { startSettling } from "./settling.ts";
import { signersOf } from "./people.ts";
import { verdictWord } from "./verdict-word.ts";

type BrokenSheet = Extract<SheetState, { readonly state: "broken" }>;

/**
 * The base's sheet can't be read, so nothing can be decided, except for the change that mends it: it touches only
 * `governance/`, its own sheet is valid, and the policy's owner signs (an admin, where even the owners can't be read).
 */
export function evaluateBrokenBase(facts: Facts, base: BrokenSheet): Verdict {
  const broken: Finding = {
    code: "base-sheet-broken",
    severity: "error",
    args: { commit: base.commit, count: base.findings.length },
  };
  const verdict = emptyVerdict(facts);
  const { change, proposed } = facts.current;
  const mends =
    proposed?.state === "valid" &&
    change.files.every((file) => isSheetFile(file.path) && isSheetFile(file.old_path ?? file.path));
  if (!mends) return { ...verdict, verdict: "error", findings: [...facts.problems, broken, ...base.findings] };
  const electorate = electorateOf(facts, base);
  const seed = mendingSeed(facts, base);
  const settling = startSettling(facts, electorate, readCommands(facts.answers.comments).commands);
  const settled = settleSignature(settling, { seed, evidence: null, fingerprint: seed.fingerprint });
  const { key, kind, id, owners, triggers, fingerprint } = seed;
  const people = owners.flatMap((owner) => signersOf(electorate, owner));
  const requirements = [
    {
      key,
      kind,
      id,
      owners,
      people,
      triggers,
      fingerprint,
      state: settled.state,
      standing: settled.standing,
      with_evidence: {},
    },
  ];
  const findings = [
    ...facts.problems,
    ...unresolvedTeams(electorate, owners),
    { ...broken, severity: "warning" as const },
  ];
  return { ...verdict, requirements, findings, verdict: verdictWord({ requirements, findings, override: null }) };
}

function isSheetFile(path: string): boolean {
  return path.startsWith("governance/");
}

function electorateOf(facts: Facts, { owners, policy_owner }: BrokenSheet): Electorate {
  const known = owners !== null && policy_owner !== null && owners[policy_owner] !== undefined;
  return {
    owners: known ? owners : {},
    policyOwner: policy_owner ?? "",
    allowAuthor: false,
    solo: null,
    admins: known ? [] : facts.people.admins,
    facts,
  };
}

function mendingSeed(facts: Facts, { policy_owner }: BrokenSheet): Seed {
  const mended = facts.current.change.files.map((file): FiringFact => [
    "file",
    file.status,
    file.path,
    file.old_path,
    file.before ?? null,
    file.after ?? null,
  ]);
  return makeSeed(facts.current.change.branch, {
    key: "sheet-change:governance",
    kind: "sheet-change",
    id: "governance",
    owners: [policy_owner ?? "admin"],
    triggers: [],
    rule: null,
    facts: mended,
    retest: null,
    broken: null,
  });
}
