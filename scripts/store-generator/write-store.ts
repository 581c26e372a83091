import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCatalogue } from "./catalogue.ts";
import { makeOrders, type MadeOrder } from "./make-orders.ts";
import type { StoreOptions } from "./options.ts";
import type { Signal } from "./signal.ts";
import { openSink, type Sink } from "./sink.ts";
import { browserLine, harEntry } from "./write-browser.ts";
import { catalogueCsv } from "./write-catalogue.ts";
import { ordersCsvHeader, ordersCsvRows } from "./write-orders-csv.ts";
import { orderRestLine } from "./write-orders-rest.ts";
import { batchSize, requestLine } from "./write-server.ts";

type Counts = Record<string, number>;

/** How many orders have what; the same numbers as in `truth.jsonl`, added up. */
export interface StoreSummary {
  readonly orders: number;
  readonly verdicts: Readonly<Counts>;
  readonly excluded: Readonly<Counts>;
  readonly faults: Readonly<Counts>;
  readonly natural: Readonly<Counts>;
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

const hour = 3_600_000;

/** Requests of up to a thousand events of one hour; each dataset and sender has requests of its own. */
function batchesInto(sink: Sink) {
  const waiting = new Map<string, { readonly end: number; readonly events: Signal[] }>();
  const send = (events: readonly Signal[]) => {
    const [first] = events;
    if (first !== undefined) sink.write(requestLine({ dataset: first.dataset, agent: first.agent, events }));
  };
  const sendUntil = (at: number) => {
    for (const [key, { end, events }] of waiting) {
      if (end > at) continue;
      send(events);
      waiting.delete(key);
    }
  };
  let clock = 0;
  const add = (signal: Signal) => {
    const end = Math.ceil((signal.sentAt + 1) / hour) * hour;
    const key = `${signal.dataset} ${signal.agent ?? ""} ${end}`;
    const batch = waiting.get(key) ?? { end, events: [] };
    batch.events.push(signal);
    waiting.set(key, batch);
    if (batch.events.length < batchSize) return;
    send(batch.events);
    waiting.delete(key);
  };
  return {
    add: (signal: Signal) => {
      if (signal.order.at >= clock + hour) {
        clock = Math.floor(signal.order.at / hour) * hour;
        sendUntil(clock);
      }
      add(signal);
    },
    end: () => sendUntil(Infinity),
  };
}

/** Requests that a recording holds. */
const harEntries = 500;

function harOf(signals: readonly Signal[]): string {
  const entries = signals.map(harEntry).join(",\n");
  return `{"log":{"version":"1.2","creator":{"name":"store-generator","version":"1"},"entries":[\n${entries}\n]}}\n`;
}

function createSummary(orders: number) {
  const summary = {
    orders,
    verdicts: {} as Counts,
    excluded: {} as Counts,
    faults: {} as Counts,
    natural: {} as Counts,
  };
  const add = ({ truth }: MadeOrder) => {
    count(summary.verdicts, truth.verdict);
    if (truth.exclusion !== null) count(summary.excluded, truth.exclusion);
    truth.faults.forEach((fault) => count(summary.faults, fault));
    truth.natural.forEach((natural) => count(summary.natural, natural));
  };
  return { summary, add };
}

/** Writes a store into its folder and answers what is in it; holds one batch of orders at a time, however many there are. */
export function writeStore(options: StoreOptions): StoreSummary {
  mkdirSync(options.out, { recursive: true });
  const open = (name: string) => openSink(join(options.out, name));
  const catalogue = makeCatalogue(options.seed, options.products);
  writeFileSync(join(options.out, "catalogue.csv"), catalogueCsv(catalogue));
  const orders = open(options.format === "csv" ? "orders.csv" : "orders.jsonl");
  const [browser, server, truth] = [open("browser.jsonl"), open("server.jsonl"), open("truth.jsonl")];
  const batches = batchesInto(server);
  const { summary, add } = createSummary(options.orders);
  const recorded: Signal[] = [];
  if (options.format === "csv") orders.write(ordersCsvHeader);
  for (const made of makeOrders(options, catalogue)) {
    orders.write(options.format === "csv" ? ordersCsvRows(made.order) : orderRestLine(made.order));
    truth.write(`${JSON.stringify(made.truth)}\n`);
    add(made);
    for (const signal of made.signals) {
      if (signal.side === "server") batches.add(signal);
      else if (options.har && recorded.length < harEntries) recorded.push(signal);
      else browser.write(browserLine(signal));
    }
  }
  batches.end();
  [orders, browser, server, truth].forEach((sink) => sink.close());
  if (options.har) writeFileSync(join(options.out, "browser.har"), harOf(recorded));
  writeFileSync(join(options.out, "truth-summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
