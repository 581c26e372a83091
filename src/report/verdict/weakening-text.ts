import type { WeakeningCode } from "../../model/weakened.ts";

const texts: Readonly<Record<WeakeningCode, string>> = {
  removed: "is removed",
  "condition-removed-or-narrowed": "a condition is removed or narrowed",
  "touches-shortened": "touches fewer signals",
  "retest-dropped": "a retest is dropped",
  "sign-off-dropped": "a role no longer signs",
  "resumes-at-merge": "nothing stays paused after the merge",
  "evidence-weaker": "other evidence is enough",
  "threshold-loosened": "a threshold is looser",
  "age-loosened": "evidence may be older",
  "person-added": "somebody is added who can sign",
  "backup-sooner": "backups count sooner",
  "rests-on-shortened": "rests on fewer signals",
  "mode-advise": "the gate no longer holds anything",
  "author-allowed": "authors may sign for their own change",
  "one-person-enough": "one person may sign for several roles",
  solo: "one person answers for every role",
  "override-easier": "an override is easier",
  "rollback-longer": "rollbacks may reach further back",
  "freeze-removed": "a freeze is lifted",
  "release-separate": "the release is recorded apart from the merge",
  "parameter-dropped": "a parameter is dropped",
  "soak-shortened": "the soak is shorter",
  "contaminates-shortened": "contaminates fewer signals",
  "gate-file-removed": "a file of the gate is removed",
};

/** How an entry asks for less, in words. */
export function weakeningText(what: WeakeningCode): string {
  return texts[what];
}
