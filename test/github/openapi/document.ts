import { readFileSync } from "node:fs";
import { field, isObject, list, parseJson, text, type JsonObject } from "../json.ts";

/** GitHub's published REST description (structure only), as it stands in the file. */
export const openapi: unknown = parseJson(readFileSync(new URL("github-openapi.json", import.meta.url), "utf8"));

/** One path of the description that a request can match. */
export interface Route {
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Follows a `#/…` reference; any other value is returned as it is. */
export function dereference(value: unknown): unknown {
  const reference = text(value, "$ref");
  return reference === undefined ? value : field(openapi, ...reference.slice(2).split("/"));
}

function multiSegmentNames(item: JsonObject): ReadonlySet<string> {
  const parameters = Object.values(item).flatMap((operation) => list(operation, "parameters").map(dereference));
  return new Set(
    parameters.filter((each) => field(each, "x-multi-segment") === true).map((each) => text(each, "name") ?? ""),
  );
}

function compile(template: string, item: unknown): Route {
  const wide = isObject(item) ? multiSegmentNames(item) : new Set<string>();
  const names: string[] = [];
  const source = template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    names.push(name);
    return wide.has(name) ? "(.+)" : "([^/]+)";
  });
  return { template, names, pattern: new RegExp(`^${source}$`, "u") };
}

function literalLength(template: string): number {
  return template.replace(/\{\w+\}/gu, "").length;
}

const paths = field(openapi, "paths");

// A parameter may hold slashes, so the route with the most literal text has to be tried first.
const routes: readonly Route[] = Object.entries(isObject(paths) ? paths : {})
  .map(([template, item]) => compile(template, item))
  .sort((a, b) => literalLength(b.template) - literalLength(a.template));

/** The route a path (without query) belongs to and its decoded parameters, or undefined when GitHub describes none. */
export function matchRoute(
  path: string,
): { readonly route: Route; readonly parameters: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (match === null) continue;
    const values = route.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")] as const);
    return { route, parameters: Object.fromEntries(values) };
  }
  return undefined;
}
