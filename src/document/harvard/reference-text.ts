import { dayInWords } from '../../html/dates.js';
import { say } from '../../html/words/words.js';
import type { Source } from '../../portfolio/bibliography/index.js';
import type { ReferenceRun } from '../model.js';
import { inverted, listed } from './cited-as.js';

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
export function referenceText(source: Source, year: string): ReferenceRun[] {
  const writer = new ReferenceWriter(source);
  return writer.write(year);
}

class ReferenceWriter {
  readonly #source: Source;
  readonly #runs: ReferenceRun[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  write(year: string): ReferenceRun[] {
    const title = this.#field('title') ?? this.#source.key;
    const kind = PARTS[this.#source.type] ?? 'whole';
    const who = this.#who();
    const isPart = kind === 'article' || kind === 'chapter';
    if (who !== '') this.#plain(`${who} (${year}) `);
    this.#title(title, isPart);
    if (who === '') this.#plain(` (${year})`);
    if (kind === 'article') this.#article();
    else if (kind === 'chapter') this.#chapter();
    else this.#whole(kind === 'thesis');
    this.#available();
    return this.#runs;
  }

  #field(...names: string[]): string | undefined {
    return names.map((name) => this.#source.fields[name]).find(Boolean);
  }

  #who(): string {
    const { authors, editors } = this.#source;
    return authors.length > 0 ? listed(authors, inverted) : this.#editors(editors);
  }

  #editors(editors: Source['editors']): string {
    if (editors.length === 0) return '';
    return `${listed(editors, inverted)} ${say(editors.length === 1 ? 'references.editor' : 'references.editors')}`;
  }

  #title(title: string, isPart: boolean): void {
    if (isPart) this.#plain(`‘${title}’`);
    else this.#italic(title);
  }

  #article(): void {
    const journal = this.#field('journal', 'journaltitle', 'booktitle');
    const [volume, number, pages] = [this.#field('volume'), this.#field('number', 'issue'), this.#field('pages')];
    if (journal) {
      this.#plain(', ');
      this.#italic(journal);
    }
    const issue = volume && number ? `${volume}(${number})` : (volume ?? (number && `(${number})`));
    if (issue) this.#plain(`, ${issue}`);
    if (pages) this.#plain(`, ${pagesInWords(pages)}`);
    this.#stop();
  }

  #chapter(): void {
    const book = this.#field('booktitle', 'maintitle');
    const editors = this.#source.authors.length > 0 ? this.#editors(this.#source.editors) : '';
    const [chapter, pages] = [this.#field('chapter'), this.#field('pages')];
    if (book) {
      this.#plain(`, ${say('references.in')} ${editors === '' ? '' : `${editors} `}`);
      this.#italic(book);
    }
    this.#stop();
    this.#published();
    const where = pages ? pagesInWords(pages) : chapter && say('references.chapter', { chapter });
    if (!where) return;
    this.#dropStop();
    this.#plain(`, ${where}`);
    this.#stop();
  }

  #whole(isThesis: boolean): void {
    this.#stop();
    if (isThesis) {
      const kinds = { phdthesis: 'references.phd', mastersthesis: 'references.masters' } as const;
      const kind = kinds[this.#source.type as keyof typeof kinds];
      this.#sentence(this.#field('type') ?? say(kind ?? 'references.thesis'));
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
    const isAuthor = this.#source.authors.some(({ family, given }) => given === '' && family === publisher);
    if (publisher && !isAuthor) this.#sentence(place ? `${place}: ${publisher}` : publisher);
    else if (place && !publisher) this.#sentence(place);
    const number = this.#field('number');
    if (number && /report/.test(this.#source.type)) this.#sentence(say('references.number', { number }));
  }

  #edition(): void {
    const edition = this.#field('edition');
    if (!edition || /^(?:1|1st|first)\b/i.test(edition)) return;
    const said = /^\d+$/.test(edition) ? ordinal(Number(edition)) : edition.replace(/\s*(?:edn|edition)\.?$/i, '');
    this.#sentence(say('references.edition', { edition: said }));
  }

  #available(): void {
    const doi = this.#field('doi')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
    const url = doi ? `https://doi.org/${doi}` : this.#field('url');
    if (!url) return;
    this.#plain(` ${say('references.available')} `);
    this.#runs.push({ text: url, italic: false, url });
    const day = this.#field('urldate', 'accessed', 'lastaccessed');
    this.#plain(day && !doi ? ` (${say('references.accessed', { day: dayInWords(day) })}).` : '.');
  }

  #sentence(text: string | undefined): void {
    if (!text) return;
    this.#plain(` ${text}`);
    this.#stop();
  }

  #stop(): void {
    const last = this.#runs.at(-1);
    if (last && !/[.?!]['’]?$/.test(last.text)) this.#plain('.');
  }

  #dropStop(): void {
    const last = this.#runs.at(-1);
    if (last && !last.italic) last.text = last.text.replace(/\.$/, '');
  }

  #plain(text: string): void {
    const last = this.#runs.at(-1);
    if (last && !last.italic && last.url === null) last.text += text;
    else this.#runs.push({ text, italic: false, url: null });
  }

  #italic(text: string): void {
    this.#runs.push({ text, italic: true, url: null });
  }
}

function pagesInWords(pages: string): string {
  const range = pages.replace(/(?<=\d)\s*[-–—]+\s*(?=\d)/g, '–');
  return say(/[–,]/.test(range) ? 'references.pages' : 'references.page', { pages: range });
}

function ordinal(n: number): string {
  const tens = Math.floor(n / 10) % 10;
  return `${n}${tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
