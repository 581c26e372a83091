const longestText = 20_000;
const mostWords = 500;

/** Words that every sentence has, and words that every entry of a router has. */
const stopWords = new Set(
  (
    "a about after again all also an and any are as at be because been before but by can could do does for from get had has have how i if in into is it its " +
    "just like me more most my no not now of off on one only or other our out over she he so some than that the their them then there these they this to too " +
    "every everything each show shows seem seems today yesterday week monday tuesday wednesday thursday friday saturday sunday " +
    "up us very was we were what when where which who why will with would you your since " +
    "event events purchase purchases order orders"
  ).split(" "),
);

/** Words that people use for one and the same thing, by what their forms share: the first stands for all. */
const synonyms: readonly (readonly string[])[] = [
  ["duplicat", "dupe", "dup", "doubl", "twice", "twic", "tripl", "thrice", "thric"],
  ["miss", "lost", "los", "gone", "gon", "vanish", "disappear", "lack"],
  ["spik", "jump", "explod", "surg", "soar", "skyrocket"],
  ["revenu", "turnover", "turnov", "income", "incom"],
  ["catalogu", "catalog", "feed"],
  ["mobil", "phone", "phon", "iphone", "iphon", "android", "smartphone", "smartphon"],
];
const standsFor: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap(([first = "", ...others]) => others.map((other): readonly [string, string] => [other, first])),
);

/** Reduces a word to what its forms share: `duplicated`, `duplicates` and `duplicate` are one word. */
function stem(word: string): string {
  if (word.length < 5) return word.replace(/(?<=..)s$/u, "");
  return word.replace(/(?:ing|ed|es|s|e|ly)$/u, "");
}

/** The words of a text that can tell one entry from another, by what their forms share: folded, each once. Of several forms the first of the alphabet stands for all. */
export function wordsOf(text: string): ReadonlyMap<string, string> {
  const folded = text.slice(0, longestText).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const found = new Map<string, string>();
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length < 2 || word.length > 64 || stopWords.has(word)) continue;
    const stemmed = stem(word);
    const shared = standsFor.get(stemmed) ?? stemmed;
    const known = found.get(shared);
    if (known === undefined && found.size >= mostWords) break;
    if (known === undefined || word < known) found.set(shared, word);
  }
  return found;
}
