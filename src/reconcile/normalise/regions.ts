const states: Readonly<Record<string, string>> = {
  alabama: "al",
  alaska: "ak",
  arizona: "az",
  arkansas: "ar",
  california: "ca",
  colorado: "co",
  connecticut: "ct",
  delaware: "de",
  districtofcolumbia: "dc",
  florida: "fl",
  georgia: "ga",
  hawaii: "hi",
  idaho: "id",
  illinois: "il",
  indiana: "in",
  iowa: "ia",
  kansas: "ks",
  kentucky: "ky",
  louisiana: "la",
  maine: "me",
  maryland: "md",
  massachusetts: "ma",
  michigan: "mi",
  minnesota: "mn",
  mississippi: "ms",
  missouri: "mo",
  montana: "mt",
  nebraska: "ne",
  nevada: "nv",
  newhampshire: "nh",
  newjersey: "nj",
  newmexico: "nm",
  newyork: "ny",
  northcarolina: "nc",
  northdakota: "nd",
  ohio: "oh",
  oklahoma: "ok",
  oregon: "or",
  pennsylvania: "pa",
  rhodeisland: "ri",
  southcarolina: "sc",
  southdakota: "sd",
  tennessee: "tn",
  texas: "tx",
  utah: "ut",
  vermont: "vt",
  virginia: "va",
  washington: "wa",
  westvirginia: "wv",
  wisconsin: "wi",
  wyoming: "wy",
};

/** The ANSI code of a state of the US from its English name in lower case and without spaces; undefined for anything else. */
export function stateCode(name: string): string | undefined {
  return Object.hasOwn(states, name) ? states[name] : undefined;
}

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

/** Names that customers and shops write, besides the official ones. */
const otherNames: readonly (readonly [name: string, code: string])[] = [
  ["usa", "us"],
  ["united states of america", "us"],
  ["great britain", "gb"],
  ["england", "gb"],
  ["holland", "nl"],
  ["czech republic", "cz"],
];

/** What ICU names besides countries: unions, pseudo-regions, the unknown. */
const noCountries = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/** Withdrawn codes, and UK, have the name of the code that is used now: they are left out. */
function isInUse(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code && !noCountries.includes(code);
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`)).filter(isInUse);
  const named = codes.flatMap((code) => {
    const name = english.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code.toLowerCase()] as const];
  });
  return new Map([...named, ...otherNames]);
}

interface Countries {
  readonly byName: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
}

let known: Countries | null = null;

function countries(): Countries {
  if (known !== null) return known;
  const byName = namesOfCountries();
  known = { byName, codes: new Set(byName.values()) };
  return known;
}

/** The two-letter code of a country from its English name in lower case; undefined for anything else. */
export const countryOf = (name: string): string | undefined => countries().byName.get(name);

/** Whether two lower-case letters are a country. */
export const isCountry = (code: string): boolean => countries().codes.has(code);

/** Calling codes of countries where shops leave them out, and what a number written inside of them begins with. */
const calling: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  us: ["1", ""],
  ca: ["1", ""],
  gb: ["44", "0"],
  ie: ["353", "0"],
  fr: ["33", "0"],
  de: ["49", "0"],
  at: ["43", "0"],
  ch: ["41", "0"],
  nl: ["31", "0"],
  be: ["32", "0"],
  es: ["34", ""],
  it: ["39", ""],
  pt: ["351", ""],
  se: ["46", "0"],
  no: ["47", ""],
  dk: ["45", ""],
  fi: ["358", "0"],
  pl: ["48", ""],
  cz: ["420", ""],
  au: ["61", "0"],
  nz: ["64", "0"],
  jp: ["81", "0"],
  in: ["91", "0"],
  br: ["55", "0"],
  mx: ["52", ""],
  za: ["27", "0"],
  sg: ["65", ""],
};

/** Digits of a number as dialled abroad, from those dialled inside of a country; undefined where the country isn't known. */
export function abroad(digits: string, country: string): string | undefined {
  if (!Object.hasOwn(calling, country)) return undefined;
  const [code, trunk] = calling[country] ?? ["", ""];
  if (trunk !== "" && digits.startsWith(trunk)) return `${code}${digits.slice(trunk.length)}`;
  return digits.startsWith(code) && digits.length > 10 ? digits : `${code}${digits}`;
}
