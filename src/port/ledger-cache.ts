/**
 * Keeps texts between runs. It may lose any of them, and nothing that it returns is trusted before it is checked. A text
 * that can't be kept is no trouble: `write` never throws.
 */
export interface LedgerCache {
  /** Version of the tool: what another one wrote is not used. */
  readonly version: string;
  /** Null: nothing is kept under the key. */
  readonly read: (key: string) => Promise<string | null>;
  readonly write: (key: string, text: string) => Promise<void>;
}
