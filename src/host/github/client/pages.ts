import { HostError } from "../../../port/host-error.ts";
import { fields, list } from "./answer.ts";
import type { Client, Parameters, RestAnswer } from "./client.ts";
import type { Attempt } from "./trouble.ts";

/** A list of the REST API to be read to its end. */
export interface PagedList<Item> {
  readonly route: string;
  readonly parameters: Parameters;
  /** Name of the list inside the answer, where the answer isn't the list itself. */
  readonly inside?: string;
  readonly item: (value: unknown) => Item;
  /** What makes two items the same: one that comes twice means the list moved while it was read. */
  readonly id: (item: Item) => string | number;
  readonly most_pages: number;
}

const perPage = 100;

function rows(answer: RestAnswer, inside: string | undefined): readonly unknown[] {
  return list(inside === undefined ? answer.data : fields(answer.data, "answer")[inside], inside ?? "answer");
}

// A full page without any Link header may come from a proxy that dropped it: the next page is asked for.
function goesOn(answer: RestAnswer, size: number): boolean {
  return /\brel="?next"?/u.test(answer.link) || (answer.link === "" && size === perPage);
}

/** Reads every page; a repeated item or a list beyond its bound throws, because half a list must not decide. */
export async function readPages<Item>(client: Client, wanted: PagedList<Item>, attempt: Attempt): Promise<Item[]> {
  const items = new Map<string | number, Item>();
  for (let page = 1; page <= wanted.most_pages; page += 1) {
    const parameters = { ...wanted.parameters, per_page: perPage, page };
    const answer = await client.rest(wanted.route, parameters, attempt);
    const found = rows(answer, wanted.inside).map(wanted.item);
    for (const item of found) {
      if (items.has(wanted.id(item))) {
        throw new HostError(`could not ${attempt.doing}: the list changed while it was read`, { hint: "run again" });
      }
      items.set(wanted.id(item), item);
    }
    if (!goesOn(answer, found.length)) return [...items.values()];
  }
  throw new HostError(`could not ${attempt.doing}: more than ${String(wanted.most_pages * perPage)} entries`, {
    hint: "nothing is decided on a list that was not read to its end",
  });
}
