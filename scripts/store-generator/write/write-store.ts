import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { orderTwice } from "../faults/apply-faults.ts";
import { makeCatalogue } from "../shop/catalogue.ts";
import { createIssueCounts } from "../truth/event-issues.ts";
import { makeOrders, type MadeOrder } from "../make-orders.ts";
import type { StoreOptions } from "../options.ts";
import type { Order } from "../shop/order.ts";
import type { SentEvent } from "../events/sent-event.ts";
import { openSink, type Sink } from "./sink.ts";
import { browserForms, browserLine, type BrowserForm } from "./write-browser.ts";
import { catalogueForms, catalogueFeed } from "./write-catalogue.ts";
import { createOrdersWriter, orderForms } from "./write-orders.ts";
import { harOf, logLines } from "./write-requests.ts";
import { createServerWriter, serverForms } from "./write-server.ts";

type Counts = Record<string, number>;

/** How many orders have what; the same numbers as in `truth.jsonl`, added up. */
export interface StoreSummary {
  readonly orders: number;
  readonly verdicts: Readonly<Counts>;
  readonly excluded: Readonly<Counts>;
  readonly faults: Readonly<Counts>;
  readonly natural: Readonly<Counts>;
  /** Events, not orders: what is wrong with them. */
  readonly events: Readonly<Counts>;
  /** Names of the files; of captures a glob. */
  readonly files: Readonly<Record<"orders" | "browser" | "server" | "catalogue", string>>;
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function createSummary({ orders, server }: StoreOptions, files: StoreSummary["files"]) {
  const [verdicts, excluded, faults, natural]: readonly [Counts, Counts, Counts, Counts] = [{}, {}, {}, {}];
  const issues = createIssueCounts({ server });
  return {
    add: (made: MadeOrder) => {
      const { truth } = made;
      count(verdicts, truth.verdict);
      if (truth.exclusion !== null) count(excluded, truth.exclusion);
      truth.faults.forEach((fault) => count(faults, fault));
      truth.natural.forEach((one) => count(natural, one));
      issues.add(made);
    },
    end: (): StoreSummary => ({ orders, verdicts, excluded, faults, natural, events: issues.end(), files }),
  };
}

/** How the files of a store are called. */
function filesOf({ format, browser, server, catalogue, gzip }: StoreOptions): StoreSummary["files"] {
  const packed = gzip ? ".gz" : "";
  return {
    orders: `orders.${orderForms[format]}${packed}`,
    browser: `browser${browser === "har" ? "-*" : ""}.${browserForms[browser]}${packed}`,
    server: `server.${serverForms[server]}${packed}`,
    catalogue: `catalogue.${catalogueForms[catalogue]}${packed}`,
  };
}

type Open = (name: string) => Sink;

/** Requests that a recording holds. */
const harEntries = 500;

function createBrowserWriter(form: BrowserForm, name: string, open: Open) {
  if (form !== "har") {
    const sink = open(name);
    const text = form === "lines" ? browserLine : logLines;
    return { add: (event: SentEvent) => sink.write(text(event)), end: sink.close };
  }
  let [recorded, captures]: [SentEvent[], number] = [[], 0];
  const save = () => {
    captures += 1;
    const sink = open(name.replace("*", String(captures)));
    sink.write(harOf(recorded));
    sink.close();
    recorded = [];
  };
  return {
    add: (event: SentEvent) => {
      recorded.push(event);
      if (recorded.length === harEntries) save();
    },
    end: save,
  };
}

/** Writes each order, and those that the export has twice again after the next one. */
function createExport(form: StoreOptions["format"], sink: Sink) {
  const writer = createOrdersWriter(form, sink);
  let again: Order | null = null;
  return {
    add: ({ order, truth }: MadeOrder) => {
      writer.add(order);
      if (again !== null) writer.add(again);
      again = truth.faults.includes(orderTwice) ? order : null;
    },
    end: () => {
      if (again !== null) writer.add(again);
      writer.end();
      sink.close();
    },
  };
}

/** Writes a store into its folder and answers what is in it; holds one batch of orders at a time, however many there are. */
export function writeStore(options: StoreOptions): StoreSummary {
  mkdirSync(options.out, { recursive: true });
  const { gzip, out } = options;
  const open: Open = (name) => openSink(join(out, name), { gzip });
  const catalogue = makeCatalogue(options.seed, options.products);
  const files = filesOf(options);
  const feed = open(files.catalogue);
  feed.write(catalogueFeed(catalogue, options.catalogue));
  const truth = openSink(join(out, "truth.jsonl"), { gzip: false });
  const [orders, requests] = [createExport(options.format, open(files.orders)), open(files.server)];
  const browser = createBrowserWriter(options.browser, files.browser, open);
  const server = createServerWriter(options.server, requests);
  const summary = createSummary(options, files);
  for (const made of makeOrders(options, catalogue)) {
    orders.add(made);
    truth.write(`${JSON.stringify(made.truth)}\n`);
    summary.add(made);
    for (const event of made.events) (event.side === "server" ? server : browser).add(event);
  }
  [orders, browser, server].forEach((writer) => writer.end());
  [feed, requests, truth].forEach((sink) => sink.close());
  const told = summary.end();
  writeFileSync(join(out, "truth-summary.json"), `${JSON.stringify(told, null, 2)}\n`);
  return told;
}
