import { parseArgs } from "node:util";
import { parseFault, type Fault } from "./faults.ts";

export interface StoreOptions {
  readonly orders: number;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly out: string;
  /** Form of the orders' file. */
  readonly format: "rest" | "csv";
  readonly har: boolean;
  /** Share of browser events that blockers keep from leaving. */
  readonly blocked: number;
  /** Milliseconds of the first day, and how many days. */
  readonly from: number;
  readonly days: number;
  readonly products: number;
}

const usual = { blocked: 0.12, from: Date.UTC(2026, 8, 1, 4), days: 30, products: 400 };

/** A store of this size with nothing wrong but what is natural. */
export const usualStore: StoreOptions = {
  orders: 1000,
  seed: 1,
  faults: [],
  out: ".",
  format: "rest",
  har: false,
  ...usual,
};

/** Reads the command line; throws an error that says what is wrong with it. */
export function parseOptions(argv: readonly string[]): StoreOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      orders: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      faults: { type: "string", default: "" },
      out: { type: "string", default: "store" },
      format: { type: "string", default: "rest" },
      har: { type: "boolean", default: false },
      blocked: { type: "string", default: String(usual.blocked) },
      days: { type: "string", default: String(usual.days) },
    },
  });
  const orders = Number(values.orders);
  if (!Number.isSafeInteger(orders) || orders < 1) throw new Error(`--orders ${values.orders}: a whole number from 1`);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${values.seed}: a whole number`);
  if (values.format !== "rest" && values.format !== "csv") throw new Error(`--format ${values.format}: rest or csv`);
  return {
    ...usual,
    orders,
    seed,
    faults: values.faults.split(",").filter(Boolean).map(parseFault),
    out: values.out,
    format: values.format,
    har: values.har,
    blocked: Number(values.blocked),
    days: Number(values.days),
  };
}
