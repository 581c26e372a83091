/** The pull request that a status is about. */
export interface SubjectOfUrl {
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** The pull request of this repository that a status's link names: its page, or `?pr=NUMBER`; null: none. */
export function namedPullRequest(url: string | null, repository: Omit<SubjectOfUrl, "number">): number | null {
  const link = url === null ? null : parse(url);
  const home = parse(repository.serverUrl);
  if (link === null || home === null || link.host !== home.host) return null;
  const folder = `${home.pathname.replace(/\/$/u, "")}/${repository.owner}/${repository.repo}/`.toLowerCase();
  if (!link.pathname.toLowerCase().startsWith(folder)) return null;
  const [kind, number] = link.pathname.slice(folder.length).split("/");
  const named = kind === "pull" ? number : link.searchParams.get("pr");
  return /^[1-9]\d{0,9}$/u.test(named ?? "") ? Number(named) : null;
}

/** Whether a status's link names the pull request. */
export function namesSubject(url: string | null, subject: SubjectOfUrl): boolean {
  return namedPullRequest(url, subject) === subject.number;
}

/** The link of a status made to name the pull request: GitHub's pages take `?pr=NUMBER` and ignore it elsewhere. */
export function namingUrl(url: string | null, subject: SubjectOfUrl): string {
  const page = `${subject.serverUrl.replace(/\/$/u, "")}/${subject.owner}/${subject.repo}/pull/${String(subject.number)}`;
  const link = url === null ? null : parse(url);
  if (url === null || link === null) return page;
  if (namesSubject(url, subject)) return url;
  link.searchParams.set("pr", String(subject.number));
  return namesSubject(link.href, subject) ? link.href : page;
}
