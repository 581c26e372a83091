import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDepartures } from "../../../../src/host/github/client/departures.ts";

const held: ServerResponse[] = [];
const server = createServer((_, response) => void held.push(response));
let url = "";

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  url = `http://127.0.0.1:${String(typeof address === "object" && address !== null ? address.port : 0)}`;
});
afterEach(async () => {
  for (const response of held.splice(0)) response.end("late");
  await new Promise((resolve) => server.close(resolve));
});

/** Whether a promise has settled after everything that is due now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => (settled = true));
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe("questions that leave", () => {
  it("have left when they are written, long before they are answered", async () => {
    const { count, questionsLeft } = createDepartures();
    const answers = [count(() => fetch(url)), count(() => fetch(url))];
    await questionsLeft();
    expect(await isSettled(Promise.race(answers))).toBe(false);
    await expect.poll(() => held.length).toBe(2);
    for (const response of held.splice(0)) response.end("late");
    expect(await Promise.all((await Promise.all(answers)).map((answer) => answer.text()))).toEqual(["late", "late"]);
  });

  it("have left when they are answered, by whatever way they went", async () => {
    const { count, questionsLeft } = createDepartures();
    let answer = (_: string): void => undefined;
    const asked = count(() => new Promise<string>((resolve) => (answer = resolve)));
    const left = questionsLeft();
    expect(await isSettled(left)).toBe(false);
    answer("yes");
    await left;
    expect(await asked).toBe("yes");
  });

  it("have left when they failed", async () => {
    const { count, questionsLeft } = createDepartures();
    const asked = count(() => Promise.reject(new Error("no such host")));
    await expect(asked).rejects.toThrow("no such host");
    await questionsLeft();
  });

  it("hold up nobody when nothing was asked", async () => {
    await createDepartures().questionsLeft();
  });
});
