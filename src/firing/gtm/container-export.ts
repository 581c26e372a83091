import { hashOf } from "../fingerprint.ts";
import { itemsOf, member, membersOf, parsedJson } from "../parsed-json.ts";
import { compareText } from "../compare-text.ts";

/** The tags, triggers, variables and other parts of a container, by kind and name, each with a hash of its meaning. */
export type ContainerParts = ReadonlyMap<string, ContainerPart>;

/** One part of a container; parts of one kind and name count as one. */
export interface ContainerPart {
  /** `tag`, `trigger`, `variable`, … */
  readonly kind: string;
  readonly name: string;
  readonly hash: string;
}

const kinds: readonly (readonly [list: string, kind: string])[] = [
  ["tag", "tag"],
  ["trigger", "trigger"],
  ["variable", "variable"],
  ["customTemplate", "template"],
  ["client", "client"],
  ["transformation", "transformation"],
  ["zone", "zone"],
  ["builtInVariable", "built-in variable"],
];

/** Keys that differ from export to export, or from copy to copy, of the same container. */
const bookkeeping = new Set(["fingerprint", "path", "tagManagerUrl", "uniqueTriggerId", "galleryReference"]);

/** What a Google Tag Manager export holds, without ids; null if the text is no such export. */
export function containerParts(text: string): ContainerParts | null | { readonly unreadable: string } {
  const parsed = parsedJson(text);
  if ("unreadable" in parsed) return parsed;
  const container = member(parsed.value, "containerVersion");
  if (container === undefined) return null;
  const names = namesById(container);
  const found = new Map<string, { readonly kind: string; readonly name: string; readonly meanings: string[] }>();
  for (const [list, kind] of kinds) {
    for (const part of itemsOf(member(container, list))) {
      const name = nameOf(part);
      const known = found.get(`${kind} ${name}`) ?? { kind, name, meanings: [] };
      known.meanings.push(hashOf(meaning(part, names)));
      found.set(`${kind} ${name}`, known);
    }
  }
  return new Map(
    [...found].map(([key, { kind, name, meanings }]) => [key, { kind, name, hash: hashOf(meanings.sort()) }]),
  );
}

interface Names {
  readonly triggers: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
}

function namesById(container: unknown): Names {
  const byId = (list: string, id: string): ReadonlyMap<string, string> =>
    new Map(itemsOf(member(container, list)).map((part) => [String(member(part, id)), nameOf(part)]));
  return { triggers: byId("trigger", "triggerId"), templates: byId("customTemplate", "templateId") };
}

function nameOf(part: unknown): string {
  const name = member(part, "name") ?? member(part, "type");
  return typeof name === "string" ? name : "";
}

function meaning(part: unknown, names: Names): unknown {
  const members = membersOf(part).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key === "firingTriggerId" || key === "blockingTriggerId") return [[key, triggerNames(value, names)]];
    if (key === "type") return [[key, typeName(value, names)]];
    return bookkeeping.has(key) || key.endsWith("Id") ? [] : [[key, parameterMeaning(value, names)]];
  });
  return Object.fromEntries(members);
}

/** Ids of triggers that the container does not hold are those built into Tag Manager, the same in every container. */
function triggerNames(ids: unknown, { triggers }: Names): readonly string[] {
  return itemsOf(ids)
    .map((id) => triggers.get(String(id)) ?? `#${String(id)}`)
    .sort();
}

/** A tag made from a template has `cvt_CONTAINER_TEMPLATE` as its type. */
function typeName(type: unknown, { templates }: Names): unknown {
  const template = typeof type === "string" ? /^cvt_\d+_(\d+)$/.exec(type)?.[1] : undefined;
  const name = template === undefined ? undefined : templates.get(template);
  return name === undefined ? type : `template ${name}`;
}

/** Parameters with keys may come in any order; trigger groups name their triggers by id. */
function parameterMeaning(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return inKeyOrder(value.map((item) => parameterMeaning(item, names)));
  if (typeof value !== "object" || value === null) return value;
  if (member(value, "type") === "TRIGGER_REFERENCE") return { trigger: triggerNames([member(value, "value")], names) };
  return Object.fromEntries(membersOf(value).map(([key, inner]) => [key, parameterMeaning(inner, names)]));
}

function inKeyOrder(items: readonly unknown[]): readonly unknown[] {
  const keyed = items.map((item) => ({ item, key: member(item, "key") }));
  if (keyed.some(({ key }) => typeof key !== "string")) return items;
  return keyed.sort((a, b) => compareText(String(a.key), String(b.key))).map(({ item }) => item);
}
