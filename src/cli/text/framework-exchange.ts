import { type ImportedFramework, PROGRAMS } from '../../app/framework-import.js';
import type { ExchangeReport, Remark } from '../../interchange/index.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { wrap } from '../../text/wrap.js';

/** @returns what an exchange of a framework mended and what it left behind, below a first line */
export function exchangeText(first: string, { repaired, lost }: ExchangeReport, paint: Paint, width: number): string {
  const blocks = [
    ...block(
      'Assumed:',
      repaired.filter(({ code }) => code.startsWith('assumed')),
      paint,
      width,
    ),
    ...block(
      'Mended:',
      repaired.filter(({ code }) => !code.startsWith('assumed')),
      paint,
      width,
    ),
    ...block('Not carried:', lost, paint, width),
    ...(repaired.length + lost.length === 0 ? ['Nothing had to be mended, and nothing was left out.'] : []),
  ];
  return `${[first, ...blocks].join('\n')}\n`;
}

function block(title: string, remarks: readonly Remark[], paint: Paint, width: number): string[] {
  if (remarks.length === 0) return [];
  return [paint.bold(title), ...remarks.flatMap((remark) => lines(remark, paint, width))];
}

function lines({ message, count, places }: Remark, paint: Paint, width: number): string[] {
  const times = count > 1 ? ` (${count} times)` : '';
  const [head = '', ...rest] = wrap(printable(message + times), Math.max(20, width - 4));
  const more = count > places.length && places.length > 0 ? ', …' : '';
  const where = places.length > 0 ? wrap(printable(places.join(', ') + more), Math.max(20, width - 4)) : [];
  return [`  ${head}`, ...rest.map((line) => `    ${line}`), ...where.map((line) => `    ${paint.dim(line)}`)];
}

const ONE: Readonly<Record<string, string>> = { criteria: 'criterion' };

/** @returns what a pack is called, where it comes from, and how much it has */
export function importSummary({ pack, format, counts }: ImportedFramework): string {
  const there = Object.entries(counts).filter(([, count]) => count > 0);
  const words = there.map(([name, count]) => `${count} ${count === 1 ? (ONE[name] ?? name.slice(0, -1)) : name}`);
  return `${pack.title}, from ${PROGRAMS[format]}: ${words.join(', ')}`;
}

/** @returns what to do with a pack that was imported */
export function importTalk({ pack, file, counts, isLevelOpen }: ImportedFramework): string {
  const finer = isLevelOpen && (counts['points'] ?? 0) > 2 * (counts['criteria'] ?? 0);
  return [
    '',
    'Next:',
    `  read ${file}, and set the licence, the titles and what the stage asks for`,
    `  mentor framework show ${pack.id}`,
    ...(finer
      ? [
          `  use --level 3 if the ${counts['criteria']} criteria only group the ${counts['points']} statements below them: these then become the criteria`,
        ]
      : []),
    'To follow it, write its id after `framework:` in portfolio.yaml.',
    '',
  ].join('\n');
}
