import { normaliseCode } from '../text/suggest.js';
import type { Remarks } from './report.js';

/** Longer than this nobody reads an id aloud. */
const LONGEST_ID = 64;

/** Gives out ids that are unique and can be written in an entry. */
export class IdBook {
  readonly #taken = new Set<string>();
  readonly #last = new Map<string, number>();
  readonly #remarks: Remarks;

  constructor(remarks: Remarks) {
    this.#remarks = remarks;
  }

  /**
   * @param code as the file has it, null where it has none
   * @param fallback what to call it then
   * @param place for the report
   */
  give(code: string | null, fallback: string, place: string): string {
    const wanted = code === null ? '' : usable(code);
    if (code !== null && wanted !== normaliseCode(code)) {
      const message = 'Codes that cannot be used in an entry: those with commas or more than 64 characters';
      this.#remarks.repaired('unusable-code', message, `${place}: ${code.slice(0, 80)} is ${wanted || fallback}`);
    }
    const id = this.#free(wanted || fallback);
    if (wanted !== '' && id !== wanted) {
      const message = 'Codes given more than once: a number was added to the later ones';
      this.#remarks.repaired('duplicate-id', message, `${place}: ${wanted} is ${id}`);
    }
    this.#taken.add(id);
    return id;
  }

  #free(wanted: string): string {
    if (!this.#taken.has(wanted)) return wanted;
    let number = this.#last.get(wanted) ?? 1;
    do number += 1;
    while (this.#taken.has(`${wanted}-${number}`));
    this.#last.set(wanted, number);
    return `${wanted}-${number}`;
  }
}

/** Spaces never count in a code, and a comma parts two of them. */
function usable(code: string): string {
  return normaliseCode(code)
    .replaceAll(',', '.')
    .slice(0, LONGEST_ID)
    .replace(/[\ud800-\udbff]$/, '');
}
