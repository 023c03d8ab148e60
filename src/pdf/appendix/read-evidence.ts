import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import type { HeldFile } from '../viewer/attachments.js';
import { unpacksTooFar } from '../viewer/unpacks-too-far.js';
import { viewPdf } from '../viewer/viewed-pdf.js';
import { type CleanPages, cleanCopy } from './clean-copy.js';
import type { Reason } from './evidence-file.js';
import { pageOf } from './page-object.js';
import { readPlainFile } from './plain-file.js';

const FAST = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };

/** A PDF that somebody else made. */
export interface EvidencePdf {
  /** As many as a viewer shows. */
  readonly clean: CleanPages;
  /** What it holds beside its pages. */
  readonly files: readonly HeldFile[];
}

/**
 * Reads a PDF that somebody else made, as every viewer shows it: as it is where its bytes leave no doubt, else as the viewer's engine
 * mends it.
 *
 * @returns its pages, or why they cannot be used; never throws for what the file holds
 */
export async function readEvidencePdf(bytes: Uint8Array, mostPages: number): Promise<EvidencePdf | Reason> {
  if (bytes.length === 0) return 'empty';
  if (unpacksTooFar(bytes)) return 'too-large';
  const plain = await readPlainFile(bytes);
  const viewed = await viewPdf(bytes, (pdf) => {
    if (pdf.pages === 0) return 'broken';
    if (pdf.pages > mostPages) return 'too-many-pages';
    if (pdf.isDynamicForm) return 'dynamic-form';
    const files = pdf.files();
    if (plain && !pdf.isForm) return { files, pages: pdf.pageObjects(), sound: plain };
    pdf.flatten();
    return { files, pages: pdf.pageObjects(), sound: pdf.save() };
  });
  if (viewed === 'encrypted') return 'password';
  if (typeof viewed === 'string') return viewed;
  const { files, pages, sound } = viewed;
  try {
    const pdf = sound instanceof PDFDocument ? sound : await PDFDocument.load(sound, FAST);
    const seen = new Set<number>();
    return {
      clean: cleanCopy(
        pdf,
        pages.map((number) => pageOf(pdf, number, seen)),
      ),
      files,
    };
  } catch {
    return 'broken';
  }
}
