import type { ChangedFile } from "../../model/change.ts";
import { compileNames } from "../../pattern/name-glob.ts";
import { bothSides, nameAfter, nameBefore, readBothSides, unreadableHit } from "../both-sides.ts";
import type { Condition } from "../condition.ts";
import { hashOf } from "../fingerprint.ts";
import { type Found, foundHit } from "../found.ts";
import { perLook, type Reading } from "../look.ts";
import { type AppEmbed, appEmbedsIn, isSettingsData } from "../shopify/settings-data.ts";

/** An app embed of a theme was switched on, off or reconfigured. A glob matches anywhere in the block's type. */
export const appEmbedCondition: Condition = {
  kind: "app-embed",
  watches: isSettingsData,
  reads: ({ file }) => bothSides(file),
  matches({ file }, entry, look) {
    const changes = changesOf(look, file);
    if ("unreadable" in changes) return unreadableHit(changes.unreadable);
    const globs = entry["app-embed"] ?? [];
    const matchers = globs.map((glob) => ({ glob, matches: compileNames([`*${glob}*`]) }));
    return foundHit(
      "app-embed",
      changes.flatMap(({ types, ...change }) => {
        const matcher = matchers.find(({ matches }) => types.some((type) => matches(type) !== null));
        return matcher === undefined ? [] : [{ ...change, pattern: matcher.glob }];
      }),
    );
  },
};

type EmbedChange = Omit<Found, "pattern"> & { readonly types: readonly string[] };
type Embeds = ReturnType<typeof appEmbedsIn>;

const changesOf = perLook((look, file: ChangedFile): readonly EmbedChange[] | { readonly unreadable: string } => {
  const sides = readBothSides(look, file);
  const before = embedsIn(nameBefore(file), sides.before);
  const after = embedsIn(nameAfter(file), sides.after);
  if ("unreadable" in before) return before;
  if ("unreadable" in after) return after;
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((id) => embedChange(id, before.get(id) ?? null, after.get(id) ?? null));
});

function embedsIn(name: string | null, side: Reading): Embeds {
  if (name === null || !isSettingsData(name)) return new Map();
  return "unreadable" in side ? side : appEmbedsIn(side.text);
}

function embedChange(id: string, before: AppEmbed | null, after: AppEmbed | null): readonly EmbedChange[] {
  const [from, to] = [stateOf(before), stateOf(after)];
  if (from === to || !(before?.on === true || after?.on === true || (before !== null && after !== null))) return [];
  const types = [after, before].flatMap((embed) => (embed === null ? [] : [embed.type]));
  const detail = `app embed \`${title(types[0] ?? "")}\` ${what(before, after)}`;
  return [{ name: `${types[0] ?? ""} ${id}`, from, to, types, detail }];
}

function what(before: AppEmbed | null, after: AppEmbed | null): string {
  const [was, is] = [before?.on === true, after?.on === true];
  if (was === is) return is ? "reconfigured" : "reconfigured while switched off";
  return is ? "switched on" : "switched off";
}

function stateOf(embed: AppEmbed | null): string | null {
  return embed === null ? null : hashOf({ ...embed });
}

/** `shopify://apps/APP/blocks/BLOCK/ID` says which app and block it is; anything else is told as it stands. */
function title(type: string): string {
  const [, app, block] = /^shopify:\/\/apps\/([^/]+)\/blocks\/([^/]+)/.exec(type) ?? [];
  return app === undefined || block === undefined ? type : `${app}/${block}`;
}
