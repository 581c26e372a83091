import type { Sha } from "../../../model/change.ts";

/** What is judged on GitHub; a merge group is named by its pull request. */
export type Target =
  | { readonly kind: "pull-request"; readonly number: number }
  | {
      readonly kind: "merge-group";
      readonly number: number;
      /** Name of the branch that is merged into, without `refs/heads/`. */
      readonly base_ref: string;
      /** The commit that the group is built on: the branch's tip or the group before. */
      readonly base_sha: Sha;
      readonly head_sha: Sha;
    };
