import { parse, TomlError } from "smol-toml";
import { itemsOf, member } from "../parsed-json.ts";

/** What an extension's TOML says it is. */
export interface Extension {
  readonly type: string | null;
  readonly targets: readonly string[];
}

/** The file that makes a folder an extension. Source: Shopify's app extension configuration. */
export const extensionFile = "shopify.extension.toml";

const deepest = 100;

/** The extensions that a `shopify.extension.toml` declares: one at its top level, or several under `[[extensions]]`. */
export function extensionsIn(text: string): readonly Extension[] | { readonly unreadable: string } {
  if (text.trim() === "") return [];
  try {
    const toml: unknown = parse(text, { maxDepth: deepest });
    return [toml, ...itemsOf(member(toml, "extensions"))].map(extension);
  } catch (error) {
    return { unreadable: error instanceof TomlError ? "not TOML" : "TOML nested too deeply" };
  }
}

function extension(table: unknown): Extension {
  const type = member(table, "type");
  const targets = [
    member(table, "target"),
    ...itemsOf(member(table, "targeting")).map((targeting) => member(targeting, "target")),
    ...itemsOf(member(table, "extension_points")).map((point) => member(point, "target") ?? point),
  ];
  return {
    type: typeof type === "string" ? type : null,
    targets: targets.filter((target) => typeof target === "string"),
  };
}
