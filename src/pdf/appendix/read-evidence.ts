import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import type { HeldFile } from '../viewer/attachments.js';
import { unpacksTooFar } from '../viewer/unpacks-too-far.js';
import { viewPdf } from '../viewer/viewed-pdf.js';
import { type CleanPages, cleanCopy } from './clean-copy.js';
import type { Reason } from './evidence-file.js';
import { pageOf } from './page-object.js';

/** A PDF that somebody else made. */
export interface EvidencePdf {
  /** As many as a viewer shows. */
  readonly clean: CleanPages;
  /** What it holds beside its pages. */
  readonly files: readonly HeldFile[];
}

/**
 * Reads a PDF that somebody else made, as every viewer shows it.
 *
 * @returns its pages, or why they cannot be used; never throws for what the file holds
 */
export async function readEvidencePdf(bytes: Uint8Array, mostPages: number): Promise<EvidencePdf | Reason> {
  if (bytes.length === 0) return 'empty';
  if (unpacksTooFar(bytes)) return 'too-large';
  const viewed = await viewPdf(bytes, (pdf) => {
    if (pdf.pages === 0) return 'broken';
    if (pdf.pages > mostPages) return 'too-many-pages';
    if (pdf.isDynamicForm) return 'dynamic-form';
    const files = pdf.files();
    pdf.flatten();
    return { files, pages: pdf.pageObjects(), sound: pdf.save() };
  });
  if (viewed === 'encrypted') return 'password';
  if (typeof viewed === 'string') return viewed;
  const { files, pages, sound } = viewed;
  try {
    const pdf = await PDFDocument.load(sound, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
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
