import { names, type FindingPages } from "./finding-page.ts";

const damage = {
  "cut-off": "the file ends too early",
  unreadable: "the file could not be read",
  encoding: "the file is not UTF-8",
  "long-lines": "a line is too long",
  "repeated-columns": "a column occurs twice",
} as const;

/** Files of orders, events, products and totals that cannot be read as they should. */
export const inputPages: FindingPages<"input-missing" | "input-unknown" | "input-damaged" | "input-rejected"> = {
  "input-missing": {
    severity: "error",
    title: "A file is not there",
    message: ({ named }) => `${named} names no file that can be read`,
    fix: () => "check the path; a pattern with * is quoted so that the shell leaves it alone",
    why: "A comparison without one of its files would look like a path that sends nothing.",
    example: "The export of orders was saved under another name.",
  },
  "input-unknown": {
    severity: "error",
    title: "A file is of no format that is known here",
    message: ({ looks_like, expected }) => `it looks like ${looks_like}; expected ${names(expected)}`,
    fix: () => "name the file under what it holds, or export it in one of these formats",
    why: "Files are recognised by what is in them, not by their names. Guessing would compare the wrong columns and give a wrong answer.",
    example: "A catalogue was given as the orders.",
  },
  "input-damaged": {
    severity: "warning",
    title: "A file is not whole, or not as it says",
    message: ({ what, detail }) => `${damage[what]}: ${detail}`,
    fix: ({ what }) => (what === "cut-off" || what === "unreadable" ? "export or copy the file again" : null),
    why: "What could be read is used, and what could not is said: events behind the end of a file that was cut off look like events that were never sent.",
    example: "The compressed log was copied while it was still written.",
  },
  "input-rejected": {
    severity: "warning",
    title: "Lines of a file could not be understood",
    message: ({ kind, reason, count, lines }) =>
      `${count} ${count === 1 ? "line" : "lines"} of ${kind}: ${reason} (line ${names(lines.map(String), 5)})`,
    fix: () => null,
    why: "Nothing is dropped silently: every line that was left out, and every cell that was, is counted with its reason.",
    example: "Half a line of JSON stands at the end of the log.",
  },
};
