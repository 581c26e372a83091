import { dialect } from "../dialect.ts";

/** Seconds after which Meta refuses an event, and the whole request with it (Conversions API, event_time). */
export const oldestEvent = 7 * 86_400;

/** Whether an event, under this alias, came so late after its own time that Meta refused it and never counted it. */
export const isRefused = (event: string): string =>
  `coalesce(${event}.side = 'server' AND ${dialect.seconds(`${event}.received_at`)} - ${dialect.seconds(`${event}.event_at`)} > ${oldestEvent}, false)`;
