import type { Client } from "./client.ts";

/** A client together with the repository it asks about. */
export interface Access {
  readonly client: Client;
  readonly owner: string;
  readonly repo: string;
}
