import type { Finding, FindingCode } from "../model/finding.ts";
import type { Requirement, Verdict, VerdictWord } from "../model/verdict.ts";

const undecided: readonly FindingCode[] = [
  "files-incomplete",
  "too-many-commits",
  "blob-missing",
  "team-unresolved",
  "read-incomplete",
  "base-sheet-broken",
];
const liftedByOverride: readonly FindingCode[] = ["frozen"];
const open = new Set<Requirement["state"]>(["missing", "claimed", "stale", "void"]);
const lost = new Set<Requirement["state"]>(["failed", "objected"]);

/** The word for settled requirements and findings. What could not be decided is `error`, never green. */
export function verdictWord({
  requirements,
  findings,
  override,
  fired,
}: Pick<Verdict, "requirements" | "findings" | "override" | "fired">): VerdictWord {
  const errors = findings.filter((finding) => finding.severity === "error");
  if (errors.some((finding) => undecided.includes(finding.code))) return "error";
  if (errors.some((finding) => blocksForGood(finding))) return "blocked";
  const isLost =
    requirements.some(({ state }) => lost.has(state)) || errors.some(({ code }) => liftedByOverride.includes(code));
  if (errors.some((finding) => finding.code === "sheet-conflict")) return isLost ? "blocked" : "waiting";
  const isOpen = requirements.some(({ state }) => open.has(state));
  if (isLost || isOpen) return override !== null ? "overridden" : isLost ? "blocked" : "waiting";
  return requirements.length === 0 && fired.length === 0 ? "not-applicable" : "clear";
}

/** A broken proposed sheet, a tampered record, somebody else's status: nothing but mending helps. */
function blocksForGood({ code }: Finding): boolean {
  return ![...undecided, ...liftedByOverride, "sheet-conflict"].includes(code);
}
