import { loopsOf } from './mutants.js';

/**
 * A source file with all of its mutants at once: each stands beside what it changes, and `$m` says while it runs which is meant.
 * @param {string} text TypeScript
 * @param {{ id: number, from: number, to: number, by: string, whole: [number, number] }[]} mutants of it
 */
export function withSwitches(text, mutants) {
  const wraps = loopsOf(text).map(([start, end]) => ({ start, end, open: '{ $m(-1); ', close: ' }' }));
  for (const { id, from, to, by, whole } of mutants) {
    const [start, end] = whole;
    const changed = `$m(${id}) ? (${text.slice(start, from)}${by}${text.slice(to, end)}) : `;
    const same = wraps.find((wrap) => wrap.start === start && wrap.end === end && wrap.close === ')');
    if (same) same.open += changed;
    else wraps.push({ start, end, open: `(${changed}`, close: ')' });
  }
  return put(text, wraps);
}

/** Puts what opens and what closes around each part; parts lie within each other or apart. */
function put(text, wraps) {
  const opens = wraps.map(({ start, end, open }) => ({ at: start, first: -end, closes: false, text: open }));
  const ends = wraps.map(({ start, end, close }) => ({ at: end, first: -start, closes: true, text: close }));
  const marks = [...opens, ...ends].sort(
    (a, b) => a.at - b.at || Number(b.closes) - Number(a.closes) || a.first - b.first,
  );
  let [result, from] = ['', 0];
  for (const mark of marks) {
    result += text.slice(from, mark.at) + mark.text;
    from = mark.at;
  }
  return result + text.slice(from);
}
