import type { Weakened } from "../../model/weakened.ts";
import { names, type FindingPages } from "./finding-page.ts";
import { weakeningText } from "../verdict/weakening-text.ts";

/** Records and history that do not count as they stand. */
export const historyPages: FindingPages<
  | "record-not-judged"
  | "weakening-not-judged"
  | "gate-file-not-judged"
  | "amends-refused"
  | "no-impact-matches-nothing"
  | "history-incomplete"
  | "branch-missing"
  | "declared-ahead"
  | "landed-in-future"
> = {
  "record-not-judged": {
    severity: "error",
    title: "A record landed past the gate",
    message: ({ record, commit }) => `${record} landed with ${commit.slice(0, 12)}, and the gate was not clear there`,
    fix: () => "propose it again as a new record in a pull request that the gate clears",
    why: "What frees something is signed by the owners of its signals, and the gate is where they sign. A resume, release, no-impact, closed or narrower scope that was pushed directly or merged by an override frees nothing.",
    example: "Somebody pushes a resume straight to main; the owners of Purchase.value never saw it.",
  },
  "weakening-not-judged": {
    severity: "error",
    title: "The sheet asks for less, past the gate",
    message: ({ commit, weakened }) =>
      `the sheet's weakening in ${commit.slice(0, 12)} landed without the gate's signatures: ${lossesInWords(weakened)}`,
    fix: () =>
      "take it back, or do so and propose it again in a pull request that its owners sign; until then it counts",
    why: "The sheet at the tip decides, however it came there. An entry that asks for less frees what it no longer holds, and whoever owns it was not asked: a direct push skipped the gate, or it was merged while the gate was not clear.",
    example: "Somebody pushes a sheet straight to main in which ROAS no longer rests on Purchase.currency.",
  },
  "gate-file-not-judged": {
    severity: "warning",
    title: "A file of the gate was changed past the gate",
    message: ({ commit, file, removed }) =>
      `${file} was ${removed ? "removed, or the gate taken out of it," : "changed"} in ${commit.slice(0, 12)}, and the gate was not clear there`,
    fix: () => "put it back, or do so and propose it again in a pull request that the policy's owner signs",
    why: "Without its workflow the gate holds nothing, and without CODEOWNERS anybody may change both. The policy's owner signs such a change in a pull request; a direct push asked nobody. What landed since still pauses, because pauses follow from history.",
    example: "Somebody deletes .github/workflows/signal-gate.yml straight on main.",
  },
  "amends-refused": {
    severity: "error",
    title: "A record amends what it can't",
    message: ({ amends, why }) => `${amends} ${refusals[why]}`,
    fix: () =>
      "name a record of the same kind and incident, with all that it declares, that landed on an earlier commit; until then both pause",
    why: "A later record may replace the scope of an earlier one. An incident can't replace an outside change, whose retests it would skip, and no record can replace one that did not exist before it.",
    example: {
      file: "records/2026-11-23-klarna.yml",
      wrong: "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-20T14:10:00Z\namends: 2026-11-20-karna\n",
      mark: null,
      right: "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-20T14:10:00Z\namends: 2026-11-20-klarna\n",
    },
  },
  "no-impact-matches-nothing": {
    severity: "warning",
    title: "A no-impact record matches nothing that landed",
    message: ({ trigger }) => `nothing that fired ${trigger} has these facts or commits`,
    fix: () => "list the commits in a new no-impact record; status names them",
    why: "A judgement of harmlessness is about exactly one change. Before the merge it binds to the facts that fired; where other content landed in the end, nobody has judged that.",
    example: {
      file: "records/2026-11-23-harmless.yml",
      wrong: 'kind: no-impact\ntrigger: checkout\nreason: Only a comment changed.\ncommits: ["1111111"]\n',
      mark: null,
      right: 'kind: no-impact\ntrigger: checkout\nreason: Only a comment changed.\ncommits: ["9f8e7d6c5b4a"]\n',
    },
  },
  "history-incomplete": {
    severity: "error",
    title: "The history is cut off",
    message: ({ since }) => `what landed before ${since} is unknown: the clone is shallow`,
    fix: () => "fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in actions/checkout",
    why: "What landed pauses because it fired, and that is read from history. Where history is missing nothing may be called usable.",
    example: "A workflow checks out one commit and asks for the status.",
  },
  "branch-missing": {
    severity: "error",
    title: "A store's branch is not in this clone",
    message: ({ branch, stores }) => `${names(stores)} lists the branch ${branch}, which this clone does not have`,
    fix: () =>
      "fetch every branch: git fetch origin '+refs/heads/*:refs/remotes/origin/*', or take the branch out of sheet.yml",
    why: "What landed on a store's branch pauses that store. Nothing of it can be seen where the branch was not fetched, was deleted or has another name, so nothing of that store may be called usable: otherwise whoever deletes a branch would free what it paused.",
    example: "A clone was made with --single-branch, and one store deploys from another branch.",
  },
  "declared-ahead": {
    severity: "error",
    title: "A record declares what is still to come",
    message: ({ at }) => `it says that it happened at ${at}, which is still to come: until then it pauses nothing`,
    fix: ({ record }) => `if the date is a slip, write the record again with the right one and \`amends: ${record}\``,
    why: "A pause counts from the moment that a record names. A slip of the year makes a declared danger pause nothing, and nobody would notice.",
    example: "An incident of 20 November 2026 is recorded with the year 2027.",
  },
  "landed-in-future": {
    severity: "error",
    title: "A commit is dated ahead of the clock",
    message: ({ commit, at }) => `${commit.slice(0, 12)} is dated ${at}, which is still to come`,
    fix: () =>
      "set the clock that made the commit; until another commit lands on top of it, with a right date or (with --verify) by a pull request, no evidence counts as newer",
    why: "A commit lands no earlier than its parent, so one clock that is ahead would move everything after it. Its date is not believed: it counts as landed with the next commit that proves when. Once its date is past it can't be told from a right one, and without --verify everything after it lands on that day.",
    example: "A laptop whose clock says 2029 merges a change and pushes it.",
  },
};

/** The first few, each as the gate's comment words it. */
function lossesInWords(weakened: readonly Weakened[]): string {
  const shown = weakened.slice(0, 3).map(({ entry, what, detail }) => `${entry} ${weakeningText(what)} (${detail})`);
  return [...shown, ...(weakened.length > 3 ? [`${String(weakened.length - 3)} more`] : [])].join("; ");
}

const refusals = {
  unknown: "is no record that landed before it",
  "other-kind": "is a record of another kind or another incident, or declares more",
  "not-earlier": "did not land on an earlier commit",
} as const;
