import { fullMomentWords } from "../moment-words.ts";
import { readDashboardPaused } from "./dashboard-paused.ts";
import { dayLength } from "../../firing/durations.ts";

/**
 * Whether a dashboard that was published before still says what a new one says, the moment of the check aside. Once a day it
 * does not: people must see that somebody still looks.
 */
export function saysTheSame(published: string, fresh: string): boolean {
  const [before, now] = [readDashboardPaused(published)?.at, readDashboardPaused(fresh)?.at];
  if (before === undefined || now === undefined) return false;
  if (Date.parse(now) - Date.parse(before) >= dayLength) return false;
  return timeless(published, before) === timeless(fresh, now);
}

function timeless(body: string, at: string): string {
  return body.replaceAll(fullMomentWords(at), "").replaceAll(`"at":${JSON.stringify(at)}`, "");
}
