import type { FindingPages } from "./finding-page.ts";
import { counted } from "../in-words.ts";

const unreadableWords: Readonly<Record<string, string>> = {
  "too-large": "larger than 2 MB",
  symlink: "not a regular file, such as a symbolic link",
  submodule: "a submodule",
  "not-utf8": "not UTF-8",
};

/** Files that can't be read as YAML, are missing, or belong to nothing. */
export const yamlPages: FindingPages<
  | "yaml-syntax"
  | "yaml-too-large"
  | "yaml-too-deep"
  | "yaml-anchor"
  | "yaml-duplicate-key"
  | "yaml-several-documents"
  | "more-findings"
  | "file-missing"
  | "file-unreadable"
  | "file-unknown"
> = {
  "yaml-syntax": {
    severity: "error",
    title: "The file is not valid YAML",
    message: ({ problem }) => `not valid YAML: ${problem}`,
    fix: ({ comment }) =>
      comment ? "put the text that begins with # in quotes: without them the rest of the line is a comment" : null,
    why: "Nothing in a file that can't be parsed is judged, so the sheet as a whole counts as broken. An unclosed quote or bracket, or a tab used for indentation, is the usual reason; the place is where the parser gave up, the mistake may be a line earlier.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: "Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
      mark: "",
      right: `conclusions:
  roas:
    title: "Return on ad spend"
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "yaml-too-large": {
    severity: "error",
    title: "The file is too large",
    message: ({ bytes, limit }) => `the file has ${bytes} bytes, at most ${limit} are read`,
    fix: () => "split the file, or keep large material outside and link to it",
    why: "The gate reads files that strangers propose, so every file has a size up to which it is read. A sheet of five hundred events stays far below it.",
    example: "A sample of ten thousand orders was pasted into one evidence file.",
  },
  "yaml-too-deep": {
    severity: "error",
    title: "The file is nested too deeply",
    message: ({ limit }) => `more than ${limit} levels of maps and lists`,
    fix: () => null,
    why: "No file of the sheet needs more than six levels. Deeper nesting is a mistake, or an attempt to exhaust the reader.",
    example: "A file opens a hundred brackets and closes none.",
  },
  "yaml-anchor": {
    severity: "error",
    title: "Anchors and aliases are not allowed",
    message: ({ name }) => `anchor or alias ${name}: write the value out`,
    fix: () => "write the value where it is used; facts that several events share belong in parameters.yml",
    why: 'A reviewer has to see in the diff what an entry says. An alias hides it elsewhere, and a change to the anchor silently changes every place that uses it. A value that begins with a star needs quotes: `"*.event_id"`.',
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: &value [Purchase.value]
    instead: Net order revenue
`,
      mark: "[Purchase.value]",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "yaml-duplicate-key": {
    severity: "error",
    title: "A key is written twice",
    message: ({ key }) => `${key} is written twice in one map`,
    fix: () => "keep one of them, or give the second entry its own name",
    why: "Of two equal keys one would be dropped without a word, and readers would disagree about which one counts.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    owner: growth
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
      mark: "owner",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "yaml-several-documents": {
    severity: "error",
    title: "Several documents in one file",
    message: ({ count }) => `the file holds ${count} documents, one is read`,
    fix: () => "remove the line ---, or move the second document to its own file",
    why: "Only one document is read: what stands after a second `---` would never be judged.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
---
more: true
`,
      mark: "---",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "more-findings": {
    severity: "error",
    title: "More is wrong with a file than is listed",
    message: ({ more }) => `and ${counted(more, "more finding")} in this file, not listed`,
    fix: () => "mend those that are listed, and look again",
    why: "Of a file that is broken all over the first hundred mistakes are told. Often one above explains many below it.",
    example: "An export of another tool is saved as triggers.yml: each of its three hundred keys is unknown.",
  },
  "file-missing": {
    severity: "error",
    title: "A file of the sheet is missing",
    message: ({ file }) => `${file} is missing`,
    fix: () => "add it; the folder governance/ of signal-governance is a complete sheet to copy from",
    why: "sheet.yml, owners.yml, parameters.yml, conclusions.yml, triggers.yml, retests.yml and at least one event make a sheet. Without one of them nobody can say what a change touches, who answers for it or what to pause. router.yml and handoff.yml may be absent.",
    example: "retests.yml was deleted, or is called retests.yaml.",
  },
  "file-unreadable": {
    severity: "error",
    title: "A file can't be read",
    message: ({ reason }) => `can't be read: ${unreadableWords[reason] ?? reason}`,
    fix: ({ reason }) =>
      reason === "too-large"
        ? "split it, or keep large material elsewhere"
        : "put a regular UTF-8 text file in its place",
    why: "Sheet files, records and evidence are judged by what they say. A symbolic link, a submodule, a binary file or one in another encoding says nothing that can be judged.",
    example: "governance/owners.yml is a symbolic link to a file outside the folder.",
  },
  "file-unknown": {
    severity: "warning",
    title: "A file belongs to no part of the sheet",
    message: ({ file }) => `${file} is no part of the sheet and is not read`,
    fix: () => "check its name and folder: events/*.yml, records/*.yml, tests/*.yml, evidence/",
    why: "A misnamed file looks as if it counted. The ending is .yml, and events lie directly in events/.",
    example: {
      file: "event/refund.yml",
      wrong: `event: Refund
`,
      mark: null,
      right: "",
    },
  },
};
