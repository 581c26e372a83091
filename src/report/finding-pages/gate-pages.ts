import type { FindingPages } from "./finding-page.ts";

/** What keeps the gate from deciding, or decides by itself. */
export const gatePages: FindingPages<
  | "files-incomplete"
  | "too-many-commits"
  | "blob-missing"
  | "team-unresolved"
  | "base-sheet-broken"
  | "no-sheet"
  | "sheet-conflict"
  | "foreign-status"
  | "frozen"
  | "read-incomplete"
> = {
  "files-incomplete": {
    severity: "error",
    title: "The list of changed files is incomplete",
    message: ({ expected, got }) => `${got} of ${expected} changed files could be listed`,
    fix: () => "split the pull request",
    why: "GitHub lists at most 3,000 files of a pull request. What can't be seen can't be judged, so the verdict is error and never green.",
    example: "A pull request vendors a library of 3,001 files.",
  },
  "too-many-commits": {
    severity: "error",
    title: "Too many commits",
    message: ({ count, limit }) => `${count} commits, at most ${limit} can be listed`,
    fix: () => "squash or split the pull request",
    why: "Who wrote a change may not sign it. Beyond the limit not every author is known.",
    example: "A long-lived branch brings 400 commits.",
  },
  "blob-missing": {
    severity: "error",
    title: "The content of a file could not be identified",
    message: ({ file }) => `${file} has no content id`,
    fix: () => "run the check again; if it stays, report it",
    why: "Signatures bind to content by its id. Without one a signature could hold for something that nobody saw.",
    example: "The host answers a file of the change without its blob id.",
  },
  "team-unresolved": {
    severity: "error",
    title: "A team's members could not be read",
    message: ({ team, owner }) => `the members of ${team} (${owner}) could not be read`,
    fix: () => "give the token the permission to read members, or list people in owners.yml",
    why: "The members of a team may sign for its role. A workflow's own token can't read them; people who are listed by login still count.",
    example: "owners.yml names @northwind/tracking, and the workflow has no token that reads the organisation.",
  },
  "base-sheet-broken": {
    severity: "error",
    title: "The sheet of the base branch is broken",
    message: ({ commit, count }) =>
      `the sheet at ${commit} has ${count} ${count === 1 ? "finding" : "findings"}, so no change can be judged by it`,
    fix: () => "mend it in a pull request that touches only governance/; the policy's owner approves it",
    why: "The policy is the sheet of the base branch. While it can't be read, every verdict is error, except for the pull request that repairs it.",
    example: "Somebody pushed to main directly and broke triggers.yml.",
  },
  "no-sheet": {
    severity: "warning",
    title: "There is no sheet",
    message: ({ branch }) => `neither ${branch} nor this change holds a sheet, so nothing was judged`,
    fix: () => "commit a sheet under governance/, and merge it",
    why: "Without a sheet nobody has said what may break a signal. The status is green, since there is nothing to ask for; it says that nothing was judged, and the history does not count it as a verdict.",
    example: "The workflow was merged before the sheet.",
  },
  "sheet-conflict": {
    severity: "error",
    title: "The sheet changed on both sides",
    message: ({ file }) => `${file} changed here and on the base branch since they parted`,
    fix: () => "merge the base branch into this one",
    why: "What the file will say after the merge is not in either version, so neither can be judged.",
    example: "A pull request edits owners.yml, and main has a newer owners.yml.",
  },
  "foreign-status": {
    severity: "error",
    title: "Somebody else posted the gate's status",
    message: ({ account }) => `${account} posted a status under the gate's name`,
    fix: () => "find out why; require the status from the gate's own app in the branch protection",
    why: "Reviews are bound to content by the time of the gate's statuses. A status from another account could move that time.",
    example: "A workflow of the pull request posts the status signal-gate: success itself.",
  },
  frozen: {
    severity: "error",
    title: "A freeze is on",
    message: ({ trigger, from, to }) => `${trigger} is frozen from ${from} to ${to} (UTC, both days included)`,
    fix: () => "merge after it; rollbacks are exempt",
    why: "Around the days that decide a season some kinds of change wait. The policy says which and when.",
    example: "A checkout change is opened on 27 November, inside the freeze of policy.freezes.",
  },
  "read-incomplete": {
    severity: "error",
    title: "Something could not be read",
    message: ({ what }) => `${what} could not be read completely`,
    fix: ({ hint }) => (hint === "" ? null : hint),
    why: "A verdict on half of the facts would be a guess. The gate says error and what is missing.",
    example: "The host stops answering while the reviews are listed.",
  },
};
