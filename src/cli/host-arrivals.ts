import type { Arrivals } from "../port/arrivals.ts";
import { askedHost } from "./asked-host.ts";
import type { Given } from "./command.ts";
import type { Io } from "./io.ts";

/** Who posts the gate's status in a workflow with the job's own token. The token here is a person's. */
const gateAccount = "github-actions[bot]";

/** Who is asked how commits landed: GitHub, about the repository of --verify; null: nobody. */
export async function hostArrivals(io: Io, given: Given): Promise<Arrivals | null> {
  const host = askedHost(io, given);
  if (host === null) return null;
  const { createArrivals } = await import("../host/github/arrivals/arrivals.ts");
  const { readStatus } = await import("../report/verdict/verdict-status.ts");
  return createArrivals({
    ...host,
    context: given.values["context"] ?? "signal-gate",
    account: (given.values["gate-account"] ?? gateAccount).replace(/^@/u, ""),
    readGate: readStatus,
  });
}
