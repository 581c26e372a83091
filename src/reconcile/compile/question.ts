import type { EventContract } from "../../model/event-contract.ts";
import type { OpenSpan } from "../../model/reconciliation.ts";

/** What is asked of the tables, and of which of them something can be said. */
export interface Question {
  readonly event: string;
  readonly contract: EventContract;
  /** Template of the event id; null: the sheet states none. */
  readonly template: string | null;
  /** Parameters of the event: what is not among them is not judged. */
  readonly parameters: readonly string[];
  /** Paths that the event has. */
  readonly paths: Readonly<Record<Side, boolean>>;
  /** Sides whose log was given, and whether a catalogue was. */
  readonly given: Readonly<Record<Side | "catalogue", boolean>>;
  /** Dataset of the store; null: any. */
  readonly dataset: string | null;
  /** Orders of this time are judged, both ends included; null: all. */
  readonly window: OpenSpan | null;
  /** Names of files that end too early: what came after their last event is not known. */
  readonly cut: readonly string[];
  /** The moment at which it is asked. */
  readonly now: string;
}

/** A path that events take, and whose log a file is. */
export type Side = "browser" | "server";

/** Both paths, browser first. */
export const sides: readonly Side[] = ["browser", "server"];

/** What stands in SQL for the event of one side of an order, beside `expected`. */
export const eventOf = (side: Side): string => `${side}_event`;

/** Sides that are judged: the event has the path and its log was given. */
export function judgedSides({ paths, given }: Question): readonly Side[] {
  return sides.filter((side) => paths[side] && given[side]);
}

/** Whether each path that the event has was given a log: without, nobody knows how often an order was counted. */
export function allGiven({ paths, given }: Question): boolean {
  return sides.some((side) => paths[side]) && sides.every((side) => !paths[side] || given[side]);
}

/** One step on the way to the result tables. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
}
