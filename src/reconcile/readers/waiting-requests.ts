import type { HeldRequest } from "./held-requests.ts";
import type { Answer } from "./meta-answer.ts";

/** A request with the line that it stood in, and how long that was. */
export interface Placed {
  readonly line: number;
  readonly request: HeldRequest;
  readonly size: number;
}

/** Requests that wait for an answer on a later line. */
export interface WaitingRequests {
  /** Lets one wait; gives back those that have waited long enough, or of which nobody could tell the answers apart. */
  readonly add: (tie: string, placed: Placed) => readonly Placed[];
  /** The request that an answer belongs to; null: none of those that wait. */
  readonly answered: (answer: Answer) => Placed | null;
  /** All that got no answer. */
  readonly rest: () => readonly Placed[];
}

/** Text of lines that are held at once, in characters: an answer comes within seconds. */
const mostWaiting = 8_000_000;

/** An empty room for requests to wait in, however long the log is. */
export function waitingRequests(most = mostWaiting): WaitingRequests {
  const waiting = new Map<string, Placed>();
  let size = 0;
  const take = (tie: string): readonly Placed[] => {
    const placed = waiting.get(tie);
    if (placed === undefined) return [];
    waiting.delete(tie);
    size -= placed.size;
    return [placed];
  };
  return {
    add: (tie, placed) => {
      const twin = take(tie);
      // Of two requests with one tie neither is the one that an answer means.
      if (twin.length > 0) return [...twin, placed];
      waiting.set(tie, placed);
      size += placed.size;
      const gone: Placed[] = [];
      for (const oldest of waiting.keys()) {
        if (size <= most) break;
        gone.push(...take(oldest));
      }
      return gone;
    },
    answered: ({ tie }) => (tie === null ? null : (take(tie)[0] ?? null)),
    rest: () => [...waiting.values()],
  };
}
