import type { Finding } from "../../../src/model/finding.ts";
import type { Requirement, Verdict } from "../../../src/model/verdict.ts";
import type { CommentContext } from "../../../src/report/verdict/comment-section.ts";
import { judge, sheet } from "../../gate/world.ts";

/** A pull request of a store on GitHub. */
export const context: CommentContext = {
  sheet,
  proposed: null,
  sheet_url: "https://github.com/northwind/store/tree/abc/governance",
  run_url: "https://github.com/northwind/store/actions/runs/1",
  no_impact_links: { checkout: "https://github.com/northwind/store/new/main?filename=a.yml" },
  declare_link: "https://github.com/northwind/store/new/main?filename=b.yml",
  changed_files: 41,
  draft: false,
  adopts: false,
  queued: false,
  reviews_count: true,
  held_by: null,
  earlier: null,
};

const waiting = judge();

/** A requirement whose every foreign word is this text. */
export function hostileRequirement(text: string): Requirement {
  return {
    key: `record:${text}`,
    kind: "record",
    id: text,
    owners: [text],
    people: [text],
    triggers: [text],
    state: "failed",
    fingerprint: "0".repeat(32),
    standing: { code: "evidence-broken", path: text },
    with_evidence: { [text]: "1".repeat(32) },
  };
}

/** A verdict in which every foreign word is this text. */
export function hostileVerdict(text: string): Verdict {
  const missing: Requirement = {
    ...hostileRequirement(text),
    kind: "retest",
    key: `retest:${text}`,
    state: "missing",
    standing: { code: "objection", by: text, link: text },
  };
  const finding: Finding = {
    code: "record-tampered",
    severity: "error",
    place: { file: text, line: 1 },
    args: { record: text, what: text },
  };
  return {
    ...waiting,
    branch: text,
    verdict: "blocked",
    requirements: [hostileRequirement(text), missing],
    paused: [
      { conclusion: text, title: text, signals: [text], because: [text], instead: text, from: "merge", stores: [text] },
    ],
    after_release: [{ retest: text, title: text, owner: text }],
    records: [
      {
        id: text,
        is_new: true,
        conclusions: [text],
        record: { kind: "incident", incident: text, happened_at: text, detail: text, amends: text },
      },
    ],
    weakened: [{ entry: text, what: "removed", detail: text }],
    fired: [
      {
        trigger: text,
        because: [{ file: text, condition: "paths", pattern: text, detail: text }],
        signals: [text],
        stores: [text],
        facts: [],
      },
    ],
    triggers: [{ trigger: text, fingerprint: "0".repeat(32) }],
    findings: [
      finding,
      { code: "answer-not-counted", severity: "info", args: { login: text, what: text, why: "edited" } },
    ],
  };
}
