/** The first line that GitHub gives a merge commit; the pull request's title stands below it. */
const mergeLine = /^Merge pull request #(\d+) from \S+$/u;
const longest = 200;

/** Whether a commit's subject names a pull request without saying what it did. */
export function isMergeLine(subject: string): boolean {
  return mergeLine.test(subject);
}

/** What a merge commit of GitHub brought, as squashed ones say it: "Rewrite checkout discounts (#412)"; null: its message has no title. */
export function mergedTitle(message: string): string | null {
  const [subject = "", ...below] = message.split("\n");
  const number = mergeLine.exec(subject.trim())?.[1];
  const title = below.map((line) => line.trim()).find((line) => line !== "");
  return number === undefined || title === undefined ? null : `${title.slice(0, longest)} (#${number})`;
}
