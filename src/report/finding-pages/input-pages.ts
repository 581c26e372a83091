import type { FindingArguments } from "../../model/finding.ts";
import { names, type FindingPages } from "./finding-page.ts";
import { counted } from "../in-words.ts";
import { fullMomentWords } from "../moment-words.ts";
import { spanText } from "../span-text.ts";

const damage = {
  "cut-off": "the file ends too early",
  unreadable: "the file could not be read",
  encoding: "the file is not UTF-8",
  "long-lines": "a line is too long",
  "repeated-columns": "a column occurs twice",
  "not-lines": "the file is not one value a line",
} as const;

const nextAfterDamage: Readonly<Partial<Record<keyof typeof damage, string>>> = {
  "cut-off": "export or copy the file again",
  unreadable: "export or copy the file again",
  "long-lines": "write one request or order a line; what was left out may be what is missing",
  "repeated-columns": "remove the column that is not meant",
};

const kindWords: Readonly<Record<string, string>> = {
  orders: "order",
  browser: "browser event",
  server: "server event",
  catalogue: "product",
  totals: "count of a day",
};

const exampleColumns = {
  orders: "name: …, total: …, created_at: …, currency: …",
  browser: "name: …, event_at: …, event_id: …, value: …, currency: …",
  server: "name: …, event_at: …, event_id: …, value: …, currency: …",
  catalogue: "id: …, item_group_id: …",
  totals: "day: …, event: …, count: …",
} as const;

/** A mapping to fill in. */
function mappingOf(holds: keyof typeof exampleColumns | "any"): string {
  const kind = holds === "any" ? "orders" : holds;
  return `inputs: [{ id: my-${kind}, holds: ${kind}, columns: { ${exampleColumns[kind]} } }]`;
}

/** As many names as there is room for, in characters. */
function namesWithin(list: readonly string[], room: number): string {
  let used = 0;
  const shown = list.filter((name) => (used += name.length + 2) <= room);
  return names(list, Math.max(1, shown.length));
}

type InputCode =
  | "input-missing"
  | "input-unknown"
  | "input-ambiguous"
  | "input-damaged"
  | "input-empty"
  | "input-repeated"
  | "input-rejected"
  | "log-covers-part"
  | "orders-outside"
  | "buyers-money-unknown"
  | "order-amount-unknown"
  | "order-time-unknown"
  | "event-id-unknown";

function unknownColumns({
  expected,
  columns,
  nearly,
}: Pick<FindingArguments["input-unknown"], "expected" | "columns" | "nearly">): string {
  return (
    (nearly === null ? "" : `; the mapping ${nearly.mapping} would fit if it had ${names(nearly.lacks, 4)}`) +
    (columns.length === 0 ? `; expected ${names(expected)}` : `; its columns are ${namesWithin(columns, 180)}`)
  );
}

/** The key of the list that holds nearly all that a file has, as answers of an API put it; null: there is none. */
function listAround(columns: readonly string[]): string | null {
  const lists = columns.flatMap((column) => /^(\w+)\[\]\./u.exec(column)?.[1] ?? []);
  const [list] = lists;
  const isAround = list !== undefined && lists.length * 2 >= columns.length && lists.every((one) => one === list);
  return isAround ? list : null;
}

/** Files of orders, events, products and totals that cannot be read as they should. */
export const inputPages: FindingPages<InputCode> = {
  "input-missing": {
    severity: "error",
    title: "A file is not there",
    message: ({ named }) => `${named} names no file that can be read`,
    fix: () => "check the path; a pattern with * is quoted so that the shell leaves it alone",
    why: "A comparison without one of its files would look like a path that sends nothing.",
    example: "The export of orders was saved under another name.",
  },
  "input-unknown": {
    severity: "error",
    title: "A file is of no format that is known here",
    message: ({ looks_like, expected, columns, nearly, instead }) =>
      `it looks like ${looks_like}` + (instead !== null ? "" : unknownColumns({ expected, columns, nearly })),
    fix: ({ columns, holds, expected, instead }) => {
      if (instead !== null) return `name it with --${instead}, or without an option`;
      if (columns.length === 0) return "name the file under what it holds, or export it in one of these formats";
      const list = listAround(columns);
      if (list !== null)
        return `take its rows out of ${list} first, \`jq -c '.${list}[]' FILE\`, and say in governance/sheet.yml which of their keys is which, \`${mappingOf(holds)}\``;
      return `say in governance/sheet.yml which is which, \`${mappingOf(holds)}\`, or export it as ${names(expected)}`;
    },
    why: "Files are recognised by what is in them, not by their names. Guessing would compare the wrong columns and give a wrong answer. What another system wrote is read once the sheet says which of its columns is which.",
    example: "A catalogue was given as the orders.",
  },
  "input-ambiguous": {
    severity: "error",
    title: "Two mappings fit a file",
    message: ({ mappings }) => `it has all columns of ${names(mappings)}`,
    fix: () =>
      "say what it holds with --orders, --browser, --server, --catalogue or --totals, or map a column that only one of them has",
    why: "The same columns can mean different things. Which of the mappings is meant would be a guess that every verdict rests on.",
    example: "Both paths write the same log, and the sheet has a mapping for each.",
  },
  "input-damaged": {
    severity: "warning",
    title: "A file is not whole, or not as it says",
    message: ({ what, detail }) => `${damage[what]}: ${detail}`,
    fix: ({ what }) => nextAfterDamage[what] ?? null,
    why: "What could be read is used, and what could not is said: events behind the end of a file that was cut off look like events that were never sent.",
    example: "The compressed log was copied while it was still written.",
  },
  "input-empty": {
    severity: "error",
    title: "A file holds nothing of what it was given for",
    message: ({ kind }) => `it holds no ${kindWords[kind] ?? kind} that could be read`,
    fix: () => "look whether it is the right file, and whether the page or the server sends anything at all",
    why: "A capture without a single request may be an empty export or a path that sends nothing. Nobody can tell the two apart by the file, so the path is not judged, and the answer is not fine.",
    example: "A HAR file was saved before the page was loaded, so it has no entries.",
  },
  "input-repeated": {
    severity: "warning",
    title: "A file was named twice",
    message: ({ named, count, files }) =>
      `${named} names ${count === 1 ? "a file that was" : `${count} files that were`} named before, and read once: ${names(files, 5)}`,
    fix: () => null,
    why: "Read twice, each event would look sent twice, and one log given for both sides would agree with itself.",
    example: "Two patterns overlap: capi-*.jsonl and *.jsonl.",
  },
  "input-rejected": {
    severity: "warning",
    title: "Lines of a file could not be understood",
    message: ({ kind, reason, count, lines }) =>
      `${counted(count, "line")} of ${kind}: ${reason} (${lines.length === 1 ? "line" : "lines"} ${names(lines.map(String), 5)})`,
    fix: () => null,
    why: "Nothing is dropped silently: every line that was left out, and every cell that was, is counted with its reason.",
    example: "Half a line of JSON stands at the end of the log.",
  },
  "log-covers-part": {
    severity: "error",
    title: "A log covers only a part of the orders' time",
    message: ({ side, log, orders: all, unknown, missing }) =>
      [
        `the ${side} log goes from ${spanText(log)}, the orders from ${spanText(all)}`,
        ...(unknown === 0 ? [] : [`${counted(unknown, "order")} outside of it can't be judged on that side`]),
        ...(missing === 0
          ? []
          : [
              `${counted(missing, "order")} outside of it ${missing === 1 ? "counts" : "count"} as missing, because the log holds this event only: it may end there, or nothing was sent any more`,
            ]),
      ].join("; "),
    fix: () => "give the rest of the log, or say with --from and --to what to judge: within them every order counts",
    why: "An order behind the end of a log has no event in it, and nobody knows whether one was sent. Other events in the log show how far it goes; where it goes on and only this event stops, the orders are missing.",
    example: "The orders of a month are held against the log of its first week.",
  },
  "orders-outside": {
    severity: "error",
    title: "No order lies in the asked time",
    message: ({ orders, from, to }) =>
      `${orders === 1 ? "the only order that was read is" : `the ${counted(orders, "order")} that were read are all`} outside of the asked time: ${orders === 1 ? fullMomentWords(from) : `they go from ${spanText({ from, to })}`}`,
    fix: () => "ask for that time with --from and --to, or give the orders of the asked one",
    why: "Orders count by when they were placed. Where none is left, nothing was judged, and that is no answer.",
    example: "The export holds October, and --from asks for November.",
  },
  "buyers-money-unknown": {
    severity: "error",
    title: "The orders do not say what their buyers paid in their own money",
    message: ({ orders }) =>
      `${counted(orders, "order")} can't be judged: ${orders === 1 ? "its event is" : "their events are"} in another currency than the shop's, as the sheet allows, and the orders' file does not hold that amount`,
    fix: () =>
      "give these orders as the Admin REST API or a GraphQL bulk operation writes them, with the presentment money of every amount; a CSV export holds the shop's money alone",
    why: "Where the sheet lets a path send the buyer's money, the order's amount in the shop's money says nothing about it. To take any amount for right would hide every wrong one.",
    example: "A shop in euros sells in Swiss francs, and its orders were exported as CSV.",
  },
  "order-amount-unknown": {
    severity: "error",
    title: "Some orders do not say what they cost",
    message: ({ orders }) =>
      `${counted(orders, "order")} can't be judged: ${orders === 1 ? "its amount" : "their amounts"} could not be read`,
    fix: () =>
      "export the orders again, and open the file in no spreadsheet: an amount is written as 1234.56, without marks between its digits",
    why: "Amounts that can't be read are seldom a matter of chance: where a thousand is written as 1,234.56, the large orders are the ones that are missing, and what is left looks right.",
    example: "A spreadsheet has written the totals as 1.234,56.",
  },
  "order-time-unknown": {
    severity: "error",
    title: "Some orders do not say when they were placed",
    message: ({ orders }) =>
      `${counted(orders, "order")} can't be judged: ${orders === 1 ? "its time" : "their times"} could not be read`,
    fix: () => "export the orders again with the times as the shop writes them, or map the column that holds them",
    why: "Without its time nothing says whether an order belongs to the window, whether the logs cover it, or when its events should carry.",
    example: "A spreadsheet has turned the times into serial numbers.",
  },
  "event-id-unknown": {
    severity: "error",
    title: "Nothing says which events belong to some orders",
    message: ({ orders, fields }) =>
      `${counted(orders, "order")} can't be judged: the orders' file does not hold ${names(fields.map((field) => `{${field}}`))}, of which the event id is made, and there are events that name no order that is known`,
    fix: ({ fields }) =>
      fields.includes("order.checkout_token")
        ? "give the orders as the Admin REST API writes them, which holds checkout_token, or send the order's id as order_id with each event"
        : "export the orders with their Id, and open the file in no spreadsheet, which rounds it; or send the order's name as order_id with each event",
    why: "Events are joined to orders by what both say. Where the id of an order's event can't be worked out, an event that is there would look like one that was never sent.",
    example: "The event id is made of the checkout's token, which Shopify's CSV export does not hold.",
  },
};
