import type { Source } from '../../portfolio/bibliography/index.js';
import { type Address, joined, said, type Text, type Written, written } from '../text.js';
import { inverted, listed } from './cited-as.js';

/** A stretch of a reference, in one kind of type. */
export interface ReferenceRun {
  text: Text;
  italic: boolean;
  url: Address | null;
}

/** Kinds of works that are part of something else. */
const PARTS: Readonly<Record<string, string>> = {
  article: 'article',
  periodical: 'article',
  incollection: 'chapter',
  inbook: 'chapter',
  inproceedings: 'chapter',
  conference: 'chapter',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
};

/**
 * A work as a line of the list of references, in the Harvard style that British universities teach: author, year in
 * brackets, what is a whole in italics, what is a part in quotation marks, where it is to be had.
 * @param year as the text cites it
 */
export function referenceText(source: Source, year: Text): ReferenceRun[] {
  const writer = new ReferenceWriter(source);
  return writer.write(year);
}

type Part = Text | string;

class ReferenceWriter {
  readonly #source: Source;
  readonly #runs: { parts: Part[]; italic: boolean; url: string | null }[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  write(year: Text): ReferenceRun[] {
    const title = this.#field('title') ?? written(this.#source.key);
    const kind = PARTS[this.#source.type] ?? 'whole';
    const who = this.#who();
    const isPart = kind === 'article' || kind === 'chapter';
    if (who !== null) this.#plain(who, ' (', year, ') ');
    this.#title(title, isPart);
    if (who === null) this.#plain(' (', year, ')');
    if (kind === 'article') this.#article();
    else if (kind === 'chapter') this.#chapter();
    else this.#whole(kind === 'thesis');
    this.#available();
    return this.#runs.map(({ parts, ...run }) => ({ text: joined(parts, ''), ...run }));
  }

  #field(...names: string[]): Written | undefined {
    const found = names.map((name) => this.#source.fields[name]).find(Boolean);
    return found === undefined ? undefined : written(found);
  }

  #who(): Text | null {
    const { authors, editors } = this.#source;
    return authors.length > 0 ? listed(authors, inverted) : this.#editors(editors);
  }

  #editors(editors: Source['editors']): Text | null {
    if (editors.length === 0) return null;
    const words = said(editors.length === 1 ? 'references.editor' : 'references.editors');
    return joined([listed(editors, inverted), words], ' ');
  }

  #title(title: Text, isPart: boolean): void {
    if (isPart) this.#plain('‘', title, '’');
    else this.#italic(title);
  }

  #article(): void {
    const journal = this.#field('journal', 'journaltitle', 'booktitle');
    const [volume, number, pages] = [this.#field('volume'), this.#field('number', 'issue'), this.#field('pages')];
    if (journal) {
      this.#plain(', ');
      this.#italic(journal);
    }
    if (volume || number) this.#plain(', ', ...(volume ? [volume] : []), ...(number ? ['(', number, ')'] : []));
    if (pages) this.#plain(', ', pagesInWords(pages.text));
    this.#stop();
  }

  #chapter(): void {
    const book = this.#field('booktitle', 'maintitle');
    const editors = this.#source.authors.length > 0 ? this.#editors(this.#source.editors) : null;
    const [chapter, pages] = [this.#field('chapter'), this.#field('pages')];
    if (book) {
      this.#plain(', ', said('references.in'), ' ', ...(editors === null ? [] : [editors, ' ']));
      this.#italic(book);
    }
    this.#stop();
    this.#published();
    const where = pages ? pagesInWords(pages.text) : chapter && said('references.chapter', { chapter });
    if (!where) return;
    this.#dropStop();
    this.#plain(', ', where);
    this.#stop();
  }

  #whole(isThesis: boolean): void {
    this.#stop();
    if (isThesis) {
      const kinds = { phdthesis: 'references.phd', mastersthesis: 'references.masters' } as const;
      const kind = kinds[this.#source.type as keyof typeof kinds];
      this.#sentence(this.#field('type') ?? said(kind ?? 'references.thesis'));
      this.#sentence(this.#field('school', 'institution'));
      return;
    }
    this.#published();
  }

  /** Edition, place and publisher; a body that is the author already is not named again. */
  #published(): void {
    this.#edition();
    const publisher = this.#field('publisher', 'institution', 'organization', 'school');
    const place = this.#field('address', 'location');
    const isAuthor = this.#source.authors.some(({ family, given }) => given === '' && family === publisher?.text);
    if (publisher && !isAuthor) this.#sentence(place ? joined([place, publisher], ': ') : publisher);
    else if (place && !publisher) this.#sentence(place);
    const number = this.#field('number');
    if (number && /report/.test(this.#source.type)) this.#sentence(said('references.number', { number }));
  }

  #edition(): void {
    const edition = this.#field('edition')?.text;
    if (!edition || /^(?:1|1st|first)\b/i.test(edition)) return;
    const name = /^\d+$/.test(edition)
      ? ordinal(Number(edition))
      : written(edition.replace(/\s*(?:edn|edition)\.?$/i, ''));
    this.#sentence(said('references.edition', { edition: name }));
  }

  #available(): void {
    const doi = this.#field('doi')?.text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
    const url = doi ? `https://doi.org/${doi}` : this.#field('url')?.text;
    if (!url) return;
    this.#plain(' ', said('references.available'), ' ');
    this.#runs.push({ parts: [written(url)], italic: false, url });
    const day = this.#field('urldate', 'accessed', 'lastaccessed')?.text;
    if (day && !doi) this.#plain(' (', said('references.accessed', { day: { whose: 'ours', day } }), ')');
    this.#plain('.');
  }

  #sentence(text: Text | undefined): void {
    if (!text) return;
    this.#plain(' ', text);
    this.#stop();
  }

  #stop(): void {
    const last = this.#runs.at(-1);
    if (last && !/[.?!]['’]?$/.test(endOf(last.parts))) this.#plain('.');
  }

  #dropStop(): void {
    const { parts = [], italic = true } = this.#runs.at(-1) ?? {};
    const end = parts.at(-1);
    if (italic || end === undefined) return;
    if (end === '.') parts.pop();
    else if (typeof end !== 'string' && end.whose === 'theirs')
      parts.splice(-1, 1, written(end.text.replace(/\.$/, '')));
  }

  #plain(...parts: Part[]): void {
    const last = this.#runs.at(-1);
    if (last && !last.italic && last.url === null) last.parts.push(...parts);
    else this.#runs.push({ parts, italic: false, url: null });
  }

  #italic(text: Text): void {
    this.#runs.push({ parts: [text], italic: true, url: null });
  }
}

/** How parts end, as far as they are not said by us: none of our words ends in a full stop where one can follow. */
function endOf(parts: readonly Part[]): string {
  return parts
    .slice(-2)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.whose === 'several') return endOf(part.parts);
      return part.whose === 'theirs' ? part.text : '';
    })
    .join('');
}

function pagesInWords(pages: string): Text {
  const range = pages.replace(/(?<=\d)\s*[-–—]+\s*(?=\d)/g, '–');
  return said(/[–,]/.test(range) ? 'references.pages' : 'references.page', { pages: written(range) });
}

function ordinal(n: number): string {
  const tens = Math.floor(n / 10) % 10;
  return `${n}${tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
