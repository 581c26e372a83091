import type { Finding } from "../../model/finding.ts";
import type { ComparedRate, Comparison, Rate } from "../../model/reconciliation.ts";
import { fisherLogP } from "../segments/fisher.ts";

/** How often, of windows that are alike, the paradox is told nevertheless. */
const falseAlarms = 0.01;
/** A rate that moves less than this has not moved for anybody who decides by it. */
const leastMove = 0.02;
/** A day's grade is given to one decimal: less than this is rounding. */
const leastGrade = 0.2;

const matchNames: Readonly<Record<string, string>> = {
  matched: "orders that agree with their events",
  same_event_id: "same event id on both paths",
  same_value: "same value",
};

/**
 * Event Match Quality grades who is identified, not what is told of them: identifiers that are sent more often, or Meta's own grade rising, while fewer
 * orders agree with their events, is an incident of its own that a rising grade hides. Null: not so, or too little is known.
 */
export function emqParadox({ matches, identity, grade, after }: Comparison): Finding | null {
  const down = matches.filter((rate) => hasMoved(rate, { way: "down", tests: matches.length }));
  if (down.length === 0) return null;
  const more = identity.filter((rate) => hasMoved(rate, { way: "up", tests: identity.length }));
  const lost = identity.some((rate) => hasMoved(rate, { way: "down", tests: identity.length }));
  const up = [...(lost ? [] : more.map(words)), ...gradeMove(grade)];
  if (up.length === 0) return null;
  return {
    code: "identity-up-matches-down",
    severity: "warning",
    args: { since: after.from, up, down: down.map(words) },
  };
}

interface Asked {
  readonly way: "up" | "down";
  /** How many rates are looked at. */
  readonly tests: number;
}

function hasMoved({ before, after }: ComparedRate, { way, tests }: Asked): boolean {
  if (before.denominator === 0 || after.denominator === 0) return false;
  const [more, less] = way === "up" ? [after, before] : [before, after];
  if (more.numerator / more.denominator - less.numerator / less.denominator < leastMove) return false;
  const logP = fisherLogP({
    inside: more.denominator,
    failedInside: more.numerator,
    outside: less.denominator,
    failedOutside: less.numerator,
  });
  return logP + Math.log(tests) <= Math.log(falseAlarms);
}

/** What is not all is never called 100 %. */
function percent({ numerator, denominator }: Rate): string {
  const share = Math.round((100 * numerator) / denominator);
  const most = numerator < denominator ? 99 : 100;
  return `${String(Math.min(share, most))} % (${String(numerator)} of ${String(denominator)})`;
}

function words({ name, before, after }: ComparedRate): string {
  return `${matchNames[name] ?? name} ${percent(before)} → ${percent(after)}`;
}

function gradeMove(grade: Comparison["grade"]): readonly string[] {
  if (grade === null || grade[1] - grade[0] < leastGrade) return [];
  return [`Event Match Quality ${grade[0].toFixed(1)} → ${grade[1].toFixed(1)}`];
}
