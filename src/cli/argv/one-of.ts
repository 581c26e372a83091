import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";

/** Which of several switches that contradict each other was given; null: none. Two are an error. */
export function oneOf<N extends string>({ switches }: Pick<Given, "switches">, names: readonly N[]): N | null {
  const [first, ...others] = names.filter((name) => switches.has(name));
  if (first === undefined) return null;
  if (others.length === 0) return first;
  throw new CommandError(`--${[first, ...others].join(" and --")} contradict each other`, "choose one of them");
}
