/*
 * Makes the files of a store with a truth file: the same seed gives the same bytes. Every person in them is invented.
 *
 *   npm run generate:store -- --orders 1000 --seed 7 --faults missing-server,value-subtotal --out store
 *
 * --orders N     how many orders
 * --seed N       which store
 * --out DIR      where to; what is there is overwritten
 * --format       rest: Admin REST orders, one a line · list, pages: the same in one JSON list, or as answers of the API · bulk: a GraphQL bulk
 *                operation, children among each other · csv: the admin's export
 * --browser      lines: parameters of the requests, decoded · har: captures of 500 requests · tr-log: the log of a proxy
 * --server       lines: requests with events as objects · texts: body and events as JSON in texts · form: form-encoded bodies
 * --catalogue    csv · tsv · rss · atom
 * --gz           every file but the truth is compressed
 * --taxes-included   prices hold the tax
 * --blocked S    share of browser events lost to blockers, 0.12 unless told
 * --days N       over how many days from 2026-09-01, 30 unless told
 * --faults LIST  names of scripts/store-generator/faults/fault-table.ts, each with the rule that makes it one; a fault hits 10 % of all orders
 *                unless its table says otherwise, or, limited to a segment, 40 % of it:
 *                missing-server@device=mobile+gateway=shop_pay+from=2026-09-10T00:00:00Z+share=0.38+side=server
 *                (device, browser, gateway, country, currency, discount, returning)
 *
 * The same seed makes the same store in every form. Files: orders, browser, server, catalogue, each named after its form, and
 * truth.jsonl (a line for each order: verdict, exclusion, wrong, faults, natural, dimensions), truth-summary.json (counts of these, what
 * is wrong with events rather than orders, names of the files).
 *
 * The shop, Northwind Outdoor, keeps CAD and the clock of Toronto. Right is: event_id order-{order.id}, value the order's total in CAD,
 * content_ids variants. Natural and right: retries and reloads with one id, ghosts of the event setup tool, images for pages without
 * scripts, stamps up to half an hour late, a cent of rounding, hashes with an appendix, numbers as text, orders that cost nothing. Natural and lost: browser events
 * behind blockers; buyers who declined (noted on the order, consent: denied) send nothing.
 */
import { readFileSync } from "node:fs";
import { parseOptions } from "./store-generator/options.ts";
import { writeStore } from "./store-generator/write/write-store.ts";

if (process.argv.includes("--help")) {
  console.log(
    readFileSync(import.meta.filename, "utf8")
      .split("*/", 1)[0]
      ?.replaceAll(/^\/?[ *]*\*? ?/gmu, ""),
  );
  process.exit();
}

try {
  const summary = writeStore(parseOptions(process.argv.slice(2)));
  console.log(JSON.stringify(summary, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
