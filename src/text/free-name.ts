/** @returns the first of `stem`, `stem-2`, `stem-3` and so on, each with its ending, that is not taken */
export function freeName(stem: string, isTaken: (name: string) => boolean, ending: string = ''): string {
  let name = `${stem}${ending}`;
  for (let number = 2; isTaken(name); number += 1) name = `${stem}-${number}${ending}`;
  return name;
}
