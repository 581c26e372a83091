import { availableParallelism } from "node:os";
import { loadInputs } from "../src/app/reconcile/load-inputs.ts";
import { createInputOpener } from "../src/host/disk/create-input-opener.ts";
import { sizeOfInputs } from "../src/host/disk/size-of-inputs.ts";
import { createDuckdbWarehouse } from "../src/warehouse/create-duckdb-warehouse.ts";

const [, , spill = ".", orders = "", browser = "", server = ""] = process.argv;

const { open, close } = await createInputOpener({ directory: ".", spill, stdin: process.stdin });
const expected = sizeOfInputs(".", [orders, browser, server]);
const warehouse = await createDuckdbWarehouse({ memory: 1e9, spill, threads: availableParallelism(), expected });
try {
  const inputs = { orders: [orders], browser: [browser], server: [server] };
  const { inputs: read } = await loadInputs({ warehouse, open, inputs });
  if (read.length !== 3) throw new Error("a file could not be read");
} finally {
  await warehouse.close();
  await close();
}
