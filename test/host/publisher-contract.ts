import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Discussion } from "../../src/port/conversation.ts";
import type { Publisher } from "../../src/port/publisher.ts";

type Host = Discussion & Publisher;

/** A host with one pull request, once with and once without the right to write. */
export interface OpenedPullRequest {
  /** A fresh run on the same pull request. */
  readonly run: () => Host;
  readonly reader: () => Host;
  readonly close: () => Promise<void>;
}

/** What every host does with a verdict, whatever stands behind it. */
export function describePublisher(name: string, open: () => Promise<OpenedPullRequest>): void {
  describe(`${name} as a publisher`, () => {
    let pull: OpenedPullRequest;
    beforeEach(async () => {
      pull = await open();
    });
    afterEach(async () => pull.close());

    it("reads the same head in the conversation and before writing", async () => {
      const host = pull.run();
      expect((await host.readNow()).head).toBe((await host.readConversation()).head);
    });

    it("posts a status once, and shows it as its own", async () => {
      const { head: sha } = await pull.run().readNow();
      const status = { sha, state: "pending", description: "waiting for: commerce", url: null } as const;
      expect(await pull.run().readStatuses(sha)).toEqual([]);
      expect(await pull.run().postStatus(status)).toBe("posted");
      expect(await pull.run().postStatus(status)).toBe("unchanged");
      expect(await pull.run().postStatus({ ...status, state: "success" })).toBe("posted");
      const [newest, oldest, ...others] = (await pull.run().readStatuses(sha)) ?? [];
      expect(newest).toMatchObject({ by_us: true, names_subject: true, state: "success" });
      expect(oldest).toMatchObject({ by_us: true, names_subject: true, state: "pending" });
      expect(others).toEqual([]);
    });

    it("keeps one comment: none, created, unchanged, changed, quiet", async () => {
      const say = (body: string | null) => pull.run().postComment({ body, quiet: "nothing to do" });
      expect(await say(null)).toBe("unchanged");
      expect(await say("waiting")).toBe("posted");
      expect(await say("waiting")).toBe("unchanged");
      expect(await say("clear")).toBe("posted");
      expect(await say(null)).toBe("posted");
      expect(await say(null)).toBe("unchanged");
    });

    it("says what it may not do", async () => {
      const host = pull.reader();
      const { head: sha } = await host.readNow();
      expect(await host.postStatus({ sha, state: "pending", description: "x", url: null })).toBe("not-permitted");
      expect(await host.postComment({ body: "x", quiet: "x" })).toBe("not-permitted");
      expect(await host.readTeam("@northwind/tracking")).toBeNull();
    });
  });
}
