/** The names of an option that takes several with commas between; empty where it was not given. */
export function commaList(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
}
