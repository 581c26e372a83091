import type { Signatures } from "../port/signatures.ts";
import { askedHost } from "./asked-host.ts";
import type { Given } from "./command.ts";
import type { Io } from "./io.ts";

/** Who is asked what people said on pull requests: GitHub, about the repository of --verify; null: nobody. */
export async function hostSignatures(io: Io, given: Given): Promise<Signatures | null> {
  const host = askedHost(io, given);
  if (host === null) return null;
  const { createSignatures } = await import("../host/github/conversation/signatures.ts");
  return createSignatures(host);
}
