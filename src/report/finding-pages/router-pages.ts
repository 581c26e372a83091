import { names, type FindingPages } from "./finding-page.ts";

const entry = (id: string, causes: string): string => `  ${id}:
    title: Values drift while counts look right
    symptom: Revenue in the ads manager falls, orders do not
    causes: [${causes}]
    likely_cause: One path leaves out shipping
    contaminates: [Purchase.value]
    pause_first: [roas]
    first_action: Compare ten orders
    do_not: Do not call it healthy because the count held
    close_when: { retests: [order-sample] }
    owner: tracking
`;

const what = {
  incident: "the incident",
  consequences: "its consequences",
  others: "the incidents beside it",
  pause_first: "what to pause first",
  owner: "the owner",
} as const;

/** What is wrong with the router's entries and its cases. */
export const routerPages: FindingPages<"incident-cycle" | "route-differs"> = {
  "incident-cycle": {
    severity: "error",
    title: "A router entry that causes itself",
    message: ({ cycle }) => `${cycle.at(0) ?? ""} is its own consequence: ${names(cycle)}`,
    fix: () => "remove it from causes of the entry that is the consequence",
    why: "Incidents that are seen together are one incident under their root cause. In a circle every entry is a consequence of every other, so that none could be called the root.",
    example: {
      file: "router.yml",
      wrong: `incidents:\n${entry("value-drift", "value-missing")}${entry("value-missing", "value-drift")}`,
      mark: "value-drift",
      right: `incidents:\n${entry("value-drift", "")}${entry("value-missing", "value-drift")}`,
    },
  },
  "route-differs": {
    severity: "error",
    title: "A routing case that ends elsewhere",
    message: ({ route, what: which, expected, got }) =>
      `“${route}”: expected ${what[which]} to be ${expected}, got ${got}`,
    fix: () => "correct signs, causes or words of the entry in router.yml, or the case if it is wrong",
    why: "A case says where somebody in trouble must be sent. When an edit of the router sends them elsewhere, this is noticed now and not on the day it is needed.",
    example:
      "tests/routes.yml expects `value-differs` to lead to value-drift, and an edit gave the sign to another entry.",
  },
};
