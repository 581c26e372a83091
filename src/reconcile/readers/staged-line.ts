/** One event as a reader found it: text as it was sent, cast where it is loaded. */
export interface StagedEvent {
  readonly table: "events";
  readonly line: number;
  readonly dataset: string | null;
  readonly name: string;
  readonly event_id: string | null;
  /** Unix time in either unit, or ISO 8601. */
  readonly event_time: string | null;
  readonly received_at: string | null;
  readonly order_ref: string | null;
  readonly value: string | null;
  readonly currency: string | null;
  readonly content_type: string | null;
  readonly content_ids: readonly string[] | null;
  readonly sender: string | null;
  readonly version: string | null;
  readonly user_agent: string | null;
  readonly automatic: boolean;
  /** By the names that Meta knows. */
  readonly keys: Readonly<Record<string, string>>;
  /** Names of all others; null: none. */
  readonly other_keys: readonly string[] | null;
}

/** One product of a feed. */
export interface StagedItem {
  readonly table: "catalogue";
  readonly line: number;
  readonly id: string;
  readonly item_group_id: string | null;
  readonly availability: string | null;
  readonly price: string | null;
}

/** Something that was left out, or read with a doubt. The reason holds nothing of the text. */
export interface StagedReject {
  readonly table: "rejects";
  readonly line: number;
  readonly reason: string;
}

/** What readers give out, one after the other. */
export type Staged = StagedEvent | StagedItem | StagedReject;

/** Reads the text of a file as it comes, and holds no more of it than one record. */
export type Reader = (chunks: AsyncIterable<string>) => AsyncIterable<Staged>;

/** A record left out, or a doubt about it. */
export const reject = (line: number, reason: string): StagedReject => ({ table: "rejects", line, reason });
