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

/** Whether a status's link names the pull request: it lies in this repository and is its page, or says `?pr=NUMBER`. */
export function namesSubject(url: string | null, subject: SubjectOfUrl): boolean {
  const link = url === null ? null : parse(url);
  const home = parse(subject.serverUrl);
  if (link === null || home === null || link.host !== home.host) return false;
  const folder = `${home.pathname.replace(/\/$/u, "")}/${subject.owner}/${subject.repo}/`.toLowerCase();
  if (!link.pathname.toLowerCase().startsWith(folder)) return false;
  const number = String(subject.number);
  const rest = link.pathname.slice(folder.length).split("/");
  return (rest[0] === "pull" && rest[1] === number) || link.searchParams.get("pr") === number;
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
