import { hash } from "node:crypto";
import type { Random } from "../random.ts";

/** Invented: names of persons are made of given names and of names of invented companies. */
const givenNames = ["Ada", "Grace", "Lin", "Omar", "Kim", "Noor", "Mateo", "Zoë", "Mary Ann", "Jean-Luc"];
const familyNames = [
  "Northwind",
  "Fabrikam",
  "Tailspin",
  "O'Litware",
  "Wingtip-Adatum",
  "van der Contoso",
  "Proseware",
];

interface Place {
  readonly city: string;
  readonly province: string;
  readonly provinceName: string;
  readonly country: string;
  readonly zip: string;
  readonly phone: string;
}

const places: readonly (readonly [Place, number])[] = [
  [{ city: "Toronto", province: "ON", provinceName: "Ontario", country: "CA", zip: "M5V 2T6", phone: "+1416555" }, 30],
  [
    {
      city: "Vancouver",
      province: "BC",
      provinceName: "British Columbia",
      country: "CA",
      zip: "V6B 1A1",
      phone: "+1604555",
    },
    18,
  ],
  [
    { city: "New York", province: "NY", provinceName: "New York", country: "US", zip: "10001-1234", phone: "+1212555" },
    20,
  ],
  [{ city: "St. Louis", province: "MO", provinceName: "Missouri", country: "US", zip: "63101", phone: "+1314555" }, 8],
  [
    { city: "London", province: "ENG", provinceName: "England", country: "GB", zip: "SW1A 1AA", phone: "+44207946" },
    12,
  ],
  [{ city: "Paris", province: "", provinceName: "", country: "FR", zip: "75001", phone: "+33199000" }, 7],
  [{ city: "Osaka", province: "JP-27", provinceName: "Osaka", country: "JP", zip: "530-0001", phone: "+81650555" }, 5],
];

/** An invented buyer. */
export interface Person {
  readonly customerId: string;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** As the buyer typed it; null when the checkout didn't ask. */
  readonly phone: string | null;
  readonly place: Place;
  readonly ip: string;
  readonly fbp: string;
  readonly fbc: string | null;
}

function typedPhone(random: Random, prefix: string): string {
  const digits = `${prefix}${random.digits(4)}`;
  return random.chance(0.3) ? `${digits.slice(0, 5)} ${digits.slice(5, 8)}-${digits.slice(8)}` : digits;
}

function cookie(random: Random, at: number): string {
  return `fb.1.${at - random.below(86_400_000 * 30)}.${1 + random.below(9)}${random.digits(17)}`;
}

/** A buyer at a moment; addresses are from the ranges kept for documentation. */
export function makePerson(random: Random, at: number): Person {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const place = random.weighted(places);
  const number = random.below(900_000_000);
  const mailbox = `${given}.${family}.${number}`.replaceAll(/[^\w.]/gu, "");
  return {
    customerId: String(6_100_000_000_000 + number),
    given,
    family,
    email: `${random.chance(0.1) ? mailbox : mailbox.toLowerCase()}@example.com`,
    phone: random.chance(0.6) ? typedPhone(random, place.phone) : null,
    place,
    ip: random.chance(0.3) ? `2001:db8::${random.hex(4)}` : `203.0.113.${random.below(255)}`,
    fbp: cookie(random, at),
    fbc: random.chance(0.35) ? `fb.1.${at - random.below(86_400_000)}.IwAR${random.hex(24)}` : null,
  };
}

const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
const known = new Map<string, string>();

/** SHA-256 in hex. */
export const sha256 = (text: string): string => hash("sha256", text);

/** For the few values that many buyers share. */
function remembered(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const digest = sha256(text);
  known.set(text, digest);
  return digest;
}

/** What a right sender makes of a buyer. */
export function hashedKeys({
  email,
  phone,
  given,
  family,
  place,
  customerId,
}: Person): Readonly<Record<string, string>> {
  const zip = place.country === "US" ? place.zip.slice(0, 5) : letters(place.zip);
  return {
    em: sha256(email.trim().toLowerCase()),
    ...(phone === null ? {} : { ph: sha256(phone.replaceAll(/\D/gu, "")) }),
    fn: remembered(letters(given)),
    ln: remembered(letters(family)),
    ct: remembered(letters(place.city)),
    ...(place.province === "" ? {} : { st: remembered(letters(place.province)) }),
    zp: remembered(zip),
    country: remembered(place.country.toLowerCase()),
    external_id: customerId,
  };
}
