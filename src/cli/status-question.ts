import type { AskedStatus } from "../app/status/show-status.ts";
import type { Sheet } from "../model/sheet.ts";
import { commaList } from "./argv/comma-list.ts";
import { CommandError } from "./command-error.ts";
import type { Given } from "./command.ts";
import { parseInstant } from "./argv/parse-instant.ts";
import { requireKnown } from "./argv/unknown-name.ts";

/** What a command line asks about; the names in it are not checked yet. */
export function statusQuestion(given: Given, now: Date): AskedStatus {
  const { at, window, store, conclusion } = given.values;
  return {
    at: at === undefined ? null : momentOf(at, now),
    window: window === undefined ? null : windowOf(window, now),
    stores: store === undefined ? null : commaList(given, "store"),
    conclusions: conclusion === undefined ? null : commaList(given, "conclusion"),
  };
}

/** Throws for a store or conclusion that the sheet has not, naming the one that was probably meant. */
export function requireKnownNames({ stores, conclusions }: AskedStatus, sheet: Sheet): void {
  requireKnown("the sheet has no store", stores ?? [], Object.keys(sheet.stores));
  requireKnown("the sheet has no conclusion", conclusions ?? [], Object.keys(sheet.conclusions));
}

/** A day means its end; today and now mean this moment. */
function momentOf(text: string, now: Date): string {
  const today = now.toISOString().slice(0, 10);
  if (text === today) return now.toISOString();
  const moment = parseInstant(text, now, "end");
  if (Date.parse(moment) <= now.getTime()) return moment;
  throw new CommandError(`${text} is still to come`, "ask about today or a day of the past");
}

/** Both days belong to the window, as in the reports of an ad platform. */
function windowOf(text: string, now: Date): AskedStatus["window"] {
  const [from, to, more] = text.split("..");
  if (from === undefined || to === undefined || more !== undefined || from === "" || to === "") {
    throw new CommandError(
      `${JSON.stringify(text)} is no window`,
      "--window 2026-11-15..2026-11-21, both days included",
    );
  }
  const window = {
    from: parseInstant(from, now, "start"),
    to: parseInstant(to, now, "end"),
  };
  if (Date.parse(window.from) <= Date.parse(window.to)) return window;
  throw new CommandError(`the window ${text} ends before it begins`, "write the earlier day first");
}
