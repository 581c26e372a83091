import type { Signal } from "../../model/sheet.ts";

/** Sets of (signal, store) pairs as bits of one number, so that thousands of records meet thousands of pauses quickly. */
export interface PairSpace {
  readonly signals: readonly Signal[];
  readonly stores: readonly string[];
  /** Every signal with every store of two lists; names that the space does not hold are left out. */
  readonly pairsOf: (signals: readonly Signal[], stores: readonly string[]) => bigint;
  /** Signals of any store in a set, sorted; the same list for the same set. */
  readonly signalsIn: (pairs: bigint) => readonly Signal[];
  readonly storesIn: (pairs: bigint) => readonly string[];
}

/** The space of these signals and stores. */
export function createPairSpace(allSignals: Iterable<Signal>, allStores: Iterable<string>): PairSpace {
  const signals = [...new Set(allSignals)].sort();
  const stores = [...new Set(allStores)].sort();
  const bits = new Map(signals.map((signal, index) => [signal, 1n << BigInt(index)]));
  const places = new Map(stores.map((store, index) => [store, BigInt(index * signals.length)]));
  const every = (1n << BigInt(signals.length)) - 1n;
  const known = new Map<bigint, readonly Signal[]>();
  const ofStore = (pairs: bigint, store: string): bigint => (pairs >> (places.get(store) ?? 0n)) & every;
  const storesIn = (pairs: bigint): readonly string[] => stores.filter((store) => ofStore(pairs, store) !== 0n);
  return {
    signals,
    stores,
    pairsOf: (some, among) => {
      let row = 0n;
      for (const signal of some) row |= bits.get(signal) ?? 0n;
      let pairs = 0n;
      for (const store of among) if (places.has(store)) pairs |= row << (places.get(store) ?? 0n);
      return pairs;
    },
    signalsIn: (pairs) => {
      const found = known.get(pairs);
      if (found !== undefined) return found;
      const row = stores.reduce((sum, store) => sum | ofStore(pairs, store), 0n);
      const list = signals.filter((signal) => ((bits.get(signal) ?? 0n) & row) !== 0n);
      known.set(pairs, list);
      return list;
    },
    storesIn,
  };
}
