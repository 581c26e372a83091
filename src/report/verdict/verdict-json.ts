import type { Finding } from "../../model/finding.ts";
import type { Firing } from "../../model/firing.ts";
import type { Requirement, Verdict } from "../../model/verdict.ts";
import { findingValue } from "../findings/json-reporter.ts";
import { nextStep, requirementWhy, standingText } from "./requirement-text.ts";

/** A step's outputs together may hold 1 MB: of long lists the first are written, and how many more there are. */
const mostReasons = 100;
const mostFindings = 200;
const mostEvidence = 20;

/** The verdict as machines read it, `schema/verdict.schema.json`; one line per level, ending in a newline, the same bytes for the same verdict. */
export function verdictJson(verdict: Verdict): string {
  return `${JSON.stringify(verdictValue(verdict), null, 2)}\n`;
}

function verdictValue(verdict: Verdict) {
  const { version, mode, fingerprint, branch, base, merge_base, head, triggers, after_release, weakened, override } =
    verdict;
  const hidden = verdict.findings.length - mostFindings;
  return {
    version,
    mode,
    verdict: verdict.verdict,
    fingerprint,
    branch,
    base,
    merge_base,
    head,
    fired: verdict.fired.map(firingValue),
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
    findings: errorsFirst(verdict.findings).slice(0, mostFindings).map(findingValue),
    ...(hidden > 0 ? { more_findings: hidden } : {}),
  };
}

function firingValue({ trigger, because, signals, stores }: Firing) {
  const more = because.length - mostReasons;
  return { trigger, because: because.slice(0, mostReasons), ...(more > 0 ? { more } : {}), signals, stores };
}

function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  const isError = ({ severity }: Finding): boolean => severity === "error";
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
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
    with_evidence: Object.fromEntries(Object.entries(with_evidence).slice(0, mostEvidence)),
    why,
    next: nextStep(requirement),
  };
}
