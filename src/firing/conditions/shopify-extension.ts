import type { ConditionEntry } from "../../model/sheet.ts";
import { compileNames } from "../../pattern/name-glob.ts";
import { unreadableHit } from "../both-sides.ts";
import type { Condition, Hit } from "../condition.ts";
import { type Look, perLook } from "../look.ts";
import { extensionFilesAbove } from "../shopify/extension-folders.ts";
import { type Extension, extensionsIn } from "../shopify/extension-toml.ts";

/** The file belongs to a Shopify app extension whose type, or any target, is a listed one before or after the change. */
export const shopifyExtensionCondition: Condition = {
  kind: "shopify-extension",
  watches: (name) => extensionFilesAbove(name).length > 0,
  reads({ name }) {
    const above = extensionFilesAbove(name);
    return { before: above, after: above };
  },
  matches({ name }, entry, look) {
    for (const file of extensionFilesAbove(name)) {
      for (const extensions of [extensionsAfter(look, file), extensionsBefore(look, file)]) {
        const hit = "unreadable" in extensions ? unreadable(file, extensions.unreadable) : wanted(extensions, entry);
        if (hit !== null) return hit;
      }
    }
    return null;
  },
};

/**
 * Whether an edit of a file can meet the entry as the extensions around it stand: `read` gives a file's text, or null where there
 * is none. The file that declares an extension always can, since the edit may declare another one.
 */
export function mayBelong(name: string, entry: ConditionEntry, read: (file: string) => string | null): boolean {
  return extensionFilesAbove(name).some((file) => {
    if (file === name) return true;
    const text = read(file);
    if (text === null) return false;
    const extensions = extensionsIn(text);
    return "unreadable" in extensions || wanted(extensions, entry) !== null;
  });
}

const extensionsBefore = perLook((look, file: string) => extensionsRead(look, "before", file));
const extensionsAfter = perLook((look, file: string) => extensionsRead(look, "after", file));

function extensionsRead(look: Look, side: "before" | "after", file: string): ReturnType<typeof extensionsIn> {
  const read = look.read(side, file);
  return "unreadable" in read ? read : extensionsIn(read.text);
}

function unreadable(file: string, why: string): Hit {
  return unreadableHit(`${file} is ${why}`);
}

function wanted(extensions: readonly Extension[], { "shopify-extension": options = {} }: ConditionEntry): Hit | null {
  const isType = compileNames(options.type ?? []);
  const isTarget = compileNames(options.target ?? []);
  for (const { type, targets } of extensions) {
    const byType = type === null ? null : isType(type);
    if (byType !== null) return seen(byType, type, targets[0]);
    const target = targets.find((one) => isTarget(one) !== null);
    if (target !== undefined) return seen(isTarget(target), type, target);
  }
  return null;
}

function seen(pattern: string | null, type: string | null, target: string | undefined): Hit {
  const what = type ?? "an extension";
  const detail = target === undefined ? what : `${what} with target ${target}`;
  return { because: [{ ...(pattern === null ? {} : { pattern }), detail }], facts: "file" };
}
