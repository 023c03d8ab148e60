import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { unsetScripts } from '../../src/pdf/finish/unset-scripts.js';
import { fontAdvice, foreignScripts } from '../../src/text/scripts.js';

/** A document with a font whose glyphs stand for these letters, as Chromium says it. */
async function drawn(letters: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const hex = (letter: string): string => Buffer.from(letter, 'utf16le').swap16().toString('hex');
  const rows = [...letters].map((letter, at) => `<${String(at + 1).padStart(4, '0')}> <${hex(letter)}>`);
  const map = deflateSync(Buffer.from(`${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`));
  const { context } = pdf;
  context.register(
    context.obj({ Type: 'Font', ToUnicode: context.register(context.stream(map, { Filter: 'FlateDecode' })) }),
  );
  return pdf;
}

describe('letters that print as boxes', () => {
  const page = '<style>ก</style><p>Welcome, ยินดีต้อนรับ, 환영합니다, ἀρχή, Привет, ŵ</p>';

  test('are told by the script that no font of the document stands for', async () => {
    expect(unsetScripts(await drawn('Welcome'), page)).toEqual(['Korean', 'Thai']);
    expect(unsetScripts(await drawn('Welcome환'), page)).toEqual(['Thai']);
    expect(unsetScripts(await drawn('Welcomeย환'), page)).toEqual([]);
    expect(unsetScripts(await drawn('Welcome'), '<p>Croeso, ŵyn, ἀρχή, Привет</p>')).toEqual([]);
  });

  test('are named with a font that has them', () => {
    expect(foreignScripts('हिन्दी አማርኛ 漢字 かな')).toEqual([
      'Chinese',
      'Ethiopic (Amharic, Tigrinya)',
      'Devanagari (Hindi, Nepali)',
      'Japanese',
    ]);
    expect(fontAdvice(['Chinese', 'Japanese', 'Thai'])).toContain('Install Noto Sans CJK, Noto Sans Thai (');
  });
});
