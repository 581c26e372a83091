import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";

/** The whole number from 1 to `most` that an option gives; null without it. The hint shows `such` a one. */
export function wholeNumber(
  { values }: Pick<Given, "values">,
  option: string,
  { most, such }: { readonly most: number; readonly such: number },
): number | null {
  const text = values[option];
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new CommandError(
    `--${option} takes a number from 1 to ${most}, not ${JSON.stringify(text)}`,
    `--${option} ${such}`,
  );
}
