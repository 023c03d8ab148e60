/** Orders texts by their characters, the same on any system and in any language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
