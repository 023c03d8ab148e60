/** Where a name still stands in what was made. The name itself is never kept. */
export interface Place {
  /** Such as `page 3`, or `the text of #entry-1`. */
  where: string;
  /** What should stand there. */
  instead: string;
}

/** A piece of evidence that cannot be rewritten, and so is not part of the redacted document. */
export interface LeftOut {
  /** E07 */
  label: string;
  /** Its path as the document shows it, without names. */
  file: string;
  reason: 'name' | 'place' | 'unsearchable';
  /** Where in it, such as `page 3`. */
  where: string[];
}

export type ReadFile = (path: string) => Uint8Array | null;
