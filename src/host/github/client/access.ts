import { type Client, type ClientOptions, createClient } from "./client.ts";

/** A client together with the repository it asks about. */
export interface Access {
  readonly client: Client;
  readonly owner: string;
  readonly repo: string;
}

/** Which repository is asked about, and how. */
export interface AccessOptions extends ClientOptions {
  readonly owner: string;
  readonly repo: string;
}

/** A client of its own for one repository. */
export function createAccess(options: AccessOptions): Access {
  return { client: createClient(options), owner: options.owner, repo: options.repo };
}
