import type { FailingSegment, Rate } from "../../model/reconciliation.ts";
import { momentWords } from "../moment-words.ts";
import { grouped, percent, probabilityWords, spanWords } from "../number-words.ts";
import { verdictWords } from "./verdict-words.ts";

/** Dimensions whose values say by themselves what they are. */
const speaking = new Set(["device", "browser", "page_template", "checkout_type", "gateway", "sender"]);

/** A part of the orders as people name it: "mobile + Shop Pay", "hour 14". It may hold foreign text. */
export function segmentLabel({ where }: Pick<FailingSegment, "where">): string {
  return where
    .map(({ dimension, value }) => (speaking.has(dimension) ? value : `${dimension.replaceAll("_", " ")} ${value}`))
    .join(" + ");
}

/**
 * Everything about a part that fails, as every report tells it: "value drift: fails 38 % (57 of 150) on mobile + Shop Pay, 1 % (19 of 1,890)
 * elsewhere, p < 1e-20; first seen 18 Nov 14:00 UTC; nearest change before it: new wallet button (#398), 3 h earlier". It may hold foreign text.
 */
export function segmentWords(segment: FailingSegment, today: string): string {
  const { verdict, inside, outside, p_value } = segment;
  const share = `fails ${shareWords(inside)} on ${segmentLabel(segment)}, ${shareWords(outside)} elsewhere`;
  const since = sinceWords(segment, today);
  return `${verdictWords[verdict].label}: ${share}, ${probabilityWords(p_value)}${since === null ? "" : `; ${since}`}`;
}

/** "first seen 18 Nov 14:00 UTC; nearest change before it: new wallet button (#398), 3 h earlier"; null when nobody knows since when. */
export function sinceWords({ first_seen, after }: FailingSegment, today: string): string | null {
  if (first_seen === null) return null;
  const seen = `first seen ${momentWords(first_seen, today)} UTC`;
  if (after === null) return `${seen}; no change is known before it`;
  const seconds = (Date.parse(first_seen) - Date.parse(after.at)) / 1000;
  return `${seen}; nearest change before it: ${after.what}${Number.isNaN(seconds) ? "" : `, ${spanWords(seconds)} earlier`}`;
}

function shareWords(rate: Rate): string {
  return `${percent(rate)} (${grouped(rate.numerator)} of ${grouped(rate.denominator)})`;
}
