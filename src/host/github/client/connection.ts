import { fields, list, text } from "./answer.ts";

/** A page of a GraphQL connection. */
export interface ConnectionPage {
  readonly nodes: readonly unknown[];
  /** Cursor that the next page is asked for with; null: this is the last one. */
  readonly next: string | null;
}

/** The page of a connection at a place of an answer. */
export function connectionPage(value: unknown, where: string): ConnectionPage {
  const connection = fields(value, where);
  const info = fields(connection["pageInfo"], `${where}.pageInfo`);
  return {
    nodes: list(connection["nodes"], `${where}.nodes`),
    next: info["hasNextPage"] === true ? text(info["endCursor"], `${where}.endCursor`) : null,
  };
}
