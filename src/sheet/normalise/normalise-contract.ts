import type { EventContract } from "../../model/event-contract.ts";
import type { EventFile } from "../../model/written.generated.ts";

/** What Meta takes as `user_data` for a sale on a website, hashed where it asks for it. */
const usualIdentity: EventContract["identity"] = {
  em: "sha256",
  ph: "sha256",
  fn: "sha256",
  ln: "sha256",
  ct: "sha256",
  st: "sha256",
  zp: "sha256",
  country: "sha256",
  db: "sha256",
  ge: "sha256",
  external_id: "plain",
  fbp: "plain",
  fbc: "plain",
  client_ip_address: "plain",
  client_user_agent: "plain",
};

/** An event's contract with what is usual for a Shopify store filled in; null where the event states none. */
export function normaliseContract(written: EventFile["contract"]): EventContract | null {
  if (written === undefined) return null;
  const { value, content_ids, event_time } = written;
  return {
    value: {
      amount: value?.amount ?? "total",
      currency: value?.currency ?? "shop",
      tolerance: value?.tolerance ?? null,
    },
    divergence: written.divergence ?? [],
    content_ids: { template: content_ids?.template ?? "{line.variant_id}", type: content_ids?.type ?? "product" },
    event_time: {
      fine: event_time?.fine ?? 30,
      late: event_time?.late ?? 7200,
      failed: event_time?.failed ?? 86_400,
    },
    identity: written.identity ?? usualIdentity,
    consent: written.consent ?? "required",
  };
}
