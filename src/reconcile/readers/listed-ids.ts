import { decoded } from "./parameters.ts";

function parsed(text: string): unknown {
  for (const candidate of [text, text.replaceAll("'", '"')]) {
    try {
      const value: unknown = JSON.parse(candidate);
      return value;
    } catch {
      // The next way to write it may fit.
    }
  }
  return undefined;
}

/** Identifiers of whole numbers lose nothing as text only below 2^53; larger ones are taken from the text itself. */
function scalar(value: unknown): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  return typeof value === "number" && Number.isSafeInteger(value) ? [String(value)] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

const bigNumbers = /(?<=[[,:]\s*)(\d{16,})(?=\s*[\],}])/gu;

function idsIn(text: string): readonly string[] {
  const value = parsed(text.replace(bigNumbers, '"$1"'));
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => (isRecord(item) ? scalar(item["id"]) : scalar(item)));
  }
  if (isRecord(value)) return scalar(value["id"]);
  if (value !== undefined) return typeof value === "string" ? scalar(value) : [text.trim()];
  return text
    .replace(/^\[|\]$/gu, "")
    .split(",")
    .map((part) => part.trim().replace(/^['"]|['"]$/gu, ""))
    .filter((part) => part !== "");
}

/** Product ids however a page wrote them: JSON, JSON with single quotes, `a,b`, a bare id, encoded once too often. Null where there are none. */
export function listedIds(text: string | undefined): readonly string[] | null {
  if (text === undefined || text.trim() === "") return null;
  const plain = /%(?:7B|5B|22|2C)/iu.test(text) ? decoded(text) : text;
  const ids = idsIn(plain.trim());
  return ids.length === 0 ? null : ids;
}
