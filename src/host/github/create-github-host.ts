import type { Discussion } from "../../port/conversation.ts";
import type { DashboardReader } from "../../port/dashboard.ts";
import type { Publisher } from "../../port/publisher.ts";
import type { Repository } from "../../port/repository.ts";
import { type Access, type AccessOptions, createAccess } from "./client/access.ts";
import { isSha } from "./client/answer.ts";
import type { Client } from "./client/client.ts";
import { compare } from "./commits/compare.ts";
import { createDiscussion, type Session } from "./conversation/discussion.ts";
import { completeFiles } from "./commits/pull-request-files.ts";
import { createPublisher } from "./publish/publisher.ts";
import { createFileStore, readFiles } from "./objects/read-files.ts";
import { isAncestor } from "./commits/is-ancestor.ts";
import { readFirstParents } from "./commits/read-first-parents.ts";
import { readSheets } from "./objects/read-sheets.ts";
import type { Target } from "./subject/target.ts";

/** What a host for one pull request or merge group needs. */
export interface GitHubHostOptions extends AccessOptions {
  /** Where people read: `https://github.com` or a server of one's own. */
  readonly serverUrl: string;
  /** Name of the commit status. */
  readonly context: string;
  /** Grows from run to run over all workflows of the repository, as GITHUB_RUN_ID does: a lower one never overwrites a higher one's comment. */
  readonly runNumber: number;
  /** A run that was started again has an old number and reads the newest: it overwrites whatever stands there. */
  readonly startedAgain: boolean;
  /** Page of this run; a status without a link of its own leads there. */
  readonly runUrl: string | null;
  readonly target: Target;
}

/** Everything the gate asks of GitHub. */
export type GitHubHost = Repository & Discussion & DashboardReader & Publisher & Pick<Client, "questionsLeft">;

function createRepository(access: Access, session: Session, target: Target): Repository {
  const store = createFileStore();
  return {
    compare: async (base, head) => {
      const conversation = session.known()?.conversation;
      const own = conversation?.head === head && conversation.compare_base === base;
      const comparison = await compare(access, { base, head, patient: own });
      if (!own || target.kind !== "pull-request" || conversation.changed_files === null) return comparison;
      return completeFiles(access, comparison, { number: target.number, changed_files: conversation.changed_files });
    },
    readSheets: async (commits) => {
      const sheets = await readSheets(access, commits, session.known()?.sheet ?? []);
      // Reading a sheet holds the thread: the questions beside this one leave first.
      await access.client.questionsLeft();
      return sheets;
    },
    readFiles: (wanted) => readFiles(access, store, wanted),
    isAncestor: (commit, of) => isAncestor(access, commit, of),
    placeOnLine: async ({ paths, commit, ...line }) => {
      const commits = isSha(commit) ? await readFirstParents(access, line) : [];
      const position = commits.findIndex(({ sha }) => sha === commit);
      if (position < 0) return null;
      const files = await readFiles(
        access,
        store,
        paths.map((path) => ({ commit, path, text: false })),
      );
      const blobs = Object.fromEntries(files.map(({ path, blob }) => [path, blob]));
      return { dates: commits.map(({ date }) => date), position, blobs };
    },
  };
}

/** A host that reads and writes one pull request on GitHub. What can't be read completely throws a HostError. */
export function createGitHubHost(options: GitHubHostOptions): GitHubHost {
  const access = createAccess(options);
  const { discussion, session } = createDiscussion(access, options);
  return {
    ...createRepository(access, session, options.target),
    ...discussion,
    questionsLeft: access.client.questionsLeft,
    readDashboard: () => Promise.resolve(session.known()?.dashboard ?? null),
    ...createPublisher(access, session, options),
  };
}
