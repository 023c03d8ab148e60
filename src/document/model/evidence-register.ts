import type { EvidenceKind } from '../../evidence/kinds.js';
import type { EntryReference, Reference } from './references.js';

export type { EvidenceKind };

export interface EvidenceItem {
  id: string;
  /** E01 … */
  label: string;
  kind: EvidenceKind;
  /** Exactly one of `file` and `url` is set. */
  file: string | null;
  url: string | null;
  /** Its caption, else its name. */
  title: string;
  /** File name without folders; the host of an address. */
  name: string;
  alt: string | null;
  /** Bytes. */
  size: number | null;
  usedIn: Reference[];
  /** The entry whose text shows the picture already. */
  shownIn: EntryReference | null;
}
