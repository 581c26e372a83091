import type { Verdict } from "../../model/verdict.ts";

/** Exit code of a verdict: 0 may merge, 1 held, 2 could not be decided. Advice never holds. */
export function verdictExitCode({ verdict, mode }: Pick<Verdict, "verdict" | "mode">): 0 | 1 | 2 {
  if (verdict === "error") return 2;
  if (mode === "advise") return 0;
  return verdict === "waiting" || verdict === "blocked" ? 1 : 0;
}
