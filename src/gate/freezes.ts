import type { Finding } from "../model/finding.ts";
import type { Firing } from "../model/firing.ts";
import type { Policy } from "../model/sheet.ts";

/** Fired triggers that the base's policy freezes today. Days are UTC, first and last included. */
export function freezeFindings(policy: Policy, firings: readonly Firing[], now: string): readonly Finding[] {
  const today = now.slice(0, 10);
  return policy.freezes
    .filter(({ from, to }) => from <= today && today <= to)
    .flatMap(({ from, to, triggers }) =>
      firings
        .filter((firing) => triggers.includes(firing.trigger))
        .map((firing): Finding => ({ code: "frozen", severity: "error", args: { trigger: firing.trigger, from, to } })),
    );
}
