/** One kind of thing that was mended, or could not be carried, however often it came. */
export interface Remark {
  /** Names the kind for other programs: `duplicate-id`. */
  code: string;
  /** For a person: what it is, and what became of it. */
  message: string;
  count: number;
  /** Where it came first, as the format counts: `CFItems[3]`, `line 12`, `stages.criteria.hint`. */
  places: string[];
}

/** What reading or writing another program's file had to mend, and what one side has no place for. */
export interface ExchangeReport {
  repaired: Remark[];
  lost: Remark[];
}

/** More places than these help nobody. */
const MOST_PLACES = 5;

/** Gathers what happens on the way, one remark a kind, in the order in which they first came. */
export class Remarks {
  readonly #repaired = new Map<string, Remark>();
  readonly #lost = new Map<string, Remark>();

  /** Something was wrong or strange, and is right now. */
  repaired(code: string, message: string, place: string): void {
    add(this.#repaired, code, message, place);
  }

  /** Something stays behind. */
  lost(code: string, message: string, place: string): void {
    add(this.#lost, code, message, place);
  }

  report(): ExchangeReport {
    return { repaired: [...this.#repaired.values()], lost: [...this.#lost.values()] };
  }
}

function add(remarks: Map<string, Remark>, code: string, message: string, place: string): void {
  const remark = remarks.get(code) ?? { code, message, count: 0, places: [] };
  remark.count += 1;
  if (remark.places.length < MOST_PLACES && place !== '') remark.places.push(place);
  remarks.set(code, remark);
}
