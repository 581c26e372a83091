import type { Weakened } from "../model/weakened.ts";
import { names, type FindingPages } from "./finding-page.ts";
import { weakeningText } from "./weakening-text.ts";

const resume = (lines: readonly string[]): string =>
  ["kind: resume", "through: 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c", ...lines, "contaminated: none", ""].join("\n");

const sampled = (at: string): readonly string[] => [
  "retests:",
  `  - { retest: order-sample, result: passed, at: ${at} }`,
];

const proven = resume(["signals: [Purchase.value]", ...sampled("2026-11-22T09:00:00Z")]);
const file = "records/2026-11-23-resume.yml";

/** What a resume must hold before it frees anything. */
export const resumePages: FindingPages<
  | "resume-covers-nothing"
  | "resume-retest-missing"
  | "signals-not-covered"
  | "release-missing"
  | "release-time-missing"
  | "release-before-landing"
> = {
  "resume-covers-nothing": {
    severity: "warning",
    title: "A resume covers nothing that is paused",
    message: ({ signals }) => `nothing that landed up to through is paused for ${names(signals)}`,
    fix: () =>
      "name a later commit in through, or the signals and stores that status shows as paused; name no stores where one was renamed",
    why: "A resume speaks of what landed up to one commit, for its signals and stores. Where none of that is paused it changes nothing, and what was meant stays paused. An incident is never resumed: it ends by its own closed.",
    example: {
      file,
      wrong: resume(["signals: [Purchase.currency]", ...sampled("2026-11-22T09:00:00Z")]),
      mark: null,
      right: proven,
    },
  },
  "resume-retest-missing": {
    severity: "error",
    title: "A resume lacks a retest",
    message: ({ retest, pauses }) =>
      `${retest} has not passed${pauses.length === 0 ? "" : `; ${names(pauses, 3)} asks for it`}`,
    fix: ({ retest }) =>
      `run ${retest} after the release and write a new resume that holds its result beside the others`,
    why: "A resume frees when it holds every retest that the covered triggers and the rollback rules of their events ask for, each passed. One that lacks any of them frees nothing.",
    example: {
      file,
      wrong: proven.replace("result: passed", "result: failed"),
      mark: null,
      right: proven,
    },
  },
  "signals-not-covered": {
    severity: "error",
    title: "A resume speaks of signals that it does not prove",
    message: ({ signals }) => `no retest in it proves ${names(signals)}`,
    fix: () => "add a passed retest that proves them, or take them out of signals",
    why: "A signal resumes on evidence about that signal. A retest of the checkout says nothing about the ids on a product page.",
    example:
      "A resume for the content_ids of all events holds only an order sample, which proves those of Purchase; ViewContent.content_ids stays paused, and with it all the others.",
  },
  "release-missing": {
    severity: "error",
    title: "What a resume covers has not been released",
    message: ({ pauses }) => `no release record covers ${names(pauses, 3)}`,
    fix: () => "land a record of kind release that says when it went live, test after that, and write a new resume",
    why: "Under release: separate a merge is not live yet. Evidence from before the release speaks of the old version, so nothing resumes until a release record covers it.",
    example: "The theme is published by hand two days after the merge, and a resume lands on the first of them.",
  },
  "release-time-missing": {
    severity: "error",
    title: "A resume does not say when the change went live",
    message: ({ pauses }) => `nobody knows a pull request of ${names(pauses, 3)}, so released_at has to be stated`,
    fix: () => "write a new resume with released_at: the moment it went live",
    why: "What a theme editor pushes, or what no host was asked about, may have been live before or after its commit. Evidence counts from the release, so a person has to say when that was.",
    example: "A theme editor's commit landed without a pull request, and the resume that covers it has no released_at.",
  },
  "release-before-landing": {
    severity: "error",
    title: "A release before the commit landed",
    message: ({ released_at, landed_at }) =>
      `released_at ${released_at} is before ${landed_at}, when the newest covered commit landed`,
    fix: () => "state the moment at which the newest covered commit went live",
    why: "Nothing goes live before it exists. An earlier release would let evidence count that was taken from the old version.",
    example: {
      file,
      wrong: proven.replace("retests:", "released_at: 2026-11-19T08:00:00Z\nretests:"),
      mark: null,
      right: proven.replace("retests:", "released_at: 2026-11-20T10:00:00Z\nretests:"),
    },
  },
};

/** When evidence counts, and for which stores. */
export const timePages: FindingPages<
  | "evidence-before-release"
  | "evidence-before-incident"
  | "soak-not-over"
  | "evidence-of-other-store"
  | "evidence-in-future"
  | "evidence-too-old"
> = {
  "evidence-before-release": {
    severity: "error",
    title: "Evidence from before the release",
    message: ({ retest, at, released_at }) => `${retest} was taken at ${at}, before the release at ${released_at}`,
    fix: ({ retest }) => `run ${retest} again and write a new resume`,
    why: "Evidence from before the newest covered release shows the version that is gone. Where a sample says when it was taken, the earlier of both dates counts; so does the oldest placed_at of its orders.",
    example: {
      file,
      wrong: resume(["signals: [Purchase.value]", ...sampled("2026-11-20T07:00:00Z")]),
      mark: null,
      right: proven,
    },
  },
  "evidence-before-incident": {
    severity: "error",
    title: "An incident is closed on evidence from before it",
    message: ({ retest, at, happened_at }) => `${retest} was taken at ${at}, and the incident began at ${happened_at}`,
    fix: ({ retest }) => `run ${retest} after the repair; a record with amends: takes the new closed`,
    why: "A retest that passed before the incident began shows that all was well then. It says nothing about the repair.",
    example: {
      file: "records/2026-11-21-drift.yml",
      wrong: incident("2026-11-20T09:00:00Z"),
      mark: null,
      right: incident("2026-11-22T09:00:00Z"),
    },
  },
  "soak-not-over": {
    severity: "error",
    title: "Evidence from before the soak was over",
    message: ({ retest, at, not_before, hours }) =>
      `${retest} was taken at ${at}; evidence counts from ${not_before}, ${hours} h after the release`,
    fix: ({ retest }) => `run ${retest} once the soak is over and write a new resume`,
    why: "Caches, late orders and old tabs keep the previous version alive for a while. The rollback rule of the event says how long to wait; the longest one of the covered events counts.",
    example: {
      file,
      wrong: resume(["signals: [Purchase.value]", ...sampled("2026-11-20T20:00:00Z")]),
      mark: null,
      right: proven,
    },
  },
  "evidence-of-other-store": {
    severity: "error",
    title: "A reconciliation of another store",
    message: ({ retest, store, stores }) => `${retest} was reconciled for ${store}, and nothing shows ${names(stores)}`,
    fix: ({ stores, store }) => `reconcile the orders of ${names(stores)} too, or speak of ${store} alone`,
    why: "A reconciliation holds one store's orders against what both paths sent for them. What it found says nothing about another store, which has its own checkout, datasets and faults. A record may name several reports, one for each store.",
    example: "A resume for eu names the report that reconcile --store us has written.",
  },
  "evidence-in-future": {
    severity: "error",
    title: "Evidence from the future",
    message: ({ retest, at, landed_at }) => `${retest} is dated ${at}, after the record landed at ${landed_at}`,
    fix: () => "correct the date in a new record",
    why: "Evidence has to exist when its record lands. A later date is a slip of the pen, or a promise.",
    example: {
      file,
      wrong: resume(["signals: [Purchase.value]", ...sampled("2027-11-22T09:00:00Z")]),
      mark: null,
      right: proven,
    },
  },
  "evidence-too-old": {
    severity: "error",
    title: "Evidence that was too old when it landed",
    message: ({ retest, at, days }) => `${retest} was taken at ${at}, more than ${days} days before the record landed`,
    fix: ({ retest }) => `run ${retest} again and write a new record`,
    why: "The sheet says how long a retest's outcome may be believed. The record has to land within max_age_days of the run.",
    example: {
      file,
      wrong: resume(["signals: [Purchase.value]", ...sampled("2026-11-22T09:00:00Z")]),
      mark: null,
      right: resume(["signals: [Purchase.value]", ...sampled("2026-12-10T09:00:00Z")]),
    },
  },
};

/** Records and history that do not count as they stand. */
export const historyPages: FindingPages<
  | "record-not-judged"
  | "weakening-not-judged"
  | "gate-file-not-judged"
  | "amends-refused"
  | "no-impact-matches-nothing"
  | "history-incomplete"
  | "branch-missing"
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
    why: "What landed on a store's branch pauses that store. Nothing of it can be seen where the branch was not fetched, was deleted or has another name, so usable says less than it seems to.",
    example: "A clone was made with --single-branch, and one store deploys from another branch.",
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

function incident(at: string): string {
  return [
    "kind: incident",
    "incident: value-drift",
    "happened_at: 2026-11-21T09:00:00Z",
    "closed:",
    "  at: 2026-11-22T10:00:00Z",
    "  retests:",
    `    - { retest: order-sample, result: passed, at: ${at} }`,
    "  contaminated: none",
    "",
  ].join("\n");
}
