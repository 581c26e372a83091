import { createGitRepository } from "../src/host/git/create-git-repository.ts";
import { createLedgerCache } from "../src/host/disk/create-ledger-cache.ts";
import { showStatus } from "../src/app/status/show-status.ts";

const [, , directory = ".", wanted = "cold"] = process.argv;
const opened = createGitRepository({ directory, env: process.env });
const read = new Set<string>();
const repository: typeof opened = {
  ...opened,
  readBlobs: (entries) => {
    for (const { id } of entries) read.add(id);
    return opened.readBlobs(entries);
  },
};
const start = performance.now();
const { status } = await showStatus(
  {
    repository,
    arrivals: null,
    cache: wanted !== "cached" ? null : createLedgerCache({ folder: repository.folder, version: "bench" }),
    now: "2026-11-23T00:00:00Z",
    branch: null,
  },
  { at: null, window: null, stores: null, conclusions: null },
);
const ms = performance.now() - start;
await repository.close();
if (status.conclusions.length === 0) throw new Error("the status has no rows");
console.log(wanted === "blobs" ? [...read].join("\n") : `${ms} ${process.resourceUsage().maxRSS}`);
