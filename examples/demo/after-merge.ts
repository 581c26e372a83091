import { runCommand } from "./run-command.ts";
import type { StoreRepository } from "./store-repository.ts";

const klarna = {
  current: {
    blocks: {
      "4217": { type: "shopify://apps/klarna/blocks/on-site-messaging/8b1f", disabled: false, settings: {} },
    },
  },
};

/** Ten orders placed after the release, as a person looked them up: every side says the same. */
function tenOrders(takenAt: string): string {
  const row = (number: number): string => {
    const said = (value: string): string => `{ order: ${value}, browser: ${value}, server: ${value} }`;
    const values = [
      `value: ${said(`"${String(100 + number)}.90"`)}`,
      `currency: ${said("USD")}`,
      `event_id: ${said(`order-10${String(number)}`)}`,
      `content_ids: { order: ["43${String(number)}"], browser: ["43${String(number)}"], server: ["43${String(number)}"], catalogue: ["43${String(number)}"] }`,
      `event_time: ${said(`"2026-11-23T08:${String(number)}:00Z"`)}`,
      `occurrence: ${said("1")}`,
      `user_data: ${said("granted")}`,
    ];
    return `  - { order: "10${String(number)}", values: { ${values.join(", ")} } }\n`;
  };
  const rows = Array.from({ length: 10 }, (_, index) => row(41 + index)).join("");
  return `kind: sample\nretest: order-sample\ntaken_at: ${takenAt}\nrows:\n${rows}`;
}

/** What history says once the pull request has landed: from the pause to the resume. */
export async function afterMerge(store: StoreRepository, say: (what: string) => void): Promise<void> {
  const run = (at: string, ...words: readonly string[]): Promise<void> =>
    runCommand({ directory: store.path, at }, words);
  const buyers = ["--conclusion", "roas,budget-moves"];

  store.merge("order-bump", {
    by: "lin",
    message: "Merge pull request #418: gift in the order bump",
    at: "2026-11-20T12:10:00Z",
  });
  say("#418 is merged. A media buyer asks whether ROAS may be used.");
  await run("2026-11-20T13:00:00Z", "status", ...buyers);

  store.push(
    { "config/settings_data.json": `${JSON.stringify(klarna, null, 2)}\n` },
    {
      by: "shopify[bot]",
      message: "Update from Shopify for theme northwind/main\n\nTheme last edited by: Bo Berg",
      at: "2026-11-21T14:10:00Z",
    },
  );
  say("Bo switches Klarna on in the theme editor. Nobody opened a pull request; it pauses all the same.");
  await run("2026-11-21T15:00:00Z", "status", ...buyers);

  say("Media sees revenue too high while the counts look right. The router says what it is, and what not to do.");
  const seen = ["--signs", "value-differs", "--store", "us", "--at", "2026-11-21T14:10:00Z", "--write"];
  await run("2026-11-21T16:00:00Z", "route", ...seen);
  store.push({}, { by: "omar", message: "Incident: value drifts", at: "2026-11-21T16:05:00Z" });

  const evidence = "governance/evidence/2026-11-23-order-sample.yml";
  const through = store.sha("HEAD");
  store.push(
    { [evidence]: tenOrders("2026-11-23T09:00:00Z") },
    { by: "kim", message: "Ten orders, three sources", at: "2026-11-23T09:10:00Z" },
  );
  say(
    "Two days later the value is mended at the gateway. One sample of ten orders closes the incident and resumes what it proves.",
  );
  await run(
    "2026-11-23T09:20:00Z",
    "incident",
    "close",
    "2026-11-21-value-drift",
    "--retest",
    `order-sample=${evidence}`,
  );
  const window = "2026-11-20T12:10:00Z..2026-11-22T18:00:00Z";
  await run(
    "2026-11-23T09:21:00Z",
    "resume",
    ...["--conclusion", "roas,budget-moves", "--through", through.slice(0, 12)],
    ...["--released-at", "2026-11-21T14:10:00Z", "--retest", `order-sample=${evidence}`, "--contaminated", window],
  );
  store.push({}, { by: "lin", message: "Resume ROAS and budget moves", at: "2026-11-23T09:30:00Z" });
  say(
    "Both records are merged. What was proven is usable again, with the days to leave out; single products still wait for their own sample.",
  );
  await run("2026-11-23T10:00:00Z", "status", "--conclusion", "roas,budget-moves,sku-scaling");
}
