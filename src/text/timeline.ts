/** What every mark of the program begins with. */
const OURS = 'mentor: ';

/**
 * Notes that a step of a long run is done, for whoever measures one: a mark of Node's own timeline (`performance.getEntriesByType`).
 *
 * @param step what has just been done, such as `page set`
 */
export function stepDone(step: string): void {
  performance.mark(`${OURS}${step}`);
}
