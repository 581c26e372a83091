import { afterEach, beforeEach, expect, it } from "vitest";
import { createSignatures } from "../../../../src/host/github/conversation/signatures.ts";
import { HostError } from "../../../../src/port/host-error.ts";
import { refuse } from "../../../github/faults.ts";
import { clientOptions, openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const read = (...numbers: readonly number[]) =>
  createSignatures(clientOptions(store.github, store.logged)).readSaid(numbers);

it("reads comments and reviews of each pull request, in the order asked for", async () => {
  store.github.comment(store.number, "grace", "/signal recheck");
  store.github.submitReview(store.number, { by: "lin", state: "APPROVED" });
  const [said, again] = await read(store.number, store.number);
  expect(said).toMatchObject({
    pull_request: store.number,
    url: `${store.github.url}/northwind/store/pull/${String(store.number)}`,
    comments: [{ author: "grace", body: "/signal recheck", edited: false }],
    reviews: [{ author: "lin", state: "APPROVED" }],
  });
  expect(again).toEqual(said);
});

it("asks nobody for no pull request", async () => {
  expect(await read()).toEqual([]);
  expect(store.requests()).toEqual([]);
});

it("says what failed and what to do", async () => {
  store.github.fault({ match: /reviews/u, respond: refuse(403, "Resource not accessible by integration") });
  await expect(read(store.number)).rejects.toThrow(HostError);
});
