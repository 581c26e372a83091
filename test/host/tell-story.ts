import { createRepository, type Repository } from "../git/repository.ts";
import { story } from "./story.ts";

/** The story as a real git repository, and the ids of its commits by name. */
export interface ToldStory {
  readonly repository: Repository;
  readonly id: (name: string) => string;
}

/** Makes the story's commits with git; `domain` is the one by whose addresses the host knows people. */
export function tellStory(domain: string): ToldStory {
  const repository = createRepository();
  const ids = new Map<string, string>();
  const id = (name: string): string => ids.get(name) ?? "";
  for (const { name, branch, parents, by, with: other, at, ...rest } of story) {
    const author = { name: by, email: `${by}@${domain}` };
    const trailer = other === undefined ? "" : `\n\nCo-authored-by: ${other} <${other}@${domain}>\n`;
    const [first, second] = parents;
    const options = { ...rest, message: rest.message + trailer, author, date: at };
    if (second !== undefined) {
      ids.set(
        name,
        repository.merge({
          message: rest.message,
          files: rest.files,
          author,
          date: at,
          into: branch,
          from: id(second),
        }),
      );
      continue;
    }
    if (first !== undefined) repository.branch(branch, id(first));
    ids.set(name, repository.commit({ ...options, branch }));
  }
  return { repository, id };
}
