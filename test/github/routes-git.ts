import type { StoredObject } from "../git/object-reader.ts";
import type { TreeEntry } from "./git-view.ts";
import type { JsonObject } from "./json.ts";
import { notFound, ok, problem, type Reply, type RestRequest, type RouteHandler, type Server } from "./reply.ts";
import { commitShape, repositoryApi, repositoryPage } from "./rest-shapes.ts";
import { shape } from "./shapes.ts";

const largestContent = 1024 * 1024;
const mostTreeEntries = 100_000;

async function tree(server: Server, request: RestRequest): Promise<Reply> {
  const name = request.parameters["tree_sha"] ?? "";
  const found = await server.git.objects.read(`${name}^{tree}`);
  if (found === null) return notFound;
  // GitHub looks only at whether the parameter is there.
  const all = server.git.tree(found.sha, request.query["recursive"] !== undefined);
  const api = repositoryApi(server);
  const kinds: Readonly<Record<string, string>> = { blob: "blobs", tree: "trees", commit: "commits" };
  const row = (entry: TreeEntry): JsonObject => ({
    path: entry.path,
    mode: entry.mode,
    type: entry.type,
    sha: entry.sha,
    ...(entry.size === null ? {} : { size: entry.size }),
    ...(entry.type === "commit" ? {} : { url: `${api}/git/${kinds[entry.type] ?? ""}/${entry.sha}` }),
  });
  const truncated = all.length > mostTreeEntries;
  return ok({
    sha: found.sha,
    url: `${api}/git/trees/${found.sha}`,
    truncated,
    tree: all.slice(0, mostTreeEntries).map(row),
  });
}

async function blob(server: Server, request: RestRequest): Promise<Reply> {
  const found = await server.git.objects.read(request.parameters["file_sha"] ?? "");
  if (found?.type !== "blob") return notFound;
  const url = `${repositoryApi(server)}/git/blobs/${found.sha}`;
  const content = found.bytes.toString("base64");
  return ok({ sha: found.sha, node_id: `B_${found.sha}`, size: found.bytes.length, url, content, encoding: "base64" });
}

function gitCommit(server: Server, request: RestRequest): Reply {
  const sha = server.git.resolve(request.parameters["commit_sha"] ?? "");
  if (sha === undefined) return notFound;
  const commit = server.git.commit(sha);
  const api = repositoryApi(server);
  const page = repositoryPage(server);
  const body = shape("git-commit", {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parents.map((each) => ({
      sha: each,
      url: `${api}/git/commits/${each}`,
      html_url: `${page}/commit/${each}`,
    })),
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  });
  return ok(body);
}

function gitRef(server: Server, request: RestRequest): Reply {
  const ref = `refs/${request.parameters["ref"] ?? ""}`;
  const sha = server.git.resolve(ref);
  if (sha === undefined) return notFound;
  const api = repositoryApi(server);
  const object = { type: "commit", sha, url: `${api}/git/commits/${sha}` };
  return ok({ ref, node_id: `REF_${ref}`, url: `${api}/git/${ref}`, object });
}

function branch(server: Server, request: RestRequest): Reply {
  const name = request.parameters["branch"] ?? "";
  const sha = server.git.resolve(`refs/heads/${name}`);
  if (sha === undefined) return problem(404, "Branch not found");
  const self = `${repositoryApi(server)}/branches/${name}`;
  const body = shape("branch-with-protection", {
    name,
    commit: commitShape(server, server.git.commit(sha)),
    _links: { html: `${repositoryPage(server)}/tree/${name}`, self },
    protected: false,
    protection: { enabled: false },
    protection_url: `${self}/protection`,
  });
  return ok(body);
}

interface Place {
  readonly ref: string;
  readonly path: string;
}

function contentBase(server: Server, place: Place, entry: { readonly sha: string; readonly kind: string }): JsonObject {
  const path = place.path.split("/").map(encodeURIComponent).join("/");
  const url = `${repositoryApi(server)}/contents/${path}?ref=${encodeURIComponent(place.ref)}`;
  const git = `${repositoryApi(server)}/git/${entry.kind === "dir" ? "trees" : "blobs"}/${entry.sha}`;
  const html = `${repositoryPage(server)}/blob/${encodeURIComponent(place.ref)}/${path}`;
  return {
    name: place.path.split("/").at(-1) ?? "",
    path: place.path,
    sha: entry.sha,
    url,
    git_url: git,
    html_url: html,
    download_url: html,
    _links: { git, self: url, html },
  };
}

function directory(server: Server, place: Place, sha: string): Reply {
  const rows = server.git.tree(sha, false).map((entry) => {
    const type = entry.mode === "120000" ? "symlink" : entry.type === "tree" ? "dir" : "file";
    const path = place.path === "" ? entry.path : `${place.path}/${entry.path}`;
    return {
      ...contentBase(server, { ref: place.ref, path }, { sha: entry.sha, kind: type }),
      type,
      size: entry.size ?? 0,
    };
  });
  return ok(rows);
}

function file(server: Server, place: Place, found: StoredObject): Reply {
  const size = found.bytes.length;
  const small = size <= largestContent;
  // GitHub breaks base64 after 60 characters.
  const content = small ? found.bytes.toString("base64").replace(/.{60}/gu, "$&\n") + (size === 0 ? "" : "\n") : "";
  const base = contentBase(server, place, { sha: found.sha, kind: "file" });
  return ok({ ...base, type: "file", encoding: small ? "base64" : "none", size, content });
}

async function contents(server: Server, request: RestRequest): Promise<Reply> {
  const path = (request.parameters["path"] ?? "").replace(/\/$/u, "");
  const ref = request.query["ref"] ?? server.world.defaultBranch;
  const commit = server.git.resolve(ref);
  if (commit === undefined) return problem(404, `No commit found for the ref ${ref}`);
  const sha = path === "" ? server.git.commit(commit).tree : server.world.repository.blob(commit, path);
  const found = sha === null ? null : await server.git.objects.read(sha);
  if (found === null) return notFound;
  return found.type === "tree" ? directory(server, { ref, path }, found.sha) : file(server, { ref, path }, found);
}

/** Objects, refs, branches and file contents. */
export const gitRoutes: readonly RouteHandler[] = [
  { route: "GET /repos/{owner}/{repo}/git/trees/{tree_sha}", answer: tree },
  { route: "GET /repos/{owner}/{repo}/git/blobs/{file_sha}", answer: blob },
  { route: "GET /repos/{owner}/{repo}/git/commits/{commit_sha}", answer: gitCommit },
  { route: "GET /repos/{owner}/{repo}/git/ref/{ref}", answer: gitRef },
  { route: "GET /repos/{owner}/{repo}/branches/{branch}", answer: branch },
  { route: "GET /repos/{owner}/{repo}/contents/{path}", answer: contents },
];
