import type { Requirement, Verdict } from "../model/verdict.ts";
import { findingValue } from "./findings/json-reporter.ts";
import { nextStep, requirementWhy, standingText } from "./requirement-text.ts";

/** The verdict as machines read it, `schema/verdict.schema.json`; one line per level, ending in a newline, the same bytes for the same verdict. */
export function verdictJson(verdict: Verdict): string {
  return `${JSON.stringify(verdictValue(verdict), null, 2)}\n`;
}

function verdictValue(verdict: Verdict) {
  const { version, mode, fingerprint, branch, base, merge_base, head, triggers, after_release, weakened, override } =
    verdict;
  return {
    version,
    mode,
    verdict: verdict.verdict,
    fingerprint,
    branch,
    base,
    merge_base,
    head,
    fired: verdict.fired.map(({ trigger, because, signals, stores }) => ({ trigger, because, signals, stores })),
    triggers,
    requirements: verdict.requirements.map(requirementValue),
    paused: verdict.paused.map(({ conclusion, signals, because, instead, from, stores }) => ({
      conclusion,
      signals,
      because,
      instead,
      from,
      stores,
    })),
    after_release: after_release.map(({ retest, owner }) => ({ retest, owner })),
    weakened,
    override,
    findings: verdict.findings.map(findingValue),
  };
}

function requirementValue(requirement: Requirement) {
  const { key, kind, id, owners, people, triggers, state, fingerprint, with_evidence, standing } = requirement;
  const owner = owners.length === 1 ? { owner: owners[0] } : {};
  const why = requirementWhy(requirement);
  return {
    key,
    kind,
    id,
    ...owner,
    owners,
    people,
    triggers,
    state,
    standing: standingText(standing),
    fingerprint,
    with_evidence,
    why,
    next: nextStep(requirement),
  };
}
