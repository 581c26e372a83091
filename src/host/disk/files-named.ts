import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const deepest = 32;

/** Whether a name is what one part of a glob spells: `*` any characters, `?` one. Linear in the name for each `*`. */
function matches(part: string, name: string): boolean {
  const starts = new Set([0]);
  let at: ReadonlySet<number> = starts;
  for (const letter of name) {
    const next = new Set<number>();
    for (const state of skipStars(part, at)) {
      if (part[state] === "*") next.add(state);
      else if (part[state] === "?" || part[state] === letter) next.add(state + 1);
    }
    at = next;
  }
  return skipStars(part, at).has(part.length);
}

function skipStars(part: string, states: ReadonlySet<number>): ReadonlySet<number> {
  const reached = new Set(states);
  for (const state of reached) if (part[state] === "*") reached.add(state + 1);
  return reached;
}

function entries(folder: string): readonly { readonly name: string; readonly folder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function walk(folder: string, parts: readonly string[], depth: number): readonly string[] {
  const [part, ...rest] = parts;
  if (part === undefined || depth > deepest) return [];
  if (part === "**") {
    const below = entries(folder).filter((entry) => entry.folder && !entry.name.startsWith("."));
    return [...walk(folder, rest, depth), ...below.flatMap(({ name }) => walk(join(folder, name), parts, depth + 1))];
  }
  if (!/[*?]/u.test(part)) {
    const inside = join(folder, part);
    return rest.length > 0
      ? walk(inside, rest, depth + 1)
      : entries(folder).some(({ name }) => name === part)
        ? [inside]
        : [];
  }
  const found = entries(folder).filter(
    ({ name }) => (part.startsWith(".") || !name.startsWith(".")) && matches(part, name),
  );
  return rest.length === 0
    ? found.filter((entry) => !entry.folder).map(({ name }) => join(folder, name))
    : found.filter((entry) => entry.folder).flatMap(({ name }) => walk(join(folder, name), rest, depth + 1));
}

/** Whether a path is a glob: `*`, `?` and `**` between slashes are all that one may hold. */
function isGlob(path: string): boolean {
  return /[*?]/u.test(path);
}

/** The files that a glob names, sorted, each once; hidden ones only where the glob says so. */
function listGlob(path: string): readonly string[] {
  const parts = path.split("/");
  return [...new Set(path.startsWith("/") ? walk("/", parts.slice(1), 0) : walk(".", parts, 0))].sort();
}

/** Whole paths of the files that a path or a glob names. A name that is there is no glob; one that is neither is given back. */
export function filesNamed(directory: string, named: string): readonly string[] {
  const path = resolve(directory, named);
  return existsSync(path) || !isGlob(named) ? [path] : listGlob(path);
}
