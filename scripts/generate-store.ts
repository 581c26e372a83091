/*
 * Makes the files of a store with a truth file: the same seed gives the same bytes. Every person in them is invented.
 *
 *   npm run generate:store -- --orders 1000 --seed 7 --faults missing-server,value-subtotal --out store
 *
 * --orders N     how many orders
 * --seed N       which store
 * --out DIR      where to; what is there is overwritten
 * --format       rest: Admin REST orders, one a line (orders.jsonl) · csv: the admin's export (orders.csv)
 * --har          the first 500 browser events go into browser.har instead of browser.jsonl
 * --blocked S    share of browser events lost to blockers, 0.12 unless told
 * --days N       over how many days from 2026-09-01, 30 unless told
 * --faults LIST  missing-server · missing-browser · duplicate-sender · ids-differ · id-reused · value-subtotal · value-minor-units ·
 *                value-presentment · value-zero · currency-default-usd · product-ids · processing-time · milliseconds · local-time ·
 *                unhashed-email · double-hash · dataset-split · event-name-case
 *                a fault hits 10 % of all orders, or, limited to a segment, 40 % of it:
 *                missing-server@device=mobile+gateway=shop_pay+from=2026-09-10T00:00:00Z+share=0.38+side=server
 *                (device, browser, gateway, country, currency, discount, returning)
 *
 * Files: orders · browser.jsonl (a request to /tr a line, its parameters decoded: id, ev, eid, dl, ts, cd, ud, fbp, v, a; and received_at,
 * user_agent) · server.jsonl (a request to the Conversions API a line: received_at, url, data, partner_agent) · catalogue.csv ·
 * truth.jsonl (a line for each order: verdict, exclusion, wrong, faults, natural, dimensions) · truth-summary.json.
 *
 * The shop, Northwind Outdoor, keeps CAD and the clock of Toronto. Right is: event_id order-{order.id}, value the order's total in CAD,
 * content_ids variants. Natural and right: retries and reloads with one id, ghosts of the event setup tool, images for pages without
 * scripts, stamps up to half an hour late, a cent of rounding, hashes with an appendix, numbers as text. Natural and lost: browser events
 * behind blockers; buyers who declined (noted on the order, consent: denied) send nothing.
 */
import { parseOptions } from "./store-generator/options.ts";
import { writeStore } from "./store-generator/write-store.ts";

try {
  const summary = writeStore(parseOptions(process.argv.slice(2)));
  console.log(JSON.stringify(summary, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
