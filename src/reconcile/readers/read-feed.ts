import sax from "sax";
import { reject, type Reader, type Staged } from "./staged-line.ts";

const wanted = ["id", "item_group_id", "availability", "price"] as const;
type Field = (typeof wanted)[number];

/** More text than any of the fields holds. */
const longestField = 10_000;
/** Mistakes after which a feed is given up: from there on it is guessed at. */
const mostMistakes = 100;

const isField = (name: string): name is Field => wanted.some((field) => field === name);

/** A product while it is read: fields of the `g:` namespace count over the feed's own, where `id` is an address. */
interface Product {
  readonly plain: Partial<Record<Field, string>>;
  readonly google: Partial<Record<Field, string>>;
}

function itemOf(line: number, { plain, google }: Product): Staged {
  const read = (field: Field) => (google[field] ?? plain[field] ?? "").trim() || null;
  const id = read("id");
  if (id === null) return reject(line, "an item without id");
  return {
    table: "catalogue",
    line,
    id,
    item_group_id: read("item_group_id"),
    availability: read("availability"),
    price: read("price"),
  };
}

/** Turns the events of the XML parser into products, with the line that each begins on. */
function feedParser(give: (staged: Staged) => void) {
  const parser = sax.parser(true, { position: true });
  let depth = 0;
  let product: { readonly line: number; readonly depth: number; readonly fields: Product } | null = null;
  let field: { readonly into: Partial<Record<Field, string>>; readonly name: Field; readonly tag: string } | null =
    null;
  let mistakes = 0;
  parser.onopentag = ({ name }) => {
    depth += 1;
    const [prefix, local] = name.includes(":") ? name.split(":", 2) : ["", name];
    if (local === "item" || local === "entry")
      product = { line: parser.line + 1, depth, fields: { plain: {}, google: {} } };
    // What stands deeper is the price of a delivery, the id of a variant.
    else if (product !== null && local !== undefined && isField(local) && depth === product.depth + 1) {
      field = { into: prefix === "" ? product.fields.plain : product.fields.google, name: local, tag: name };
    }
  };
  const add = (text: string) => {
    if (field !== null) field.into[field.name] = ((field.into[field.name] ?? "") + text).slice(0, longestField);
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = (name) => {
    depth -= 1;
    if (field?.tag === name) field = null;
    if (product === null || !/^(?:\w+:)?(?:item|entry)$/u.test(name)) return;
    give(itemOf(product.line, product.fields));
    product = null;
  };
  parser.onerror = () => {
    mistakes += 1;
    give(reject(parser.line + 1, "not well-formed XML"));
    parser.resume();
  };
  return { parser, isHopeless: () => mistakes >= mostMistakes };
}

/** A catalogue feed as RSS 2.0 or Atom. No entity of its own is resolved and nothing is fetched. */
export const readFeed: Reader = async function* (chunks) {
  let found: Staged[] = [];
  const { parser, isHopeless } = feedParser((staged) => found.push(staged));
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length && !isHopeless(); from += 16_384) {
      parser.write(chunk.slice(from, from + 16_384));
      yield* found;
      found = [];
    }
    if (isHopeless()) return;
  }
  parser.close();
  yield* found;
};
