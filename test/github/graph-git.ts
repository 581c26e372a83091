import type { StoredObject } from "../git/object-reader.ts";
import type { Signature, TreeEntry } from "./git-view.ts";
import { actorNode, connection, graphError, type GraphNode } from "./graph-nodes.ts";
import { text, type JsonObject } from "./json.ts";
import type { Server } from "./reply.ts";
import { accountOfAddress } from "./rest-shapes.ts";

// GitHub cuts the text of a blob here and says so.
const longestText = 512 * 1024;

function signatureNode(server: Server, signature: Signature): GraphNode {
  const who = accountOfAddress(server, signature.email);
  return { ...signature, user: who === null ? null : actorNode(who) };
}

/** The author and the co-authors of its trailers, as GitHub counts them. */
function authors(author: Signature, message: string): readonly Signature[] {
  const trailers = [...message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^<>\s]+)>\s*$/gimu)];
  const others = trailers.map((match) => ({ name: match[1] ?? "", email: match[2] ?? "", date: author.date }));
  return [author, ...others];
}

/** The newest status of each context on a commit; null when there is none at all. */
function statusNode(server: Server, sha: string): GraphNode | null {
  const newest = server.world.statuses.filter((status) => status.sha === sha).reverse();
  if (newest.length === 0) return null;
  const context = (given: JsonObject): GraphNode | null => {
    const found = newest.find((status) => status.context === text(given, "name"));
    if (found === undefined) return null;
    const { id, state, description, targetUrl, createdAt, creator } = found;
    const fields = { state: state.toUpperCase(), description, targetUrl, createdAt, creator: actorNode(creator) };
    return { __typename: "StatusContext", id: `SC_${String(id)}`, context: found.context, ...fields };
  };
  return { __typename: "Status", id: `S_${sha}`, context };
}

/** A commit by its full id. */
export function commitNode(server: Server, sha: string): GraphNode {
  const commit = server.git.commit(sha);
  const [headline = "", ...rest] = commit.message.split("\n");
  return {
    __typename: "Commit",
    id: `C_${sha}`,
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    committedDate: commit.committer.date,
    authoredDate: commit.author.date,
    author: signatureNode(server, commit.author),
    committer: signatureNode(server, commit.committer),
    authors: (given: JsonObject) =>
      connection(authors(commit.author, commit.message), given, (each) => signatureNode(server, each)),
    parents: (given: JsonObject) => connection(commit.parents, given, (each) => commitNode(server, each)),
    status: () => statusNode(server, sha),
    tree: () => treeNode(server, commit.tree, ""),
    file: (given: JsonObject) => entryAt(server, commit.tree, text(given, "path") ?? ""),
    history: (given: JsonObject) => {
      const path = text(given, "path");
      const rows = server.git.history(sha, path === undefined ? {} : { path });
      return connection(rows, given, (each) => commitNode(server, each));
    },
  };
}

function entryNode(server: Server, entry: TreeEntry, prefix: string): GraphNode {
  const path = prefix + entry.path;
  return {
    __typename: "TreeEntry",
    name: entry.path,
    path,
    nameRaw: Buffer.from(entry.path).toString("base64"),
    pathRaw: Buffer.from(path).toString("base64"),
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.sha,
    size: entry.size ?? 0,
    object: () => objectNode(server, entry.sha, path),
  };
}

function treeNode(server: Server, sha: string, path: string): GraphNode {
  const prefix = path === "" ? "" : `${path}/`;
  const entries = (): readonly GraphNode[] =>
    server.git.tree(sha, false).map((entry) => entryNode(server, entry, prefix));
  return { __typename: "Tree", id: `T_${sha}`, oid: sha, abbreviatedOid: sha.slice(0, 7), entries };
}

function entryAt(server: Server, tree: string, path: string): GraphNode | null {
  const found = server.git.tree(tree, true).find((entry) => entry.path === path);
  return found === undefined ? null : { ...entryNode(server, found, ""), name: path.split("/").at(-1) ?? "" };
}

/** Cuts at the limit without splitting a character. */
function cut(bytes: Buffer): string {
  let end = longestText;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString("utf8");
}

function blobNode(found: StoredObject): GraphNode {
  const isBinary = found.bytes.subarray(0, 8000).includes(0);
  const isTruncated = found.bytes.length > longestText;
  const whole = isTruncated ? cut(found.bytes) : found.bytes.toString("utf8");
  return {
    __typename: "Blob",
    id: `B_${found.sha}`,
    oid: found.sha,
    abbreviatedOid: found.sha.slice(0, 7),
    byteSize: found.bytes.length,
    isBinary,
    isTruncated,
    text: isBinary ? null : whole,
  };
}

async function objectNode(server: Server, name: string, path: string): Promise<GraphNode | null> {
  const found = await server.git.objects.read(name);
  if (found === null) return null;
  if (found.type === "commit") return commitNode(server, found.sha);
  return found.type === "tree" ? treeNode(server, found.sha, path) : blobNode(found);
}

/** What `Repository.object` answers for an id or an expression such as `main:governance`; null when there is nothing. */
export function repositoryObject(server: Server, given: JsonObject): Promise<GraphNode | null> {
  const expression = text(given, "expression");
  const name = text(given, "oid") ?? expression;
  if (name === undefined) throw graphError("MISSING_ARGUMENT", "Please provide either an expression or an oid.");
  const colon = expression?.indexOf(":") ?? -1;
  const path = colon < 0 ? "" : (expression?.slice(colon + 1) ?? "");
  if (!name.includes("\n")) return objectNode(server, name, path);
  const blob = server.world.repository.blob(name.slice(0, colon), path);
  return blob === null ? Promise.resolve(null) : objectNode(server, blob, path);
}

/** A branch or another ref, or null when it does not exist. */
export function refNode(server: Server, qualifiedName: string): GraphNode | null {
  const full = qualifiedName.startsWith("refs/") ? qualifiedName : `refs/heads/${qualifiedName}`;
  const sha = full.startsWith("refs/heads/") || full.startsWith("refs/tags/") ? server.git.resolve(full) : undefined;
  if (sha === undefined) return null;
  const prefix = full.startsWith("refs/tags/") ? "refs/tags/" : "refs/heads/";
  return {
    __typename: "Ref",
    id: `REF_${full}`,
    name: full.slice(prefix.length),
    prefix,
    target: () => commitNode(server, sha),
  };
}
