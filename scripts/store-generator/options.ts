import { parseArgs } from "node:util";
import { parseFault, type Fault } from "./faults/faults.ts";
import { browserForms, type BrowserForm } from "./write/write-browser.ts";
import { catalogueForms, type CatalogueForm } from "./write/write-catalogue.ts";
import { orderForms, type OrderForm } from "./write/write-orders.ts";
import { serverForms, type ServerForm } from "./write/write-server.ts";

/** Which store is made, and in which forms it is written. */
export interface StoreOptions {
  readonly orders: number;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly out: string;
  /** Form of the orders' file. */
  readonly format: OrderForm;
  readonly browser: BrowserForm;
  readonly server: ServerForm;
  readonly catalogue: CatalogueForm;
  /** Whether the files are compressed. */
  readonly gzip: boolean;
  /** Whether prices hold the tax. */
  readonly taxesIncluded: boolean;
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
  browser: "lines",
  server: "lines",
  catalogue: "csv",
  gzip: false,
  taxesIncluded: false,
  ...usual,
};

/** One of the forms that an option knows. */
function oneOf<Form extends string>(option: string, forms: Readonly<Record<Form, unknown>>, given: string): Form {
  if (!Object.hasOwn(forms, given)) throw new Error(`--${option} ${given}: ${Object.keys(forms).join(", ")}`);
  return given as Form;
}

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
      browser: { type: "string", default: "lines" },
      server: { type: "string", default: "lines" },
      catalogue: { type: "string", default: "csv" },
      gz: { type: "boolean", default: false },
      "taxes-included": { type: "boolean", default: false },
      blocked: { type: "string", default: String(usual.blocked) },
      days: { type: "string", default: String(usual.days) },
    },
  });
  const orders = Number(values.orders);
  if (!Number.isSafeInteger(orders) || orders < 1) throw new Error(`--orders ${values.orders}: a whole number from 1`);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${values.seed}: a whole number`);
  return {
    ...usual,
    orders,
    seed,
    faults: values.faults.split(",").filter(Boolean).map(parseFault),
    out: values.out,
    format: oneOf("format", orderForms, values.format),
    browser: oneOf("browser", browserForms, values.browser),
    server: oneOf("server", serverForms, values.server),
    catalogue: oneOf("catalogue", catalogueForms, values.catalogue),
    gzip: values.gz,
    taxesIncluded: values["taxes-included"],
    blocked: Number(values.blocked),
    days: Number(values.days),
  };
}
