import { countSample, judgeSample, type SampleCount } from "../../../evidence/judge-sample.ts";
import type { NamedRetest, PassCriterion } from "../../../model/sheet.ts";
import type { SampleFile } from "../../../model/written.generated.ts";
import { inWords } from "../../in-words.ts";

/** The mark of a state in a terminal, and among prose. */
export const proofMarks = {
  passed: { tone: "green", mark: "✓", picture: "✅" },
  failed: { tone: "red", mark: "✗", picture: "❌" },
  open: { tone: "yellow", mark: "?", picture: "❔" },
} as const;

/** Whether a sample proves its retest. */
export interface SampleProof {
  /** `open`: nothing speaks against it, but too little is known to let it pass. */
  readonly state: "passed" | "failed" | "open";
  /** "order-sample does not pass with this: value: 1 wrong, none allowed". It may hold foreign text. */
  readonly says: string;
  /** What to do with it. */
  readonly next: string;
}

interface Counted {
  readonly criterion: PassCriterion;
  readonly count: SampleCount;
}

/** Judges a sample as the gate will, and says which counts are not met. */
export function sampleProof(retest: NamedRetest, sample: SampleFile): SampleProof {
  const { id, says } = retest;
  const criteria = Object.entries(says.passes_when ?? {});
  const counts = criteria.map(([parameter, criterion]) => ({
    criterion,
    count: countSample(sample, parameter, criterion.tolerance ?? null),
  }));
  if (judgeSample(says, sample).passed) {
    const known = counts.map(({ count: { parameter, right, wrong } }) => `${parameter} ${String(right + wrong)} known`);
    const next = "look at it, then propose it in a pull request";
    return { state: "passed", says: `${id} passes with this: ${known.join(", ")}`, next };
  }
  const missed = missedWords(counts);
  const isWrong = counts.some(({ criterion, count }) => count.wrong > (criterion.wrong ?? 0));
  const next = isWrong
    ? "mend what differs, then sample orders from after the repair"
    : "give the files that show what is not known, or more orders";
  return {
    state: isWrong ? "failed" : "open",
    says: `${id} does not pass with this: ${missed.join("; ") || "it has no limits"}`,
    next,
  };
}

/** Parameters of which the same is amiss stand together. */
function missedWords(counted: readonly Counted[]): readonly string[] {
  const amiss = counted
    .map((each) => ({ parameter: each.count.parameter, words: amissWords(each) }))
    .filter(({ words }) => words !== "");
  return [...new Set(amiss.map(({ words }) => words))].map((words) => {
    const parameters = amiss.filter((each) => each.words === words).map(({ parameter }) => parameter);
    return `${inWords(parameters)}: ${words}`;
  });
}

function amissWords({ criterion, count: { right, wrong } }: Counted): string {
  const allowed = criterion.wrong ?? 0;
  const needed = criterion.min_known ?? 1;
  return [
    ...(wrong > allowed
      ? [`${String(wrong)} wrong, ${allowed === 0 ? "none" : `at most ${String(allowed)}`} allowed`]
      : []),
    ...(right + wrong < needed ? [`${String(right + wrong)} known, at least ${String(needed)} needed`] : []),
  ].join(" and ");
}
