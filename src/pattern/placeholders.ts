/** Fields of an order that an `event_id` template may name. */
export const orderFields = ["order.id", "order.name", "order.number", "order.checkout_token"] as const;

/** Fields of an order line that a `content_ids` template may name. */
export const lineFields = ["line.variant_id", "line.product_id", "line.sku"] as const;

/** Text as it stands, or the field whose value takes its place. */
export type TemplatePart = { readonly text: string } | { readonly field: string };

/** A template's parts in order: `order-{order.id}` is a text and a field. */
export function templateParts(template: string): readonly TemplatePart[] {
  return template.split(/(\{[^{}]*\})/u).flatMap((part): readonly TemplatePart[] => {
    if (part === "") return [];
    return part.startsWith("{") ? [{ field: part.slice(1, -1).trim() }] : [{ text: part }];
  });
}
