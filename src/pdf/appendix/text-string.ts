import { PDFHexString, PDFString } from '@cantoo/pdf-lib';

/** The words of a string object; undefined for any other. */
export function textOf(object: unknown): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}
