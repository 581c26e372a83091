import { parse } from "yaml";
import { repositoryFiles, textOf } from "../hygiene/repository.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: unknown;
  readonly name?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

/** A workflow as GitHub reads it. */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

export const ownAction = "signal-governance/signal-governance";

/** Paths of the workflows that people copy. */
export const recipes: readonly string[] = repositoryFiles.filter((path) =>
  /^examples\/workflows\/.*\.ya?ml$/.test(path),
);

/** Paths of this repository's own workflows. */
export const ownWorkflows: readonly string[] = repositoryFiles.filter((path) =>
  /^\.github\/workflows\/.*\.ya?ml$/.test(path),
);

export const workflowOf = (path: string): Workflow => parse(textOf(path)) as Workflow;

export const jobsOf = (path: string): readonly (Job & { readonly id: string })[] =>
  Object.entries(workflowOf(path).jobs).map(([id, job]) => ({ id, ...job }));

export const stepsOf = (path: string): readonly Step[] => jobsOf(path).flatMap(({ steps }) => steps);
