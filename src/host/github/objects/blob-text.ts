import type { FileText, Sha } from "../../../model/change.ts";
import { blobId } from "../../blob-id.ts";
import { decodeFileText, maxTextBytes } from "../../file-text.ts";
import type { Access } from "../client/access.ts";
import { fields, text } from "../client/answer.ts";
import type { BlobAnswer } from "./git-object.ts";

function algorithmOf(oid: Sha): "sha1" | "sha256" {
  return oid.length === 64 ? "sha256" : "sha1";
}

async function fetchText(access: Access, oid: Sha): Promise<FileText> {
  const parameters = { owner: access.owner, repo: access.repo, file_sha: oid };
  const attempt = { doing: `read blob ${oid}`, permission: "contents: read" } as const;
  const answer = await access.client.rest("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", parameters, attempt);
  return decodeFileText(Buffer.from(text(fields(answer.data, "blob")["content"], "blob.content"), "base64"));
}

/**
 * The text of a blob, or why there is none. GraphQL cuts long texts and recodes what isn't UTF-8, so a text counts
 * only when it hashes to the blob's id; otherwise the bytes are fetched.
 */
export async function blobText(access: Access, blob: BlobAnswer): Promise<FileText> {
  if (blob.size > maxTextBytes) return { unreadable: "too-large" };
  if (blob.binary) return { unreadable: "binary" };
  const bytes = Buffer.from(blob.text ?? "", "utf8");
  const isWhole = blob.text !== null && !blob.truncated && blobId(bytes, algorithmOf(blob.oid)) === blob.oid;
  return isWhole ? decodeFileText(bytes) : await fetchText(access, blob.oid);
}
