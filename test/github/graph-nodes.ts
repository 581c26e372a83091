import { GraphQLError } from "graphql";
import { field, text, type JsonObject } from "./json.ts";
import type { Account } from "./world.ts";

/** A node of the graph: values, and functions of the field's arguments for what costs something. */
export type GraphNode = Readonly<Record<string, unknown>>;

/** An error that GitHub marks with a type, such as NOT_FOUND. */
export function graphError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

function position(cursor: string): number {
  const index = /^cursor:(\d+)$/u.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  if (index === undefined)
    throw graphError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(index);
}

function limit(given: JsonObject, name: "first" | "last"): number | undefined {
  const value = field(given, name);
  if (typeof value !== "number") return undefined;
  if (value >= 1 && value <= 100) return value;
  throw graphError(
    "EXCESSIVE_PAGINATION",
    `Requesting ${String(value)} records exceeds the \`${name}\` limit of 100 records.`,
  );
}

/** A page of a connection; like GitHub it refuses to page without `first` or `last`, and beyond 100. */
export function connection<Row>(rows: readonly Row[], given: JsonObject, render: (row: Row) => GraphNode): GraphNode {
  const first = limit(given, "first");
  const last = limit(given, "last");
  if (first === undefined && last === undefined) {
    throw graphError(
      "MISSING_PAGINATION_BOUNDARIES",
      "You must provide a `first` or `last` value to properly paginate the connection.",
    );
  }
  const after = text(given, "after");
  const before = text(given, "before");
  const low = after === undefined ? 0 : position(after) + 1;
  const high = before === undefined ? rows.length : position(before);
  const from = first === undefined ? Math.max(low, high - (last ?? 0)) : low;
  const to = first === undefined ? high : Math.min(high, low + first);
  const edges = rows.slice(from, to).map((row, index) => ({
    cursor: Buffer.from(`cursor:${String(from + index)}`).toString("base64"),
    node: render(row),
  }));
  return {
    totalCount: rows.length,
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: to < rows.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** An author; GraphQL writes a bot's login without the suffix that REST gives it. */
export function actorNode(who: Account): GraphNode {
  const type = who.bot ? "Bot" : "User";
  return { __typename: type, id: `U_${String(who.id)}`, login: who.login, databaseId: who.id };
}
