import { evidenceOf, type LinkedEvidence, type LinkedPortfolio, linkedFile } from '../../coverage/index.js';
import { type EvidenceKind, evidenceKindOf } from '../../evidence/kinds.js';
import type { EvidenceFault, Portfolio, PortfolioDocument } from '../../portfolio/model.js';
import { folderOf } from '../../portfolio/paths.js';
import {
  type Address,
  type Anchor,
  type Code,
  type FilePath,
  joined,
  type Text,
  type Written,
  written,
  writtenOr,
} from '../text.js';
import type { Ids } from './ids.js';
import type { EntryReference, EvidenceReference, Reference } from './pieces.js';

export type { EvidenceKind };

export interface EvidenceItem {
  id: Anchor;
  /** E01 … */
  label: Code;
  kind: EvidenceKind;
  /** Exactly one of `file` and `url` is set. */
  file: FilePath | null;
  url: Address | null;
  /** Its caption, else its name. */
  title: Text;
  /** File name without folders; the host of an address. */
  name: Text;
  alt: Text | null;
  /** Why no reader can open it; null where nothing speaks against it. */
  fault: EvidenceFault | null;
  /** Nothing of the file goes into this document: its names cannot be taken out. */
  isLeftOut?: true;
  /** Bytes. */
  size: number | null;
  usedIn: Reference[];
  /** The entry whose text shows the picture already. */
  shownIn: EntryReference | null;
}

/** A document that shows evidence, and how the list of evidence names it. */
export interface EvidenceUser {
  document: PortfolioDocument;
  reference: Reference;
  entry: EntryReference | null;
}

/** Numbers every piece of evidence, in the order in which a reader comes upon it. */
export class EvidenceRegister {
  readonly items: EvidenceItem[] = [];
  readonly #linked: LinkedPortfolio;
  readonly #ids: Ids;
  readonly #byTarget = new Map<string, EvidenceItem>();
  readonly #references = new Map<string, EvidenceReference[]>();

  constructor(linked: LinkedPortfolio, ids: Ids, users: readonly EvidenceUser[]) {
    this.#linked = linked;
    this.#ids = ids;
    for (const user of users) this.#read(user);
    this.#label();
  }

  /** What a document shows as evidence; what is not there has no anchor. */
  of(document: PortfolioDocument): EvidenceReference[] {
    return this.#references.get(document.path) ?? [];
  }

  /** Two digits or more, so that the labels stand in one column. */
  #label(): void {
    const width = Math.max(2, String(this.items.length).length);
    const labels = new Map<string, string>();
    for (const [index, item] of this.items.entries()) {
      item.label = `E${String(index + 1).padStart(width, '0')}`;
      item.title = describedTitle(item);
      labels.set(item.id, item.label);
    }
    for (const reference of [...this.#references.values()].flat())
      reference.label = (reference.id && labels.get(reference.id)) ?? reference.label;
  }

  #read({ document, reference, entry }: EvidenceUser): void {
    const pictured = picturesOf(document, this.#linked.portfolio);
    const references = evidenceOf(document, this.#linked.portfolio).map((link): EvidenceReference => {
      const title = writtenOr(link.caption) ?? nameOf(link);
      if (!link.exists) return { id: null, label: written(link.written), title };
      const item = this.#byTarget.get(link.target) ?? this.#add(link);
      if (item.usedIn.at(-1) !== reference) item.usedIn.push(reference);
      if (entry && pictured.has(link.target)) item.shownIn ??= entry;
      item.alt ??= writtenOr(link.alt);
      if (link.caption !== null && item.title === item.name) item.title = written(link.caption);
      return { id: item.id, label: '', title: writtenOr(link.caption) ?? item.title };
    });
    this.#references.set(document.path, references);
  }

  #add(link: LinkedEvidence): EvidenceItem {
    const name = nameOf(link);
    const item: EvidenceItem = {
      id: this.#ids.claim(`evidence ${this.items.length + 1}`),
      label: '',
      kind: link.isUrl ? 'web' : evidenceKindOf(link.target),
      file: link.isUrl ? null : link.target,
      url: link.isUrl ? link.target : null,
      title: writtenOr(link.caption) ?? name,
      name,
      alt: writtenOr(link.alt),
      fault: link.fault,
      size: link.isUrl ? null : (this.#linked.portfolio.files.get(link.target)?.size ?? null),
      usedIn: [],
      shownIn: null,
    };
    this.#byTarget.set(link.target, item);
    this.items.push(item);
    return item;
  }
}

/** What stands in words for a picture is seen beside the picture; of anything else it is a part of the title. */
function describedTitle({ kind, title, name, alt }: EvidenceItem): Text {
  if (kind === 'image' || alt === null) return title;
  return title === name ? alt : joined([title, alt], ' · ');
}

function nameOf({ target, isUrl }: LinkedEvidence): Written {
  if (!isUrl) return written(target.slice(target.lastIndexOf('/') + 1), 'file');
  return written(/^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(target)?.[1] ?? target);
}

/** Files of the portfolio that a document shows as pictures in its text. */
function picturesOf(document: PortfolioDocument, portfolio: Portfolio): Set<string> {
  const folder = folderOf(document.path);
  return new Set(document.facts.images.flatMap(({ url }) => linkedFile(url, folder, portfolio) ?? []));
}
