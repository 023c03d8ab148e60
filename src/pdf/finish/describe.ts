import type { PDFDocument } from '@cantoo/pdf-lib';

/** Title, author and the like, as every viewer shows them. */
export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject?: string | undefined;
  /** A BCP 47 tag, such as `en-GB`, for screen readers. */
  readonly language: string;
  /** The program that made the PDF, with its version. */
  readonly producer: string;
  /** When it was made: a date of the portfolio's, since one from the clock would make every PDF another file. */
  readonly date: Date;
}

/** Replaces what the browser wrote about itself and the time of day. */
export function describe(pdf: PDFDocument, description: Description): void {
  const { title, author, subject, language, producer, date } = description;
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setAuthor(author);
  if (subject !== undefined) pdf.setSubject(subject);
  pdf.setLanguage(language);
  pdf.setCreator(producer);
  pdf.setProducer(producer);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
}
