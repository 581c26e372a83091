import { compile } from "../../../src/reconcile/compile/compile.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { explanationWords } from "../../../src/report/reconcile/explanation-words.ts";
import { inLoaded, type Given } from "../loaded.ts";
import { contract, question } from "../small-store.ts";

const judged = { ...contract, consent: "not-required" } as const;

/** Reads files as a user would, judges these parameters of each order's server event, and says in words what explains what differs. */
export async function explainedFiles(
  given: readonly Given[],
  parameters: readonly string[] = ["event_id", "value", "currency", "event_time"],
): Promise<readonly string[]> {
  return inLoaded(given, { stdin: "", mappings: [] }, async (_, warehouse) => {
    const asked = { ...question, contract: judged, parameters };
    const given = { browser: false, server: true, catalogue: false };
    for (const { sql } of compile({ ...asked, given })) await warehouse.run(sql);
    return (await explanations(warehouse.rows, judged)).map(explanationWords);
  });
}
