import type { MadeOrder } from "../make-orders.ts";
import type { StoreOptions } from "../options.ts";
import { datasets, eventIdOf, type SentEvent } from "../events/sent-event.ts";
import { isAsked, isCounted, isLostWithRequest, isTied } from "./truth.ts";

/** What is wrong with events rather than with orders. */
export type EventIssue =
  | "event-without-order"
  | "probable-match"
  | "id-reused"
  | "same-id-other-name"
  | "same-id-other-dataset"
  | "second-sender"
  | "test-code"
  | "id-missing"
  | "id-not-agreed"
  | "automatic-duplicate"
  | "received-before"
  | "repeated"
  | "consent-ignored"
  | "receipt-unknown"
  | "turned-away"
  | "lost-with-request";

/** An event with an id: of which order, and when it was sent. */
type Sent = Pick<SentEvent, "order" | "sentAt">;

/** Milliseconds after which Meta takes an id for a new one (deduplication: 48 hours). */
const dedupTime = 172_800_000;

/** Whether an event of one order is taken for another order's. */
function isReused(events: readonly Sent[]): boolean {
  const sorted = events.toSorted((a, b) => a.sentAt - b.sentAt);
  return sorted.some((one, index) => {
    const before = sorted[index - 1];
    return before !== undefined && before.order.id !== one.order.id && one.sentAt - before.sentAt <= dedupTime;
  });
}

/** An id is only ever taken from an order shortly before: so many orders are remembered. */
const remembered = 1000;

/** Events whose id two orders share, found while the orders go by. */
function createReuse() {
  const recent = new Map<string, readonly Sent[]>();
  let found = 0;
  const forget = (id: string, events: readonly Sent[]) => {
    if (isReused(events)) found += events.length;
    recent.delete(id);
  };
  return {
    add: ({ eventId, order, sentAt }: SentEvent) => {
      if (eventId === null) return;
      recent.set(eventId, [...(recent.get(eventId) ?? []), { order, sentAt }]);
      const [oldest] = recent;
      if (recent.size > remembered && oldest !== undefined) forget(...oldest);
    },
    end: () => {
      for (const [id, events] of recent) forget(id, events);
      return found;
    },
  };
}

/** By so much a clock may be ahead of another. */
const clockMinutes = 15;

/** With an id that the sheet makes of an order. */
const hasOrdersId = ({ eventId }: SentEvent) => eventId?.startsWith("order-") ?? false;

const isMisdirected = (event: SentEvent) =>
  event.name === "Purchase" && event.dataset !== datasets.right && hasOrdersId(event);

/** A custom event with the id that the order's missing Purchase should have: its own, or that of the other path. */
function isMisnamed({ name, eventId, order }: SentEvent, tied: readonly SentEvent[]): boolean {
  if (name !== "OrderCompleted" || eventId === null) return false;
  return eventId === eventIdOf(order) || tied.some((purchase) => purchase.eventId === eventId);
}

/** Events of an order that were refused and never taken: one that was tried again is one. */
function turnedAway(events: readonly SentEvent[]): number {
  const taken = new Set(events.filter(isCounted).map(({ side, eventId }) => `${side} ${eventId}`));
  const tried = events.filter((event) => isAsked(event) && event.fate === "refused");
  const left = tried.filter(({ side, eventId }) => !taken.has(`${side} ${eventId}`));
  return new Set(left.map(({ eventId, orderRef, at }) => [eventId, orderRef, Math.floor(at / 1000)].join(" "))).size;
}

/** Events of one order that have each trouble, but for shared ids. */
function issuesOf({ events: sent, truth }: MadeOrder): readonly (readonly [EventIssue, number])[] {
  // What Meta's answer refuses is nowhere but in its own count.
  const events = sent.filter(({ fate }) => fate !== "refused");
  const counted = events.filter(isCounted);
  const tied = counted.filter(isTied);
  const count = (holds: (event: SentEvent) => boolean, of: readonly SentEvent[] = counted) => of.filter(holds).length;
  const repeated = (["browser", "server"] as const).map((one) =>
    Math.max(0, count(({ side }) => side === one, tied) - 1),
  );
  return [
    ["event-without-order", count(({ origin }) => origin === "nobody")],
    ["probable-match", count((event) => event.origin === "code" && !isTied(event))],
    [
      "same-id-other-name",
      count((event) => event.name === "purchase" && hasOrdersId(event), events) +
        (truth.exclusion === null ? count((event) => isMisnamed(event, tied), events) : 0),
    ],
    ["same-id-other-dataset", count(isMisdirected, events)],
    ["second-sender", count(({ agent }) => agent !== null)],
    ["test-code", count(({ testCode }) => testCode !== null)],
    ["id-missing", count(({ eventId }) => eventId === null)],
    ["id-not-agreed", count(({ eventId, order }) => eventId !== null && eventId !== eventIdOf(order), tied)],
    ["automatic-duplicate", count(({ origin, name }) => origin === "event-setup-tool" && name === "Purchase", events)],
    ["repeated", repeated.reduce((sum, times) => sum + times, 0)],
    ["turned-away", turnedAway(sent)],
    ["lost-with-request", count((event) => isAsked(event) && isLostWithRequest(event), events)],
    ["consent-ignored", truth.exclusion === "no-consent" ? tied.length : 0],
  ];
}

const isAhead = ({ at, sentAt }: SentEvent) => at - sentAt > clockMinutes * 60_000;

/** Counts what is wrong with the events of a store, order after order. */
export function createIssueCounts({ server }: Pick<StoreOptions, "server">) {
  const counts: Partial<Record<EventIssue, number>> = {};
  const add = (issue: EventIssue, events: number) => {
    if (events > 0) counts[issue] = (counts[issue] ?? 0) + events;
  };
  const reuse = createReuse();
  return {
    add: (made: MadeOrder) => {
      for (const [issue, events] of issuesOf(made)) add(issue, events);
      // A form-encoded body is all that there is of its request.
      const requests = made.events.filter((event) => isCounted(event) && event.side === "server");
      if (server === "form") add("receipt-unknown", requests.length);
      else add("received-before", requests.filter(isAhead).length);
      made.events.filter((event) => isCounted(event) && isTied(event)).forEach(reuse.add);
    },
    end: (): Readonly<Partial<Record<EventIssue, number>>> => {
      add("id-reused", reuse.end());
      return counts;
    },
  };
}
