import { inWords } from "../in-words.ts";
import type { ConclusionAnswer, Conclusions } from "./conclusion-answers.ts";

/** What a state means to whoever wants to draw the conclusion. */
export const conclusionStates: Readonly<
  Record<ConclusionAnswer["state"], { readonly mark: string; readonly label: string }>
> = {
  no: { mark: "✗", label: "do not use" },
  open: { mark: "?", label: "not proven" },
  yes: { mark: "✓", label: "no objection" },
};

/** Heading of the answers. */
export const conclusionQuestion = "May it be used?";

/** By what is judged, and what is not meant: "by the limits of order-reconciliation; …". It may hold foreign text. */
export function conclusionScope({ retests }: Conclusions): string {
  return `By the limits of ${inWords(retests)}. What is paused for other reasons is told by signal-governance status.`;
}

/** The next step; null: there is none. */
export function conclusionNext({ answers }: Conclusions): string | null {
  if (!answers.some(({ state }) => state === "no")) return null;
  return "Next: save the report (--json --out report.json), then signal-governance route --from report.json says what to do first and what to pause.";
}
