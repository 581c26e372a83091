import type { PassCriterion, Retest } from "../../model/sheet.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { limitPercent } from "../number-words.ts";

/** What answers a retest, in words. */
export function evidenceWords({ evidence }: Retest): string {
  if (evidence === "attested") return "a person's word, with a link to what was seen";
  if (evidence === "sample") return "a sample file under `governance/evidence/`";
  if (evidence === "reconciliation") return "a reconciliation report under `governance/evidence/`";
  return `the check ${inertCode(evidence.check.name)} of the app ${inertCode(evidence.check.app)}`;
}

/** What the numbers must show, a phrase per parameter or metric; none for retests without numbers. */
export function passingWords({ passes_when }: Retest): readonly string[] {
  return Object.entries(passes_when ?? {}).map(
    ([name, criterion]) => `${inertCode(name)}: ${criterionWords(criterion, name === "event_time" ? " seconds" : "")}`,
  );
}

function criterionWords(criterion: PassCriterion, unit: string): string {
  return [
    criterion.wrong !== undefined && `at most ${String(criterion.wrong)} wrong`,
    criterion.min_known !== undefined && `at least ${String(criterion.min_known)} known`,
    criterion.tolerance !== undefined &&
      `a difference of up to ${inertText(criterion.tolerance)}${unit} counts as equal`,
    criterion.min_rate !== undefined && `at least ${limitPercent(criterion.min_rate)}`,
    criterion.max_rate !== undefined && `at most ${limitPercent(criterion.max_rate)}`,
    criterion.min_orders !== undefined && `over at least ${String(criterion.min_orders)} orders`,
  ]
    .filter((part) => typeof part === "string")
    .join(", ");
}
