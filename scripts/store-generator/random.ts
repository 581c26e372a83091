/** Draws that depend on the seed only. */
export interface Random {
  /** From 0 up to, without, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, without, the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T;
  readonly digits: (count: number) => string;
  readonly hex: (count: number) => string;
}

function mixed(hash: number, part: number): number {
  let value = Math.imul(hash ^ part, 0x9e3779b1);
  value ^= value >>> 15;
  value = Math.imul(value, 0x85ebca77);
  return (value ^ (value >>> 13)) >>> 0;
}

function characters(random: () => number, alphabet: string, count: number): string {
  let text = "";
  for (let index = 0; index < count; index += 1) text += alphabet[Math.floor(random() * alphabet.length)]!;
  return text;
}

/** A stream of its own for each list of parts, so that a fault switched on doesn't change the orders. */
export function createRandom(...parts: readonly number[]): Random {
  let state = parts.reduce((hash, part) => mixed(hash, part % 0x100000000), 0x2545f491);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x100000000;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) if ((left -= weight) < 0) return value;
      return list.at(-1)![0];
    },
    digits: (count) => characters(next, "0123456789", count),
    hex: (count) => characters(next, "0123456789abcdef", count),
  };
}
