import type { Sign, Signal } from "./sheet.ts";

/** What somebody sees, in any of the ways in which the router is asked. */
export interface Observation {
  /** The router's entry that a person chose from the list. */
  readonly symptom: string | null;
  readonly signs: readonly Sign[];
  /** Free words; empty: none. */
  readonly says: string;
}

/** What speaks for an entry. */
export interface Because {
  /** A person chose it from the list. */
  readonly chosen: boolean;
  readonly signs: readonly Sign[];
  /** Words of the person that its title, symptom or likely cause uses too. */
  readonly words: readonly string[];
}

/** An entry that shows as well and follows from the incident. */
export interface Consequence {
  readonly incident: string;
  readonly because: Because;
}

/** One root cause with what follows from it. */
export interface RoutedIncident {
  /** Id of the router's entry. */
  readonly incident: string;
  readonly because: Because;
  readonly consequences: readonly Consequence[];
  /** Patterns of signals that are not to be trusted meanwhile, those of the consequences included. */
  readonly contaminates: readonly Signal[];
  /** Conclusions to stop drawing, in this order. */
  readonly pause_first: readonly string[];
  /** All conclusions that rest on what is contaminated, in the sheet's order. */
  readonly pauses: readonly string[];
}

/** The router's answer. Every sign that was seen stands in it: under an incident, or unexplained. */
export interface Routing {
  /** The likeliest first; empty: nothing matched. */
  readonly incidents: readonly RoutedIncident[];
  /** Other entries that fit, though not as well. */
  readonly also: readonly string[];
  /** Signs that no entry of the sheet has. */
  readonly unexplained: readonly Sign[];
}

/** A rate of a reconciliation that misses the sheet's limit. */
export interface Measured {
  readonly sign: Sign;
  readonly metric: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** What a reconciliation shows. */
export interface Measurements {
  readonly measured: readonly Measured[];
  /** Metrics that say nothing here: no limit in the sheet, too few orders, or no sign that they stand for. */
  readonly unjudged: readonly string[];
}
