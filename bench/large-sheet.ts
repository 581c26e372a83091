import { stringify } from "yaml";

/** The files of a valid sheet with many events and triggers; each event has its own file, as in a real one. */
export function largeSheet(
  events: number,
  triggers: number,
): readonly { readonly path: string; readonly text: string }[] {
  const names = Array.from({ length: events }, (_, index) => `Event${index}`);
  const file = (name: string, value: unknown): { readonly path: string; readonly text: string } => ({
    path: `governance/${name}.yml`,
    text: stringify(value, { aliasDuplicateObjects: false }),
  });
  return [
    file("sheet", {
      version: 1,
      name: "Northwind Outdoor",
      stores: { us: { domain: "northwind.example", dataset: "123456789012345", currency: "USD" } },
      policy: { owner: "growth" },
    }),
    file("owners", {
      owners: {
        growth: { title: "Growth", people: ["@rosa", "@paul"] },
        tracking: { title: "Tracking", people: ["@ada", "@grace"] },
      },
    }),
    file("parameters", {
      parameters: Object.fromEntries(["event_id", "value", "currency", "content_ids"].map((id) => [id, parameter])),
    }),
    file("conclusions", {
      conclusions: {
        roas: { title: "Return on ad spend", owner: "growth", rests_on: ["*.value"], instead: "Net order revenue" },
      },
    }),
    file("retests", {
      retests: {
        walk: {
          title: "A walk through the shop",
          method: ["Buy something", "Compare"],
          proves: ["*.*"],
          owner: "tracking",
          evidence: "attested",
        },
      },
    }),
    file("triggers", {
      triggers: Object.fromEntries(
        Array.from({ length: triggers }, (_, index) => [`trigger-${index}`, trigger(index, names)]),
      ),
    }),
    ...names.map((name) => file(`events/${name.toLowerCase()}`, { event: name, ...event })),
  ];
}

const parameter = {
  source_of_truth: "The order's record",
  must_hold: "Equals the order's record on both paths",
  owner: "tracking",
};

const event = {
  business_action: "A customer does something that the shop records",
  fires_when: "Once, when the shop has recorded it",
  never_when: "The page is loaded again, or the customer goes back",
  browser: { source: "customer-events", sender: "shopify-native" },
  server: { source: "backend", sender: null },
  event_id: { logic: "The record's id with a prefix", template: "order-{order.id}" },
  parameters: ["event_id", "value", "currency", "content_ids"],
  owner: "tracking",
  rollback: {
    owner: "tracking",
    rule: "Put the last release back",
    resume_when: { retests: ["walk"], soak_hours: 24 },
  },
};

function trigger(index: number, names: readonly string[]): object {
  const touched = [0, 1, 2].map((step) => `${names[(index * 3 + step) % names.length] ?? "Event0"}.*`);
  return {
    title: `Change number ${index}`,
    owner: "tracking",
    when: [
      { paths: [`**/part-${index}/**`, `**/*-${index}.js`], except: ["**/*.md"], content: ["value|currency"] },
      { declared: true },
    ],
    touches: touched,
    retests: { before_merge: ["walk"], after_release: ["walk"] },
  };
}
