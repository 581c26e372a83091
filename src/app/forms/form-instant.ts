import type { Instant } from "../../model/answers.ts";
import type { Since } from "../../model/form.ts";

const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?(?:[Zz]|UTC|[+-]\d\d:\d\d)$/u;

/** A moment as somebody writes it into a form. Without an offset it would mean something else to everyone who reads it; one to come can't have happened. */
export function formInstant(written: string | undefined, now: Instant): Since {
  if (written === undefined) return { moment: now, known: "asked", refused: null };
  const text = written.trim();
  const date = shape.test(text)
    ? new Date(
        text
          .replace(/ ?UTC$/u, "Z")
          .replace(/^(.{10}) /u, "$1T")
          .replace(" ", ""),
      )
    : null;
  if (date === null || Number.isNaN(date.getTime()) || date.getTime() > Date.parse(now))
    return { moment: now, known: "asked", refused: text };
  return { moment: `${date.toISOString().slice(0, 19)}Z`, known: "stated", refused: null };
}
