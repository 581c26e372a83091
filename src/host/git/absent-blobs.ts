/** What to make of a blob that the clone lacks: `refuse` throws; `too-large` takes a clone made with `--filter=blob:limit=` at its word. */
export type AbsentBlobs = "refuse" | "too-large";
