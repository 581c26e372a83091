import type { CodedDimension } from "./coded-orders.ts";
import type { Cell } from "./count-cells.ts";
import { fisherLogP, type TwoGroups } from "./fisher.ts";
import type { SearchedVerdict } from "./searched.ts";

/** One value of a dimension, by its code. */
export interface Part {
  readonly dimension: CodedDimension;
  readonly code: number;
}

/** A segment in which orders fail more often than elsewhere, before any correction. */
export interface Candidate {
  readonly parts: readonly Part[];
  readonly groups: TwoGroups;
  readonly logP: number;
  /** ln p of the same question asked within each part; empty for a segment of one part. */
  readonly withinParts: readonly number[];
}

/** What a table of cells holds: how many segments were large enough to look at, and those that fail more often. */
export interface Looked {
  readonly tests: number;
  readonly candidates: readonly Candidate[];
}

/** A segment of fewer orders is never told. */
const leastOrders = 20;
/** Nor is one in which fewer orders fail. */
export const leastFailed = 5;
/** Either half as many again, or ten of a hundred more: on many orders a difference can be certain and still not matter. */
const leastRatio = 1.5;
const leastDifference = 0.1;

type Counts = { readonly orders: number; readonly failed: number };

/** Looks at every cell of a table for one verdict, each against the rest of the table. */
export function lookAt(
  dimensions: readonly CodedDimension[],
  cells: readonly Cell[],
  verdict: SearchedVerdict,
): Looked {
  const counted = cells.map(({ codes, counts }) => ({ codes, ...(counts.get(verdict) ?? { orders: 0, failed: 0 }) }));
  const sums = [null, ...dimensions.keys()].map((along) => sumAlong(counted, along));
  const [all = new Map<number, Counts>(), ...along] = sums;
  const whole = all.get(0) ?? { orders: 0, failed: 0 };
  const looked = counted.filter(
    ({ codes, orders }) => orders >= leastOrders && codes.every((code, at) => isValue(dimensions[at], code)),
  );
  const candidates = looked.flatMap((cell): readonly Candidate[] => {
    const groups = against(cell, whole);
    if (cell.failed < leastFailed || !matters(groups)) return [];
    const parts = cell.codes.flatMap((code, at) => {
      const dimension = dimensions[at];
      return dimension === undefined ? [] : [{ dimension, code }];
    });
    const within = parts.length < 2 ? [] : cell.codes.map((code, at) => along[at]?.get(code) ?? whole);
    const withinParts = within.map((part) => fisherLogP(against(cell, part)));
    return [{ parts, groups, logP: fisherLogP(groups), withinParts }];
  });
  return { tests: looked.length, candidates };
}

function isValue(dimension: CodedDimension | undefined, code: number): boolean {
  return dimension !== undefined && code >= 1 && code <= dimension.values.length;
}

/** Sums of the cells that share a code of the n-th dimension; null: of all of them, under 0. */
function sumAlong(
  cells: readonly ({ readonly codes: readonly number[] } & Counts)[],
  along: number | null,
): ReadonlyMap<number, Counts> {
  const sums = new Map<number, Counts>();
  for (const { codes, orders, failed } of cells) {
    const key = along === null ? 0 : (codes[along] ?? 0);
    const sum = sums.get(key) ?? { orders: 0, failed: 0 };
    sums.set(key, { orders: sum.orders + orders, failed: sum.failed + failed });
  }
  return sums;
}

function against(inside: Counts, whole: Counts): TwoGroups {
  return {
    inside: inside.orders,
    failedInside: inside.failed,
    outside: whole.orders - inside.orders,
    failedOutside: whole.failed - inside.failed,
  };
}

function matters({ inside, failedInside, outside, failedOutside }: TwoGroups): boolean {
  if (outside === 0) return false;
  const here = failedInside / inside;
  const elsewhere = failedOutside / outside;
  return here >= elsewhere * leastRatio || here - elsewhere >= leastDifference;
}
