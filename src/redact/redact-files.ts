import type { EvidenceItem } from '../document/model.js';
import { decodeText } from '../text/decode-text.js';
import type { EvidenceSources } from './judge-evidence.js';
import type { ReadFile } from './model.js';
import type { RedactedModel } from './redact-model.js';
import type { Redactor } from './redactor.js';

/** Stands where a picture was left out. */
const LEFT_OUT_PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="120"><rect width="480" height="120" fill="#eee"/><text x="240" y="66" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#333">Left out</text></svg>';

/**
 * Reads files as the redacted document calls them, without what they say of people: texts are rewritten, pictures lose their
 * data, what was left out cannot be read.
 * @param leftOut paths in the portfolio
 */
export function redactedFiles(
  { model, originals, redactMarkdown }: RedactedModel,
  redactor: Redactor,
  leftOut: ReadonlySet<string>,
  { readFile, strip }: Pick<EvidenceSources, 'readFile' | 'strip'>,
): ReadFile {
  const items = new Map(model.evidence.map((item) => [item.file, item]));
  return (path) => {
    const original = originals.get(path) ?? path;
    const item = items.get(path);
    if (leftOut.has(original)) return item?.kind === 'image' ? Buffer.from(LEFT_OUT_PICTURE) : null;
    const bytes = readFile(original);
    return bytes && item ? rewritten(item, bytes) : null;
  };

  function rewritten({ kind, file }: EvidenceItem, bytes: Uint8Array): Uint8Array | null {
    if (kind === 'image') return strip(bytes) ?? bytes;
    if (kind !== 'text' && kind !== 'table') return bytes;
    const text = decodeText(bytes);
    if (text === null) return null;
    return Buffer.from(/\.(md|markdown)$/i.test(file ?? '') ? redactMarkdown(text) : redactor.text(text));
  }
}
