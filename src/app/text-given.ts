import { readFileSync } from 'node:fs';
import { decodeText } from '../text/decode-text.js';
import { Refusal } from '../text/refusal.js';
import { placeNamed, type World } from './world.js';

/**
 * The words of a text file that a person names, however their program wrote them.
 * @param file `-`: standard input
 * @throws Refusal for what is no text
 */
export function textGiven(file: string, world: Pick<World, 'cwd' | 'env'>): string {
  const text = decodeText(readFileSync(file === '-' ? 0 : placeNamed(world, file)));
  if (text !== null) return text;
  throw new Refusal('NotText', `${file} holds no plain text.`, 'Save the words as a text file (.txt), and name that.');
}
