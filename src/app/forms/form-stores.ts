import type { FormStores } from "../../model/form.ts";
import type { Sheet } from "../../model/sheet.ts";
import { everyStore } from "./form-fields.ts";

/** The store that was chosen; whoever chose none, or one that the sheet does not have, means every store: too much paused is safer than too little. */
export function formStores(chosen: string | undefined, { stores }: Sheet): FormStores {
  if (chosen === undefined || chosen === everyStore) return { known: [], unknown: null };
  return Object.hasOwn(stores, chosen) ? { known: [chosen], unknown: null } : { known: [], unknown: chosen };
}
