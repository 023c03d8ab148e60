/** A file that goes into the PDF behind the document itself. */
export interface EvidenceFile {
  /** The `id` by which the document links to it. The place before its pages has the same with `-pages` behind it. */
  readonly id: string;
  /** How the document names it: `E07`. Its pages are labelled E07-1, E07-2 and so on. */
  readonly label: string;
  readonly title: string;
  /** What the margin of one of its pages says, of so many: `E07, p. 1 of 2`. */
  readonly stamp: (page: number, of: number) => string;
  /** The file's name without folders. */
  readonly name: string;
  /** Whether its pages are to be appended; anything else is attached as a file. */
  readonly hasPages: boolean;
  /** In bytes. */
  readonly size: number;
  /** Gives null where it cannot be read. Asked once, when its turn comes. */
  read(): Uint8Array | null;
}

/** What a file is by its name. */
export interface FileSort {
  /** Its media type. */
  readonly type: string;
  /** Whether it could do something by itself where it is opened: then it is left out. */
  readonly isProgram: boolean;
}

/** Why a file is not in the PDF, or not as pages. */
export type Reason =
  | 'empty'
  | 'unreadable'
  | 'password'
  | 'broken'
  | 'dynamic-form'
  | 'too-many-pages'
  | 'too-large'
  | 'no-room'
  | 'program';

/** What became of a file. */
export type Place =
  | {
      readonly state: 'appended';
      readonly pages: number;
      readonly slip: string;
      /** Files that it holds, as they are attached; and how many more could not be. */
      readonly holds: readonly string[];
      readonly withheld: number;
    }
  /** The whole file inside the PDF, under this name; with the reason where its pages should have been appended. */
  | { readonly state: 'attached'; readonly name: string; readonly reason: Reason | null }
  | { readonly state: 'left-out'; readonly reason: Reason };

/** The `id` of the place in the document behind whose page a file's own pages stand. */
export function slipOf(id: string): string {
  return `${id}-pages`;
}

/** What the PDF takes in: bounds of one file, and of all together. Bytes are those of the files. */
export interface Bounds {
  readonly pagesOfOne: number;
  readonly pages: number;
  readonly bytesOfOne: number;
  readonly bytes: number;
}

export const BOUNDS: Bounds = { pagesOfOne: 1000, pages: 5000, bytesOfOne: 100e6, bytes: 300e6 };
