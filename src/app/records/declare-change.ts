import type { Instant } from "../../model/answers.ts";
import type { Sheet } from "../../model/sheet.ts";
import { declarableTriggers } from "../../firing/declared-entries.ts";
import { recordText } from "../../sheet/records/record-text.ts";

/** What somebody says about a change made outside the repository. */
export interface Declaration {
  readonly triggers: readonly string[];
  readonly happened_at: Instant;
  /** Empty: every store. */
  readonly stores: readonly string[];
  readonly detail: string | null;
  readonly by: string | null;
}

/** The record to add, or the name that the sheet does not know with those that it does. */
export type Declared =
  | { readonly ok: true; readonly stem: string; readonly text: string }
  | {
      readonly ok: false;
      readonly unknown: "trigger" | "store";
      readonly name: string;
      readonly known: readonly string[];
    };

function unknownName(names: readonly string[], known: readonly string[]): string | undefined {
  return names.find((name) => !known.includes(name));
}

/** A record of an outside change. Only triggers with a `declared` condition can be declared; `stem` is the file's name without number or ending. */
export function declareChange(sheet: Sheet, declaration: Declaration): Declared {
  const { triggers, stores, happened_at, detail, by } = declaration;
  const known = { trigger: declarableTriggers(sheet), store: Object.keys(sheet.stores) };
  const trigger = unknownName(triggers, known.trigger);
  if (trigger !== undefined) return { ok: false, unknown: "trigger", name: trigger, known: known.trigger };
  const store = unknownName(stores, known.store);
  if (store !== undefined) return { ok: false, unknown: "store", name: store, known: known.store };
  const record = {
    kind: "change",
    declares: triggers,
    happened_at,
    ...(stores.length === 0 ? {} : { scope: { stores } }),
    ...(detail === null ? {} : { detail }),
    ...(by === null ? {} : { by }),
  };
  const stem = [happened_at.slice(0, 10), ...triggers].join("-").slice(0, 90);
  return { ok: true, stem, text: recordText(record) };
}
