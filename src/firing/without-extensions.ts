import type { Sheet } from "../model/sheet.ts";
import { extensionFile } from "./shopify/extension-toml.ts";

const known = new WeakMap<Sheet, Sheet>();

/** Whether a file makes its folder a Shopify app extension. */
export function isExtensionFile(path: string): boolean {
  return path === extensionFile || path.endsWith(`/${extensionFile}`);
}

/**
 * The sheet without its `shopify-extension` entries. Where neither side of a change holds an extension's file it fires the same,
 * and no folder has to be searched for one; the same sheet gives the same answer object.
 */
export function withoutExtensions(sheet: Sheet): Sheet {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  const triggers = Object.fromEntries(
    Object.entries(sheet.triggers).map(([id, trigger]) => [
      id,
      { ...trigger, when: trigger.when.filter((entry) => entry["shopify-extension"] === undefined) },
    ]),
  );
  const without = { ...sheet, triggers };
  known.set(sheet, without);
  return without;
}
