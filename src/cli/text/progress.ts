import type { Step } from '../../app/render.js';
import type { Io } from '../io.js';

/** Says how far a long command is, in one line that goes when it is done; while a step lasts, the bar creeps to its end. */
export interface Progress {
  step: Step;
  end: () => void;
}

const WIDTH = 24;
const TICK_MS = 120;
/** A step that lasts this long has come two thirds of its way. */
const USUAL_MS = 4_000;
/** Quick work needs no bar, and none flashes up. */
const PATIENCE_MS = 400;

/** A bar at a terminal; elsewhere, or where no talk is wanted, nothing. */
export function showProgress(io: Io, isWanted: boolean): Progress {
  return io.interactive && isWanted ? new Bar(io) : { step: () => undefined, end: () => undefined };
}

class Bar implements Progress {
  readonly #io: Io;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  #words = '';
  #from = 0;
  #until = 0;
  #since = 0;
  #isShown = false;

  constructor(io: Io) {
    this.#io = io;
    this.#timer = setInterval(() => this.#draw(), TICK_MS);
    this.#timer.unref();
  }

  readonly step: Step = (words, done, until = done) => {
    [this.#words, this.#from, this.#until, this.#since] = [words, done, until, performance.now()];
    this.#draw();
  };

  readonly end = (): void => {
    clearInterval(this.#timer);
    if (this.#isShown) this.#io.draw('\r\u001b[K');
    this.#isShown = false;
  };

  #draw(): void {
    const now = performance.now();
    if (now - this.#began < PATIENCE_MS) return;
    this.#isShown = true;
    const done = this.#from + (this.#until - this.#from) * (1 - Math.exp((this.#since - now) / USUAL_MS));
    const full = Math.round(done * WIDTH);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    const line = `${bar} ${String(Math.round(done * 100)).padStart(3)} %  ${this.#words}`;
    this.#io.draw(`\r${line.slice(0, this.#io.width - 1)}\u001b[K`);
  }
}
