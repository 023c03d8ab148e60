/** How far is looked for what says what a name or a number is. */
const LOOK = 60;

/** A stretch of a text with what stands around it. */
export interface Around {
  before: string;
  written: string;
  after: string;
}

/** @returns a stretch with what stands near it; where more is before it, a letter stands for that, for no text begins there */
export function around(text: string, from: number, to: number): Around {
  const before = text.slice(Math.max(0, from - LOOK), from);
  return {
    before: from > LOOK ? `x${before}` : before,
    written: text.slice(from, to),
    after: text.slice(to, to + LOOK),
  };
}
