import type { Pause } from "../../model/ledger.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { inWords } from "../in-words.ts";

/** What a record says when it lands, in words. Foreign texts stand in it as they are. */
export function recordWords(record: RecordFile): string {
  switch (record.kind) {
    case "change":
      return `${inWords(record.declares)} changed outside the repository at ${record.happened_at}${detail(record.detail)}`;
    case "incident":
      return `${record.incident} since ${record.happened_at}${detail(record.detail)}`;
    case "release":
      return `live since ${record.released_at}, up to commit ${record.through.slice(0, 12)}`;
    case "resume":
      return `up to commit ${record.through.slice(0, 12)}, shown by ${proofWords(record.retests)}`;
    case "no-impact":
      return `${record.trigger} judged harmless: ${record.reason}`;
  }
}

/** A resume with what came of it. */
export function resumeWords(record: Extract<RecordFile, { readonly kind: "resume" }>, frees: boolean): string {
  return `${recordWords(record)}${frees ? "" : "; it frees nothing"}`;
}

/** An incident that was closed, with what showed that it is over. */
export function closedWords({ incident, closed }: Extract<RecordFile, { readonly kind: "incident" }>): string {
  const shown = closed === undefined ? "" : ` at ${closed.at}, shown by ${proofWords(closed.retests)}`;
  return `${incident} closed${shown}`;
}

/** A declared change that is said to be live. */
export function liveWords(released_at: string): string {
  return `said to be live since ${released_at}`;
}

/** A landed record that did not stay as it was. */
export function editedWords(deleted: boolean): string {
  return deleted ? "the record was deleted; it counts as it landed" : "the record was edited; it counts as it landed";
}

/** What pauses, in words. */
export function pausedWords({ cause, released_at }: Pick<Pause, "cause" | "released_at">): string {
  switch (cause.kind) {
    case "landing": {
      const proof = cause.unproven ? ", without proof before the merge" : "";
      return `${cause.trigger}: ${cause.subject}${proof}${released_at === null ? ", not released yet" : ""}`;
    }
    case "change":
      return `${cause.trigger}, declared by record ${cause.record}${detail(cause.detail)}`;
    case "incident":
      return `incident ${cause.incident}, record ${cause.record}${detail(cause.detail)}`;
    case "record-unreadable":
      return `${cause.path} can't be read: what it declares is unknown`;
    case "history-incomplete":
      return cause.branch === undefined
        ? "the history is cut off: what landed before it is unknown"
        : `the branch ${cause.branch} is not there: what landed on it is unknown`;
  }
}

function proofWords(retests: readonly { readonly retest: string; readonly result: string }[]): string {
  return retests.length === 0 ? "nothing" : inWords(retests.map(({ retest, result }) => `${retest} (${result})`));
}

function detail(text: string | null | undefined): string {
  return text === null || text === undefined ? "" : `: ${text}`;
}
