import { names, type FindingPages } from "./finding-page.ts";

const anyType: Readonly<Record<string, string>> = {
  "a list": "write the entries in [ ], or each on a line of its own behind a dash",
  "a map": "write names with a colon, without dashes",
  "true or false": "write true or false, without quotes",
};

const event = (name: string, action: string): string => `event: ${name}
business_action: ${action}
fires_when: The order is confirmed
never_when: The page is loaded again
browser: { source: customer-events, sender: null, detail: A custom pixel }
server: { source: backend, sender: null, detail: A worker }
event_id: { logic: The order id }
parameters: [value]
owner: tracking
rollback: { owner: tracking, rule: Revert it, resume_when: { retests: [order-sample] } }
`;

/** What to write instead; null where that depends on what was meant. */
function typeFix(expected: string, got: string): string | null {
  if (expected === "text")
    return got === "nothing" ? "write the text; one that begins with # needs quotes" : "put it in quotes";
  if (got === "text" && expected.endsWith("number")) return "write the number without quotes";
  return anyType[expected] ?? null;
}

/** Values that do not have the shape that the schema asks for. */
export const shapePages: FindingPages<
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "invalid-value"
  | "unquoted-dataset"
  | "event-almost-standard"
  | "duplicate-event"
  | "duplicate-item"
> = {
  "unknown-key": {
    severity: "error",
    title: "A key that nothing reads",
    message: ({ key, suggestion }) =>
      `nothing reads ${key} here${suggestion === null ? "" : `; did you mean ${suggestion}?`}`,
    fix: ({ known, rest }) =>
      rest
        ? "if it is the rest of the text before it, put that text in quotes: inside of { } a comma ends it"
        : known.length === 0
          ? "remove it"
          : `use one of ${names(known)}, or begin it with x-`,
    why: "A mistyped key would silently do nothing: a freeze that never freezes, an exception that never excepts. Keys of your own begin with x- and are kept unread.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rest_on: [Purchase.value]
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
      mark: "rest_on",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
    x-note: agreed in the media weekly
`,
    },
  },
  "missing-key": {
    severity: "error",
    title: "A key is missing",
    message: ({ key, where }) => `${key} is missing in ${where}`,
    fix: ({ key }) => `add ${key}`,
    why: "What the key says can't be derived from anything else, so the sheet is not complete without it.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
`,
      mark: "roas",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "wrong-type": {
    severity: "error",
    title: "A value of the wrong type",
    message: ({ expected, got }) => `expected ${expected}, found ${got}`,
    fix: ({ expected, got }) => typeFix(expected, got),
    why: "YAML guesses types: 1.0 is a number, true a truth value, and a value left out is nothing. Quotes make text of anything; dashes or square brackets make a list.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: Purchase.value
    instead: Net order revenue
`,
      mark: "Purchase.value",
      right: `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
    },
  },
  "invalid-value": {
    severity: "error",
    title: "A value that is not allowed here",
    message: ({ value, expected }) => `${value === "" ? "an empty text" : value} is not allowed: expected ${expected}`,
    fix: () => null,
    why: "Each key has a closed set or shape of values, so that a typo is found here and not in the middle of a release.",
    example: {
      file: "sheet.yml",
      wrong: `version: 1
name: Northwind Outdoor
stores:
  us: { domain: northwind.example, dataset: "123456789012345", currency: usd }
policy: { owner: growth }
`,
      mark: "usd",
      right: `version: 1
name: Northwind Outdoor
stores:
  us: { domain: northwind.example, dataset: "123456789012345", currency: USD }
policy: { owner: growth }
`,
    },
  },
  "unquoted-dataset": {
    severity: "error",
    title: "An id without quotes",
    message: ({ value }) => `${value} is read as a number: an id needs quotes`,
    fix: ({ value }) => `write "${value}"`,
    why: "A bare number of more than fifteen digits loses its last digits, and leading zeros go too. Dataset ids, commit ids of digits alone and order references are therefore always quoted.",
    example: {
      file: "sheet.yml",
      wrong: `version: 1
name: Northwind Outdoor
stores:
  us: { domain: northwind.example, dataset: 12345678901234567, currency: USD }
policy: { owner: growth }
`,
      mark: "12345678901234567",
      right: `version: 1
name: Northwind Outdoor
stores:
  us: { domain: northwind.example, dataset: "12345678901234567", currency: USD }
policy: { owner: growth }
`,
    },
  },
  "event-almost-standard": {
    severity: "warning",
    title: "An event that is almost one of Meta's",
    message: ({ event: name, standard }) => `${name} is an event of your own; did you mean ${standard}?`,
    fix: ({ standard }) => `write ${standard}, and look that both paths send it so`,
    why: "Meta reads the name of an event letter by letter. `purchase` is no Purchase: it is a custom event that no campaign optimises for, and an event under one name on the browser and another on the server is never deduplicated.",
    example: {
      file: "events/lead.yml",
      wrong: event("lead", "Somebody asks for an offer"),
      mark: "lead",
      right: event("Lead", "Somebody asks for an offer"),
    },
  },
  "duplicate-event": {
    severity: "error",
    title: "One event in two files",
    message: ({ event: name, first }) => `${name} is already described in ${first}`,
    fix: () => "merge the two files",
    why: "Two descriptions of one event would disagree sooner or later, and only one of them could count.",
    example: {
      file: "events/thank-you.yml",
      wrong: event("Purchase", "An order is paid"),
      mark: "Purchase",
      right: "",
    },
  },
  "duplicate-item": {
    severity: "error",
    title: "The same item twice in a list",
    message: ({ item }) => `${item} is already in the list`,
    fix: () => "remove it",
    why: "A repeated item suggests that another one was meant. A person who stands in a role twice, or as their own backup, makes the role look better staffed than it is; logins differ by more than their case.",
    example: {
      file: "owners.yml",
      wrong: `owners:
  tracking: { title: Tracking engineering, people: ["@ada", "@grace", "@Ada"] }
  media: { title: Media buying, people: ["@lin", "@omar"] }
  growth: { title: Growth, people: ["@kim", "@grace"] }
`,
      mark: `"@Ada"`,
      right: `owners:
  tracking: { title: Tracking engineering, people: ["@ada", "@grace"] }
  media: { title: Media buying, people: ["@lin", "@omar"] }
  growth: { title: Growth, people: ["@kim", "@grace"] }
`,
    },
  },
};
