import type { Facts, SheetState } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Verdict, VerdictWord } from "../model/verdict.ts";
import { entryOf } from "../firing/entry-of.ts";
import { unreadBlobs } from "../firing/fire-triggers.ts";
import { fingerprintOf } from "../firing/fingerprint.ts";
import { readCommands } from "./answers/commands.ts";
import { derive, type Derived } from "./requirements/derive.ts";
import { emptyVerdict } from "./empty-verdict.ts";
import { evaluateBrokenBase } from "./evaluate-broken-base.ts";
import { freezeFindings } from "./freezes.ts";
import { triggerFingerprints } from "./ways-out/no-impact.ts";
import { standingOverride } from "./ways-out/override.ts";
import { afterReleaseRetests, pausesOf } from "./pauses.ts";
import { unresolvedTeams, type Electorate } from "./answers/people.ts";
import { foreignStatuses, proposalFindings } from "./proposal-findings.ts";
import { refusals } from "./refusals.ts";
import { saidRecords } from "./said-records.ts";
import { settle } from "./settle/settle.ts";
import { startSettling, type Settling } from "./answers/settling.ts";
import { verdictWord } from "./verdict-word.ts";

/**
 * The verdict for one change: which triggers fired under which sheet, what must be answered, what was, and which
 * conclusions pause. Pure: the same facts give the same verdict, whatever order files, reviews and comments come in.
 */
export function evaluate(facts: Facts): Verdict {
  const { base } = facts.policies;
  const { proposed } = facts.current;
  if (base.state === "broken") return evaluateBrokenBase(facts, base);
  const judge = base.state === "valid" ? base.sheet : proposed?.state === "valid" ? proposed.sheet : null;
  if (judge === null) return withoutSheet(facts, proposed);
  return judged(facts, judge);
}

/** No sheet decides: nothing is asked, except that a first sheet is linted as advice. */
function withoutSheet(facts: Facts, proposed: SheetState | null): Verdict {
  const { branch } = facts.current.change;
  const said: readonly Finding[] =
    proposed?.state === "broken" ? proposed.findings : [{ code: "no-sheet", severity: "warning", args: { branch } }];
  const findings = [...facts.problems, ...said];
  const word: VerdictWord =
    facts.problems.length > 0 ? "error" : proposed?.state === "broken" ? "blocked" : "not-applicable";
  return { ...emptyVerdict(facts), mode: "advise", verdict: word, findings };
}

function judged(facts: Facts, judge: Sheet): Verdict {
  const derived = derive(facts, facts.current);
  const { commands, refused } = readCommands(facts.answers.comments);
  const settling = startSettling(facts, electorateOf(facts, judge), commands);
  const { requirements, rolledBack } = settle(settling, derived, judge.policy);
  const fingerprint = verdictFingerprint(facts, requirements);
  const override = standingOverride(settling, { policy: judge.policy, fingerprint, requirements });
  const fired = firingsOf(derived);
  const findings = [
    ...problemsOf(facts, settling, derived),
    ...proposalFindings(facts),
    ...(rolledBack ? [] : freezeFindings(judge.policy, fired, facts.now)),
    ...derived.findings,
    ...refusals(settling, { policy: judge.policy, fingerprint, derived, requirements, refused }),
  ];
  return {
    ...emptyVerdict(facts),
    mode: facts.policies.base.state === "absent" ? "advise" : judge.policy.mode,
    verdict: verdictWord({ requirements, findings, override, fired }),
    fingerprint,
    fired,
    triggers: triggerFingerprints(derived, facts.current.change.branch),
    requirements,
    paused: pausesOf(derived),
    after_release: afterReleaseRetests(derived),
    weakened: derived.weakened,
    records: saidRecords(judge, facts.current.records),
    override,
    findings,
  };
}

function electorateOf(facts: Facts, { owners, policy }: Sheet): Electorate {
  return {
    owners,
    policyOwner: policy.owner,
    allowAuthor: policy.sign_off.allow_author,
    solo: policy.solo,
    admins: [],
    facts,
  };
}

function verdictFingerprint(facts: Facts, requirements: Verdict["requirements"]): string {
  const rule = requirements.map(({ key, fingerprint }) => [key, fingerprint]);
  return fingerprintOf({ branch: facts.current.change.branch, key: "verdict", rule, facts: [] });
}

/** Anything that was not read whole: the verdict can't be green. */
function problemsOf(facts: Facts, settling: Settling, derived: Derived): readonly Finding[] {
  const owners = [...derived.requirements.flatMap((asked) => asked.owners), ...waivingOwners(settling, derived)];
  const unread = unreadBlobs(
    derived.policies.flatMap(({ firings }) => firings),
    facts.current.change,
  );
  const missing = unread.map((file): Finding => ({ code: "blob-missing", severity: "error", args: { file } }));
  return [
    ...facts.problems,
    ...unresolvedTeams(settling.electorate, owners),
    ...missing,
    ...unreadGroup(facts),
    ...foreignStatuses(facts),
  ];
}

/** Roles that no requirement names but that a command of this pull request calls on. */
function waivingOwners({ commands }: Settling, { policies }: Derived): readonly string[] {
  return policies.flatMap(({ sheet }) =>
    commands.flatMap((command) => {
      if (command.verb === "override") return sheet.policy.override?.owners ?? [];
      return command.verb === "no-impact" ? (entryOf(sheet.triggers, command.trigger)?.owner ?? []) : [];
    }),
  );
}

/** A merge group is judged by the sheet it is built on too. */
function unreadGroup({ policies: { group } }: Facts): readonly Finding[] {
  if (group?.state !== "broken") return [];
  const args = { commit: group.commit, count: group.findings.length };
  return [{ code: "base-sheet-broken", severity: "error", args }];
}

/** What fired under any policy; the base's firing speaks for a trigger that fired under several. */
function firingsOf({ policies }: Derived): Verdict["fired"] {
  const unique = new Map(
    policies.toReversed().flatMap(({ firings }) => firings.map((firing) => [firing.trigger, firing] as const)),
  );
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, firing]) => firing);
}
