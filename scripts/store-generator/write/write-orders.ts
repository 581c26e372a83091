import type { Order } from "../shop/order.ts";
import type { Sink } from "./sink.ts";
import { bulkLines } from "./write-orders-bulk.ts";
import { ordersCsvHeader, ordersCsvRows } from "./write-orders-csv.ts";
import { orderRestLine } from "./write-orders-rest.ts";

/** Forms of the orders' file, with the end of its name. */
export const orderForms = { rest: "jsonl", list: "json", pages: "json", bulk: "jsonl", csv: "csv" } as const;
/** How orders can be written. */
export type OrderForm = keyof typeof orderForms;

interface OrdersWriter {
  readonly add: (order: Order) => void;
  readonly end: () => void;
}

const each = (write: Sink["write"], text: (order: Order) => string): OrdersWriter => ({
  add: (order) => write(text(order)),
  end: () => undefined,
});

/** Orders of one answer of the Admin REST API. */
const pageSize = 250;

/** Orders in JSON lists of this size, with what stands around each list. */
function inLists(write: Sink["write"], size: number, [open, close]: readonly [string, string]): OrdersWriter {
  let written = 0;
  return {
    add: (order) => {
      const begins = written % size === 0;
      write(`${begins ? `${written === 0 ? "" : close}${open}` : ","}${orderRestLine(order)}`);
      written += 1;
    },
    end: () => write(close),
  };
}

/** Orders whose lines stand among each other. */
const together = 5;

function inBulk(write: Sink["write"]): OrdersWriter {
  let waiting: Order[] = [];
  const send = () => {
    if (waiting.length > 0) write(bulkLines(waiting));
    waiting = [];
  };
  return {
    add: (order) => {
      waiting.push(order);
      if (waiting.length === together) send();
    },
    end: send,
  };
}

/** Writes orders one after the other in one form. */
export function createOrdersWriter(form: OrderForm, { write }: Sink): OrdersWriter {
  switch (form) {
    case "rest":
      return each(write, orderRestLine);
    case "csv":
      write(ordersCsvHeader);
      return each(write, ordersCsvRows);
    case "bulk":
      return inBulk(write);
    case "list":
      return inLists(write, Infinity, ["[", "]\n"]);
    case "pages":
      return inLists(write, pageSize, ['{"orders":[', "]}\n"]);
  }
}
