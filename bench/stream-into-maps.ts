import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const [, , ordersFile = "", browserFile = "", serverFile = ""] = process.argv;

/** What a person would write first: three files line by line into maps, then one look per order. Prints the orders that both paths have. */
async function streamIntoMaps(): Promise<number> {
  const browser = new Map<unknown, unknown>();
  const server = new Map<unknown, unknown>();
  await eachLine(browserFile, (hit) => browser.set(Reflect.get(hit, "eid"), hit));
  await eachLine(serverFile, (request) => {
    const events: unknown = Reflect.get(request, "data");
    for (const event of Array.isArray(events) ? events : [])
      if (event instanceof Object) server.set(Reflect.get(event, "event_id"), event);
  });
  let both = 0;
  await eachLine(ordersFile, (order) => {
    const id = `order-${String(Reflect.get(order, "id"))}`;
    if (browser.has(id) && server.has(id)) both += 1;
  });
  return both;
}

async function eachLine(path: string, take: (value: object) => unknown): Promise<void> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  for await (const line of createInterface({ input })) {
    const value: unknown = JSON.parse(line);
    if (value instanceof Object) take(value);
  }
}

console.log(await streamIntoMaps());
