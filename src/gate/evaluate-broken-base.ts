import type { Facts, SheetState } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Verdict } from "../model/verdict.ts";
import { readCommands } from "./answers/commands.ts";
import { emptyVerdict } from "./empty-verdict.ts";
import { unresolvedTeams, type Electorate } from "./answers/people.ts";
import { askedRequirement, type AskedRequirement } from "./requirements/asked-requirement.ts";
import { foreignStatuses, proposalFindings } from "./proposal-findings.ts";
import { recordRequirements } from "./requirements/record-requirements.ts";
import { settle } from "./settle/settle.ts";
import { startSettling } from "./answers/settling.ts";
import { verdictWord } from "./verdict-word.ts";
import { namesOf } from "../firing/both-sides.ts";
import { entryOf } from "../firing/entry-of.ts";
import { fileFact } from "../firing/file-fact.ts";
import { isUnderGovernance } from "../firing/is-under-governance.ts";

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
  const mends = proposed?.state === "valid" && change.files.every((file) => namesOf(file).every(isUnderGovernance));
  if (!mends) return { ...verdict, verdict: "error", findings: [...facts.problems, broken, ...base.findings] };
  const { requirements, findings } = mended(facts, base, proposed.sheet);
  return {
    ...verdict,
    requirements,
    findings: [...findings, { ...broken, severity: "warning" as const }],
    verdict: verdictWord({ requirements, findings, override: null, fired: [] }),
  };
}

/** The change mends the sheet: its policy's owner signs, and records are judged by the sheet that it proposes. */
function mended(facts: Facts, base: BrokenSheet, sheet: Sheet): Pick<Verdict, "requirements" | "findings"> {
  const { change, evidence, records } = facts.current;
  const record = recordRequirements({ sheet, branch: change.branch, evidence }, records);
  const requirements = [...record.requirements, mendingRequirement(facts, base)];
  const settling = startSettling(facts, electorateOf(facts, base), readCommands(facts.answers.comments).commands);
  const derived = { policies: [], requirements, weakened: [], findings: record.findings };
  const owners = requirements.flatMap((asked) => asked.owners);
  return {
    requirements: settle(settling, derived, sheet.policy).requirements,
    findings: [
      ...facts.problems,
      ...unresolvedTeams(settling.electorate, owners),
      ...foreignStatuses(facts),
      ...proposalFindings(facts),
      ...record.findings,
    ],
  };
}

function electorateOf(facts: Facts, { owners, policy_owner }: BrokenSheet): Electorate {
  const known = owners !== null && policy_owner !== null && entryOf(owners, policy_owner) !== undefined;
  return {
    owners: known ? owners : {},
    policyOwner: policy_owner ?? "",
    allowAuthor: false,
    solo: null,
    admins: known ? [] : facts.people.admins,
    facts,
  };
}

function mendingRequirement({ current: { change } }: Facts, { policy_owner }: BrokenSheet): AskedRequirement {
  return askedRequirement(change.branch, {
    key: "sheet-change:governance",
    kind: "sheet-change",
    id: "governance",
    owners: [policy_owner ?? "admin"],
    triggers: [],
    rule: null,
    facts: change.files.map(fileFact),
    retest: null,
    broken: null,
  });
}
