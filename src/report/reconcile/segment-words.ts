import type { FailingSegment } from "../../model/reconciliation.ts";
import { momentWords } from "../moment-words.ts";
import { grouped, percent, probabilityWords, rateWords, spanWords } from "./number-words.ts";

/** Dimensions whose values say by themselves what they are. */
const speaking = new Set(["device", "browser", "page_template", "checkout_type", "gateway", "sender"]);

/** A part of the orders as people name it: "mobile + Shop Pay", "hour 14". It may hold foreign text. */
export function segmentLabel({ where }: Pick<FailingSegment, "where">): string {
  return where
    .map(({ dimension, value }) => (speaking.has(dimension) ? value : `${dimension.replaceAll("_", " ")} ${value}`))
    .join(" + ");
}

/** "mobile + Shop Pay 57 of 150 (38 %), everywhere else 71 of 1,890 (3.8 %), p < 1e-20". */
export function segmentWords(segment: FailingSegment): string {
  const { inside, outside, p_value } = segment;
  return `${segmentLabel(segment)} ${rateWords(inside)}, everywhere else ${rateWords(outside)}, ${probabilityWords(p_value)}`;
}

/** "fails 38 % (57 of 150) on mobile + Shop Pay, 1 % elsewhere". */
export function segmentSentence(segment: FailingSegment): string {
  const { numerator, denominator } = segment.inside;
  const counts = `${grouped(numerator)} of ${grouped(denominator)}`;
  return `fails ${percent(segment.inside)} (${counts}) on ${segmentLabel(segment)}, ${percent(segment.outside)} elsewhere`;
}

/** "first seen 18 Nov 14:00, 3 h after new wallet button (#398)"; null when nobody knows since when. */
export function firstSeenWords({ first_seen, after }: FailingSegment, today: string): string | null {
  if (first_seen === null) return null;
  const seen = `first seen ${momentWords(first_seen, today)}`;
  if (after === null) return seen;
  const seconds = (Date.parse(first_seen) - Date.parse(after.at)) / 1000;
  return Number.isNaN(seconds) ? `${seen}, after ${after.what}` : `${seen}, ${spanWords(seconds)} after ${after.what}`;
}
