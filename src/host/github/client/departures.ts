import { subscribe } from "node:diagnostics_channel";

/** Tells when the questions asked so far are on their way, so that work that holds the thread is done while they travel. */
export interface Departures {
  /** Asks, and counts the question as waiting until it is on its way or answered. */
  readonly count: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** Resolves when no question waits any more; never later than the last answer. */
  readonly questionsLeft: () => Promise<void>;
}

/** Published by undici, which sends every request of the toolkit, when a request is written to its connection. */
const written = "undici:client:sendHeaders";

/** Counts the questions of one client. A question that is tried again may let the others count as gone early: it costs time, nothing else. */
export function createDepartures(): Departures {
  let asked = 0;
  let answered = 0;
  let sent = 0;
  const waiting: (() => void)[] = [];
  const tell = (): void => {
    if (Math.max(sent, answered) < asked) return;
    for (const go of waiting.splice(0)) go();
  };
  subscribe(written, () => {
    sent += 1;
    tell();
  });
  return {
    count: async (ask) => {
      asked += 1;
      try {
        return await ask();
      } finally {
        answered += 1;
        tell();
      }
    },
    questionsLeft: async () => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        tell();
      });
      // What was written in this turn of the event loop leaves at its end.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
