/** Where a new file is to be proposed on a host that speaks GitHub's "new file" address. */
export interface NewFile {
  /** Address of the host without a slash at its end, `https://github.com`. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** Path from the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** Longest address that every browser and GitHub's own front end take. */
export const longestLink = 8_000;

/** As `encodeURIComponent`, without what markdown gives a meaning inside a link; half of a pair of surrogates, which has no encoding, is replaced. */
function inLink(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD")).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A link that opens the host's editor with a file filled in; its writer only has to propose it. Null when the content is too long for a link. */
export function newFileLink({ server, repository, branch, path, content }: NewFile): string | null {
  const [owner = "", name = ""] = repository.split("/");
  const folders = branch.split("/").map(inLink).join("/");
  const filled = `filename=${inLink(path)}&value=${inLink(content)}`;
  const link = `${server}/${inLink(owner)}/${inLink(name)}/new/${folders}?${filled}`;
  return link.length > longestLink ? null : link;
}
