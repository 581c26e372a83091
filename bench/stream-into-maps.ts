import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What a person would write first: three files line by line into maps, then one look per order. Prints the orders that both paths have. */
async function streamIntoMaps(folder: string): Promise<number> {
  const browser = new Map<unknown, unknown>();
  const server = new Map<unknown, unknown>();
  await eachLine(join(folder, "browser.jsonl"), (hit) => browser.set(Reflect.get(hit, "eid"), hit));
  await eachLine(join(folder, "server.jsonl"), (request) => {
    const events: unknown = Reflect.get(request, "data");
    for (const event of Array.isArray(events) ? events : [])
      if (event instanceof Object) server.set(Reflect.get(event, "event_id"), event);
  });
  let both = 0;
  await eachLine(join(folder, "orders.jsonl"), (order) => {
    const id = `order-${String(Reflect.get(order, "id"))}`;
    if (browser.has(id) && server.has(id)) both += 1;
  });
  return both;
}

async function eachLine(path: string, take: (value: object) => unknown): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
    const value: unknown = JSON.parse(line);
    if (value instanceof Object) take(value);
  }
}

console.log(await streamIntoMaps(process.argv[2] ?? "."));
