import { names, type FindingPages } from "./finding-page.ts";
import { provenResume, resumeExample, resumeFile, sampledAt } from "./resume-example.ts";

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
      file: resumeFile,
      wrong: resumeExample(["signals: [Purchase.currency]", ...sampledAt("2026-11-22T09:00:00Z")]),
      mark: null,
      right: provenResume,
    },
  },
  "resume-retest-missing": {
    severity: "error",
    title: "A resume lacks a retest",
    message: ({ retest, pauses }) =>
      `${retest} has not passed${pauses.length === 0 ? "" : `; ${names(pauses, 3)} ${pauses.length === 1 ? "asks" : "ask"} for it`}`,
    fix: ({ retest }) =>
      `run ${retest} after the release and write a new resume that holds its result beside the others`,
    why: "A resume frees when it holds every retest that the covered triggers and the rollback rules of their events ask for, each passed. One that lacks any of them frees nothing.",
    example: {
      file: resumeFile,
      wrong: provenResume.replace("result: passed", "result: failed"),
      mark: null,
      right: provenResume,
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
      file: resumeFile,
      wrong: provenResume.replace("retests:", "released_at: 2026-11-19T08:00:00Z\nretests:"),
      mark: null,
      right: provenResume.replace("retests:", "released_at: 2026-11-20T10:00:00Z\nretests:"),
    },
  },
};
