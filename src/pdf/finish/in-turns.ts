/** Packed or unpacked at once: enough for every processor, few enough for the memory. Each takes a quarter of a megabyte and its text. */
const AT_ONCE = 16;

/** Does the same with each of many things, a few at a time. @returns what came of them, in their order */
export async function inTurns<T, R>(things: readonly T[], work: (thing: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < things.length; at += AT_ONCE)
    done.push(...(await Promise.all(things.slice(at, at + AT_ONCE).map((thing, index) => work(thing, at + index)))));
  return done;
}
