import type { Explainer } from "./explainer.ts";

/** Explainers that say nothing of rows of which a condition holds: such a row only looks as they say. */
export const unless = (condition: string, explainers: readonly Explainer[]): readonly Explainer[] =>
  explainers.map((one) => ({ ...one, holds: `(NOT coalesce(${condition}, false) AND ${one.holds})` }));
