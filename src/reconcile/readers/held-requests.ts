import { answerNames } from "../formats/events/answers.ts";
import { formRequest, isForm } from "./read-form-bodies.ts";
import { jsonInText } from "./json-in-text.ts";
import { isFields, type Fields } from "./fields.ts";

/** A Conversions API request in a line of a log, however a log's collector wrapped it. */
export interface HeldRequest {
  /** Names of the keys that lead to it; a text that had to be opened in between has none of its own. */
  readonly way: readonly string[];
  /** Whether it stood behind words, in a list or in a form, where no name leads. */
  readonly apart: boolean;
  readonly body: Fields;
  /** Everything around it, the nearest first. */
  readonly around: readonly Fields[];
}

/** Keys and texts that are opened one in another. */
const deepest = 7;

/** A text without it holds no event: Meta's name of it can't be left out. */
const holdsEvent = (text: string): boolean => text.includes("event_name");

function isEvent(value: unknown): boolean {
  if (typeof value === "string") return holdsEvent(value);
  return isFields(value) && typeof value["event_name"] === "string";
}

function isRequest(fields: Fields): boolean {
  const { data } = fields;
  if (Array.isArray(data)) return data.some(isEvent);
  if (typeof data === "string") return data.trimStart().startsWith("[") && holdsEvent(data);
  return isEvent(fields) && ["action_source", "event_time", "user_data"].some((name) => Object.hasOwn(fields, name));
}

interface Place {
  readonly way: readonly string[];
  readonly apart: boolean;
  readonly around: readonly Fields[];
  readonly depth: number;
}

/** The answers among objects that stand behind one another in a text. */
const answersIn = (values: readonly unknown[]): readonly Fields[] =>
  values.filter(isFields).filter((value) => ["error", "events_received"].some((name) => Object.hasOwn(value, name)));

function inText(text: string, place: Place): readonly HeldRequest[] {
  if (!holdsEvent(text)) return [];
  if (isForm(text)) return find(formRequest(text), { ...place, apart: true });
  const { before, values } = jsonInText(text);
  const [value] = values;
  if (before === "" && values.length === 1) return find(value, place);
  const around = [...answersIn(values).map((response) => ({ response })), { text: before }, ...place.around];
  return values.flatMap((each) => find(each, { ...place, apart: true, around }));
}

function inFields(fields: Fields, place: Place): readonly HeldRequest[] {
  const around = [fields, ...place.around];
  if (isRequest(fields)) return [{ way: place.way, apart: place.apart, body: fields, around }];
  for (const [name, each] of Object.entries(fields)) {
    if (answerNames.includes(name)) continue;
    const found = find(each, { ...place, way: [...place.way, name], around });
    // Collectors keep a text and what they read in it side by side: that is one request.
    if (found.length > 0) return found;
  }
  return [];
}

function inList(items: readonly unknown[], place: Place): readonly HeldRequest[] {
  const events = items.filter((item) => isFields(item) && isEvent(item));
  if (events.length > 0) return [{ way: place.way, apart: true, body: { data: items }, around: place.around }];
  return items.flatMap((item) => find(item, { ...place, apart: true }));
}

function find(value: unknown, place: Place): readonly HeldRequest[] {
  if (place.depth > deepest) return [];
  const inner = { ...place, depth: place.depth + 1 };
  if (typeof value === "string") return inText(value, inner);
  if (isFields(value)) return inFields(value, inner);
  return Array.isArray(value) ? inList(value, inner) : [];
}

/** The requests in a value: one, unless it is a list or a text of several. */
export const heldRequests = (value: unknown): readonly HeldRequest[] =>
  find(value, { way: [], apart: false, around: [], depth: 0 });
