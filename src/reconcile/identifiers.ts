import { dialect } from "./dialect.ts";
import { customerKeys, sentKeys } from "./tables.ts";

const field = (struct: string, names: readonly string[], key: string): string =>
  names.includes(key) ? `${struct}.${key}` : dialect.noText;

/** An identifier of an event, as it was sent; null where there is none, and for keys that Meta does not know. */
export const sentKey = (keys: string, key: string): string => field(keys, sentKeys, key);

/** What an order says of its customer, as it was typed; null where it says nothing. */
export const customerKey = (identity: string, key: string): string => field(identity, customerKeys, key);

/** Whether an event, `events` under this alias, carries any identifier. */
export const isIdentified = (event: string): string =>
  `(coalesce(${sentKeys.map((key) => `${event}.keys.${key}`).join(", ")}) IS NOT NULL OR coalesce(${dialect.hasItems(`${event}.other_keys`)}, false))`;
