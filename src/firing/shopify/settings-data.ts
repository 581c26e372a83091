import { member, membersOf, parsedJson } from "../parsed-json.ts";

/** An app embed of a theme, as its settings hold it. */
export interface AppEmbed {
  readonly type: string;
  readonly on: boolean;
  readonly settings: unknown;
}

const leadingComment = /^\s*\/\*[^]*?\*\//;

/** Whether a path is a theme's settings file, whatever folder the theme is in. */
export function isSettingsData(path: string): boolean {
  return path === "config/settings_data.json" || path.endsWith("/config/settings_data.json");
}

/**
 * The app embeds by block id in a theme's `config/settings_data.json`. `current` holds the settings, or names a preset;
 * Shopify may write a comment before the JSON.
 */
export function appEmbedsIn(text: string): ReadonlyMap<string, AppEmbed> | { readonly unreadable: string } {
  const parsed = parsedJson(text.replace(leadingComment, ""));
  if ("unreadable" in parsed) return parsed;
  const current = member(parsed.value, "current");
  const settings = typeof current === "string" ? member(member(parsed.value, "presets"), current) : current;
  return new Map(membersOf(member(settings, "blocks")).map(([id, block]) => [id, appEmbed(block)]));
}

function appEmbed(block: unknown): AppEmbed {
  const type = member(block, "type");
  return {
    type: typeof type === "string" ? type : "",
    on: member(block, "disabled") !== true,
    settings: member(block, "settings") ?? {},
  };
}
