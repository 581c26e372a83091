import type { Finding, Place } from "../model/finding.ts";
import type { Policy, Sheet } from "../model/sheet.ts";
import type { Part, Path } from "./yaml/locate.ts";
import type { Parameters } from "./normalise/normalise-events.ts";
import type { SignalIndex } from "./signal-index.ts";

/** Names that other entries may refer to, also those of entries that are broken; null: their file can't be read. */
export interface Names {
  readonly owners: ReadonlySet<string> | null;
  readonly retests: ReadonlySet<string> | null;
  readonly triggers: ReadonlySet<string> | null;
  readonly conclusions: ReadonlySet<string> | null;
  readonly parameters: ReadonlySet<string> | null;
  readonly incidents: ReadonlySet<string> | null;
}

/** One event file: where it is, and what it says otherwise than parameters.yml. */
export interface EventSource {
  readonly event: string;
  readonly file: string;
  /** Whether the parameters are a list: then an index leads to one, else its name. */
  readonly isList: boolean;
  readonly parameters: Readonly<Record<string, Partial<Parameters[string]> | null>>;
}

/** What the rules see: the readable part of a sheet, with the place of everything in it. */
export interface Linted {
  readonly sheet: Omit<Sheet, "policy"> & { readonly policy: Policy | null };
  readonly names: Names;
  readonly signals: SignalIndex;
  /** In the order of their paths; an event that is written twice stands twice. */
  readonly events: readonly EventSource[];
  /** Whether nothing was left out: what is absent is then absent on purpose. */
  readonly isComplete: boolean;
  readonly at: (file: string, path: Path, part: Part) => Place;
}

/** One lint rule: everything of its kind that is wrong with a sheet. */
export type Rule = (linted: Linted) => readonly Finding[];
