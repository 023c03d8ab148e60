import type { Printed } from './model.js';

const CODE = /^\(?((?:\p{Lu}{1,5}[ -]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?)[.):]?\s+(?=\S)/u;

/** A statement without what stands in front of it: a box, a bullet, a code. */
export function printedOf(said: string): Printed {
  const text = said
    .replace(/^\s*(?:[✓✔☑☒☐□•●·▪*–—-]\s+)?/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const code = CODE.exec(text)?.[1]?.replace(/\s/g, '') ?? null;
  const rest = code === null ? text : text.replace(CODE, '');
  return { code: code !== null && /\p{L}/u.test(code) ? code : null, text: rest.replace(/\s*;(?:\s+and)?$/i, '') };
}
