import type { OpenSpan, Span } from "../../model/reconciliation.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";
import { parseInstant } from "../argv/parse-instant.ts";

/** To the end of the day or the second that was written. */
function endOf(text: string, now: Date): string {
  return parseInstant(text, now, "end").replace(/(:\d\d)Z$/u, "$1.999Z");
}

/** The window of --from and --to; null: neither was written. */
export function windowOf({ from, to }: Given["values"], now: Date): OpenSpan | null {
  if (from === undefined && to === undefined) return null;
  const start = from === undefined ? null : parseInstant(from, now, "start");
  const end = to === undefined ? null : endOf(to, now);
  if (start === null || end === null || start <= end) return { from: start, to: end };
  throw new CommandError(
    `the window ends before it begins: ${from ?? ""} to ${to ?? ""}`,
    "write the earlier day after --from",
  );
}

const example = "--compare 2026-11-01..2026-11-07 --from 2026-11-08 --to 2026-11-14";

/** The window of --compare, which lies before the judged one; null: it was not written. */
export function compareOf({ compare, from }: Given["values"], now: Date): Span | null {
  if (compare === undefined) return null;
  const [first = "", last = "", ...more] = compare.split("..");
  if (first === "" || last === "" || more.length > 0)
    throw new CommandError(`--compare takes two days with .. between, not ${JSON.stringify(compare)}`, example);
  const window = { from: parseInstant(first, now, "start"), to: endOf(last, now) };
  if (window.from > window.to)
    throw new CommandError(`the window of --compare ends before it begins: ${compare}`, "write the earlier day first");
  if (from === undefined)
    throw new CommandError("--compare needs the window that is held against it: there is no --from", example);
  if (window.to >= parseInstant(from, now, "start"))
    throw new CommandError(
      `the window of --compare must end before --from begins: ${last} is not before ${from}`,
      `no order can be in both windows: ${example}`,
    );
  return window;
}
