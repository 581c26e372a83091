import type { NamedRetest, Sheet } from "../../model/sheet.ts";

/** The retests that a sample of this event's orders, or of products, can answer. */
export function sampleRetests({ retests }: Sheet, event: string, what: "orders" | "products"): readonly NamedRetest[] {
  return Object.entries(retests)
    .map(([id, says]) => ({ id, says }))
    .filter(({ says }) => {
      if (says.evidence !== "sample") return false;
      const asked = Object.keys(says.passes_when ?? {});
      if (what === "products") return asked.length > 0 && asked.every((parameter) => parameter === "content_ids");
      const proves = says.proves.some((signal) => signal.startsWith(`${event}.`) || signal.startsWith("*."));
      return proves && asked.some((parameter) => parameter !== "content_ids");
    });
}
