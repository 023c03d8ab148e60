import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { Refusal } from '../../text/refusal.js';
import { shellWord } from '../../text/shell-word.js';

/** Larger files make a portfolio that no mail and no git host takes. */
const LARGEST_EVIDENCE: number = 100 * 1024 * 1024;

/**
 * Reads a file that is to become evidence.
 * @param path absolute, as the person named it; a link is followed
 * @throws Refusal for what is no readable file of at most 100 MB
 */
export function readSource(path: string): { content: Uint8Array; realPath: string } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw unusable(`There is no file ${path}.`, whereElse(path));
  if (found.isDirectory())
    throw unusable(`${path} is a folder.`, `Name the files in it: \`mentor evidence add ${shellWord(`${path}/*`)}\`.`);
  if (!found.isFile())
    throw unusable(`${path} is not an ordinary file.`, 'Evidence is a document, a picture, a recording or a text.');
  if (found.size === 0) throw unusable(`${path} is empty.`, 'Save it again in the program that it comes from.');
  if (found.size > LARGEST_EVIDENCE) {
    const size = `${Math.round(found.size / 1024 / 1024)} MB`;
    throw unusable(
      `${path} has ${size}, but evidence may have at most 100 MB.`,
      'Shorten or compress it, or put it where your school keeps recordings and list its address: `- {url: …, caption: …}`.',
    );
  }
  return { content: read(path), realPath: realpathSync(path) };
}

function whereElse(path: string): string {
  const address = /(?:^|[\\/])(www\..+)$/i.exec(path)?.[1];
  return address === undefined
    ? 'Check the spelling; a path with spaces needs quotes.'
    : `An address begins with https://: \`https://${address}\`.`;
}

function read(path: string): Uint8Array {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw unusable(
      `${path} cannot be read (${code}).`,
      'Close the program that has it open, or ask for permission to read it.',
    );
  }
  try {
    if (!fstatSync(handle).isFile())
      throw unusable(`${path} is not an ordinary file.`, 'Name a document, a picture, a recording or a text.');
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

const unusable = (message: string, hint: string): Refusal => new Refusal('NotUsable', message, hint);
