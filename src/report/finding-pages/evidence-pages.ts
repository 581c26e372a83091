import { names, type FindingPages } from "./finding-page.ts";
import { provenResume, resumeExample, resumeFile, sampledAt } from "./resume-example.ts";

/** When evidence counts, and for which stores. */
export const evidencePages: FindingPages<
  | "evidence-before-release"
  | "evidence-before-incident"
  | "soak-not-over"
  | "evidence-of-other-store"
  | "evidence-without-store"
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
      file: resumeFile,
      wrong: resumeExample(["signals: [Purchase.value]", ...sampledAt("2026-11-20T07:00:00Z")]),
      mark: null,
      right: provenResume,
    },
  },
  "evidence-before-incident": {
    severity: "error",
    title: "An incident is closed on evidence from before it",
    message: ({ retest, at, happened_at }) => `${retest} was taken at ${at}, and the incident began at ${happened_at}`,
    fix: ({ retest }) =>
      `run ${retest} after the repair; once the closing has landed, incident update opens the incident again`,
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
      file: resumeFile,
      wrong: resumeExample(["signals: [Purchase.value]", ...sampledAt("2026-11-20T20:00:00Z")]),
      mark: null,
      right: provenResume,
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
  "evidence-without-store": {
    severity: "error",
    title: "A reconciliation that names no store",
    message: ({ retest, file }) => `${file} does not say whose orders ${retest} has reconciled`,
    fix: ({ stores }) => `run reconcile again with --store ${stores.join(" or --store ")}`,
    why: "A reconciliation holds one store's orders. Where the sheet has several, a report that names none, as one that was written or shortened by hand, would speak for all of them.",
    example:
      "Somebody writes evidence/november.json by hand, without `store`, in a repository of the stores us and eu.",
  },
  "evidence-in-future": {
    severity: "error",
    title: "Evidence from the future",
    message: ({ retest, at, landed_at }) => `${retest} is dated ${at}, after the record landed at ${landed_at}`,
    fix: () => "correct the date in a new record",
    why: "Evidence has to exist when its record lands. A later date is a slip of the pen, or a promise.",
    example: {
      file: resumeFile,
      wrong: resumeExample(["signals: [Purchase.value]", ...sampledAt("2027-11-22T09:00:00Z")]),
      mark: null,
      right: provenResume,
    },
  },
  "evidence-too-old": {
    severity: "error",
    title: "Evidence that was too old when it landed",
    message: ({ retest, at, days }) => `${retest} was taken at ${at}, more than ${days} days before the record landed`,
    fix: ({ retest }) => `run ${retest} again and write a new record`,
    why: "The sheet says how long a retest's outcome may be believed. The record has to land within max_age_days of the run.",
    example: {
      file: resumeFile,
      wrong: resumeExample(["signals: [Purchase.value]", ...sampledAt("2026-11-22T09:00:00Z")]),
      mark: null,
      right: resumeExample(["signals: [Purchase.value]", ...sampledAt("2026-12-10T09:00:00Z")]),
    },
  },
};

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
