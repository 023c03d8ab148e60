import type { EvidenceItem } from '../document/model.js';
import { COLOUR_PROFILE, type ContentText, type FileContent, type NameSearch } from '../portfolio/index.js';
import type { LeftOut, ReadFile } from './model.js';
import { isNamed } from './redactor.js';

/** What is known of the files that are evidence. */
export interface EvidenceSources {
  finder: NameSearch;
  /** What is inside files that are no Markdown, by path. */
  contents: ReadonlyMap<string, FileContent>;
  readFile: ReadFile;
  /** Takes out of a picture who took it, where and when; null where nothing can be taken out of its format. */
  strip: (picture: Uint8Array) => Uint8Array | null;
}

/** How JPEG, PNG and WebP begin: what `strip` gives back as it was has no data. The name of a file says nothing of it. */
const STRIPPED = /^(?:\xff\xd8\xff|\x89PNG|RIFF[\s\S]{4}WEBP)/;

type Verdict = Pick<LeftOut, 'reason' | 'where'>;

/** @returns why a file cannot be part of a redacted document; null where it can */
export function judgeEvidence(item: EvidenceItem, sources: EvidenceSources): Verdict | null {
  const { file, kind } = item;
  if (file === null || kind === 'web') return null;
  const content = sources.contents.get(file);
  if (kind === 'text' || kind === 'table') return judgeText(content, sources);
  const where = namedIn(content?.texts ?? [], sources.finder);
  if (kind === 'image') return judgePicture(file, where, sources);
  if (where.length > 0) return { reason: 'name', where };
  if (content?.hasLocation || content?.hasAuthor) return { reason: 'place', where: [] };
  return content && content.unread === null ? null : { reason: 'unsearchable', where: [] };
}

/** Its words are written anew, but not what its escapes and parts mean to the program that opens it. */
function judgeText(content: FileContent | undefined, { finder }: EvidenceSources): Verdict | null {
  const texts = content?.texts ?? [];
  const written = texts.find(({ where }) => where === null)?.text ?? '';
  const known = finder.inText(written).length;
  const hidden = texts.filter(({ where, text }) => where !== null && finder.inText(text).length > known);
  if (hidden.length > 0) return { reason: 'name', where: namedIn(hidden, finder) };
  return content?.unread ? { reason: 'unsearchable', where: [] } : null;
}

/** A picture whose data can be taken out may stay, whatever they said. */
function judgePicture(
  file: string,
  where: string[],
  { finder, contents, readFile, strip }: EvidenceSources,
): Verdict | null {
  const [bytes, content] = [readFile(file), contents.get(file)];
  const unread: Verdict | null = content?.unread ? { reason: 'unsearchable', where: [] } : null;
  if (bytes === null) return unread;
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const isClean = strip(bytes) !== null && STRIPPED.test(head);
  const left = isClean ? where.filter((place) => place === COLOUR_PROFILE) : where;
  const other = isClean ? [] : [{ where: 'its data', text: readable(bytes) }];
  const named = [...left, ...namedIn(other, finder)];
  if (named.length > 0) return { reason: 'name', where: named };
  if (isClean) return null;
  return content?.hasLocation || content?.hasAuthor ? { reason: 'place', where: [] } : unread;
}

function namedIn(texts: readonly ContentText[], finder: NameSearch): string[] {
  const named = texts.filter(({ text }) => isNamed(text, finder));
  return [...new Set(named.map(({ where }) => where ?? 'its text'))];
}

/** What can be read in a file of any format. */
function readable(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[\x20-\x7e]{6,}/g) ?? []
  ).join('\n\n');
}
