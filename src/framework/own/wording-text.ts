import { stringify } from 'yaml';
import { oneLine } from '../../text/one-line.js';
import { yamlText } from '../../text/yaml-text.js';
import type { Framework } from '../model.js';
import { PARTS } from '../parts/kinds.js';
import { partKey, type WalkedPart, walkParts } from '../parts/walk.js';
import { wordedKey } from './wording.js';

/** An overlay: every id of a framework with what the pack says above it. */
export interface WordingText {
  text: string;
  /** How many parts it lists. */
  ids: number;
}

/** An official text that somebody has, and where it stands. */
export interface KnownText {
  text: string;
  /** `table 5, row 3`, or `paragraph 12` */
  place: string;
  /** false: its words are far from those that the pack knows: it may be another's, and stands as a remark only. */
  isSure: boolean;
}

/**
 * Writes the overlay of a framework, in its order; parts that come from other packs stand at the end.
 * @param known texts to fill in, by the key of the part
 */
export function wordingText(framework: Framework, known: ReadonlyMap<string, KnownText> = new Map()): WordingText {
  const parts = [...walkParts(framework)];
  const own = parts.filter(({ from }) => from === framework.id);
  const others = parts.filter(({ from }) => from !== framework.id);
  const seen = new Set<string>();
  const blocks = [...own, ...others].flatMap((walked) => {
    const key = partKey(walked);
    if (seen.has(key)) return [];
    seen.add(key);
    return [blockFor(walked, key, framework.id, known.get(key))];
  });
  const top = [
    `# The official wording of ${framework.id}: ${oneLine(framework.title)}`,
    '#',
    '# Put the official text after the colon. It is shown wherever ours would be, in every list, page and message.',
    '# If you leave it empty, our words stay. Text with a colon in it goes in quotes; longer text goes on',
    '# the lines below, indented by two spaces, after a |. Lines that begin with # show what the pack says now.',
    '# You can set titles and hints, too:  DM1: {title: …, statement: …, hint: …}',
    '',
  ];
  return { text: `${[...top, ...blocks].join('\n')}\n`, ids: blocks.length };
}

function blockFor({ kind, part, from }: WalkedPart, key: string, pack: string, known: KnownText | undefined): string {
  const { type } = PARTS[kind];
  const said = part[wordedKey(kind)] ?? part['title'] ?? part['statement'];
  const now = typeof said === 'string' ? oneLine(said) : '(only the code)';
  const origin = from === pack ? '' : ` of ${from}`;
  const doubt = known && !known.isSure ? `# Perhaps (${known.place}): ${oneLine(known.text)}\n` : '';
  const text = known?.isSure ? ` ${yamlText(oneLine(known.text), 'line')}` : '';
  return `# ${type}${origin}: ${now}\n${doubt}${stringify(key, { lineWidth: 0 }).trimEnd()}:${text}\n`;
}
