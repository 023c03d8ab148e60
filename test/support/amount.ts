/** Whether all is tried, as `MENTOR_FUZZ=all npm test` asks for; else every so many, always the same. */
export const isThorough: boolean = process.env['MENTOR_FUZZ'] === 'all';

/** Of many texts of one kind, those that are tried each by itself. */
export const some = <T>(texts: readonly T[], every: number): readonly T[] =>
  isThorough ? texts : texts.filter((_, index) => index % every === 0);

/** How many made-up cases a property is tried with. @param all with `MENTOR_FUZZ=all` */
export const runs = (all: number): number => (isThorough ? all : Math.ceil(all / 4));
