/** Comments, and declarations of content. */
const WRITTEN = /\/\*[\s\S]*?\*\/|\bcontent\s*:(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;}"'])*/g;
const TEXT = /^\/\*[\s\S]*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/g;
const ESCAPE = /\\([0-9a-f]{1,6}) ?/gi;

/** @returns what a style sheet writes on the page, and what people wrote beside it; fonts and counters are called like people */
export function saidInStyles(css: string): string[] {
  const said = (css.match(WRITTEN) ?? []).flatMap((part) => part.match(TEXT) ?? []);
  return said.map((text) => text.replace(ESCAPE, (_, hex: string) => character(Number.parseInt(hex, 16))));
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
