import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { Branches } from "../../port/line-history.ts";

/** The branch whose sheet and records speak: the one named, checked out, or started with on the remote, in this order. */
export function defaultBranch(branches: Branches, named: string | null): { readonly name: string; readonly tip: Sha } {
  const name = named ?? branches.current ?? branches.remote;
  if (name === null) {
    throw new HostError("no branch is checked out, and origin does not say which one is its default", {
      hint: "name the branch with --branch NAME",
    });
  }
  const tip = branches.tips.get(name);
  if (tip !== undefined) return { name, tip };
  throw new HostError(`git: there is no branch ${name}, here or on origin`, {
    hint: "check the name, or fetch the branch first",
  });
}
