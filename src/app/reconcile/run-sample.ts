import type { Finding } from "../../model/finding.ts";
import type { Sample } from "../../model/sample.ts";
import type { NamedRetest } from "../../model/sheet.ts";
import { explanations } from "../../reconcile/explain/explain.ts";
import { bestSellers } from "../../reconcile/sample/best-sellers.ts";
import { sampledParameters } from "../../reconcile/sample/order-values.ts";
import { sampleOrders } from "../../reconcile/sample/sample-orders.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";
import { judge, questionOf, type ReconcileRequest } from "./run-reconcile.ts";
import { type SeededSample, sampleFile, sampleYaml } from "./sample-file.ts";

/** Which orders or best sellers to sample, how many, and for which retest. */
export interface SampleRequest extends Pick<
  ReconcileRequest,
  "warehouse" | "load" | "event" | "store" | "window" | "now" | "changes" | "onStep"
> {
  readonly what: "orders" | "products";
  readonly count: number;
  readonly seed: number;
  readonly retest: NamedRetest;
}

/** A sample, and its file where there is anything to write. */
export interface RunSample {
  readonly sample: Sample;
  /** Null: nothing was found to sample, or the file may not be kept (see the findings). */
  readonly file: { readonly stem: string; readonly value: SeededSample; readonly yaml: string } | null;
  readonly findings: readonly Finding[];
}

/** Picks orders, or best sellers, shows each from every source, and makes the file that answers the retest. */
export async function runSample(request: SampleRequest): Promise<RunSample> {
  const { warehouse, event, seed, retest } = request;
  const loaded = await request.load();
  const question = questionOf(request, loaded);
  await judge(request, question);
  const base = { event: event.name, taken_at: `${request.now.toISOString().slice(0, 19)}Z`, seed };
  if (request.what === "products") {
    const { products, of } = await bestSellers(warehouse.rows, { question, products: request.count });
    return written({ ...base, of, orders: [], products }, retest.id, loaded.findings);
  }
  await explanations(warehouse.rows, event.contract);
  const { orders, of } = await sampleOrders(warehouse.rows, {
    question,
    orders: request.count,
    seed,
    ...asked(request),
  });
  return written({ ...base, of, orders, products: [] }, retest.id, loaded.findings);
}

/** What the retest asks about; parameters that it leaves out are shown only where it names none. */
function asked({
  retest,
  event,
}: SampleRequest): Pick<Parameters<typeof sampleOrders>[1], "parameters" | "tolerances"> {
  const criteria = Object.entries(retest.says.passes_when ?? {});
  const named = criteria.map(([parameter]) => parameter);
  const carried = ["occurrence", ...Object.keys(event.says.parameters)];
  return {
    parameters: named.length === 0 ? carried : sampledParameters.filter((each) => named.includes(each)),
    tolerances: Object.fromEntries(criteria.map(([parameter, { tolerance }]) => [parameter, tolerance])),
  };
}

/** The file is read back as the gate reads it: what it would not take is never written. */
function written(sample: Sample, retest: string, found: readonly Finding[]): RunSample {
  const value = sampleFile(sample, retest);
  if (value === null) return { sample, file: null, findings: found };
  const [stem, yaml] = [`${sample.taken_at.slice(0, 10)}-${retest}`, sampleYaml(value)];
  const evidence = parseEvidence(`governance/evidence/${stem}.yml`, "", yaml);
  const refused = evidence.kind === "broken" ? evidence.findings : [];
  return { sample, file: refused.length > 0 ? null : { stem, value, yaml }, findings: [...found, ...refused] };
}
