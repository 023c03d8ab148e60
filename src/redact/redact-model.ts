import type { DocumentModel } from '../document/model.js';
import { splitLink } from '../portfolio/index.js';
import { redactMarkdown } from './markdown/redact-markdown.js';
import { decode, type Redactor } from './redactor.js';
import { UniqueNames } from './unique-names.js';

/** Values that are words of the program, never of the portfolio. */
const FIXED = new Set(['kind', 'tone', 'fill', 'state', 'form', 'language', 'side', 'signature', 'digest']);
const PATHS = new Set(['path', 'file']);
/** An anchor or an id as the document makes them: small letters, digits, hyphens. */
const ANCHOR = /^[\p{Ll}\p{Lo}\p{N}\p{M}_-]+$/u;

/** A document without names, and how its files are called now. */
export interface RedactedModel {
  model: DocumentModel;
  /** Path in the document to path in the portfolio, where they differ. */
  originals: ReadonlyMap<string, string>;
  redactMarkdown: (markdown: string) => string;
}

/**
 * Writes pseudonyms into every value of a document. It walks whatever is there, so that what a later version of the model
 * adds is redacted too.
 */
export function redactModel(model: DocumentModel, redactor: Redactor): RedactedModel {
  const walk = new ModelWalk(model, redactor);
  return {
    model: walk.value(model) as DocumentModel,
    originals: walk.originals,
    redactMarkdown: (markdown) => walk.markdown(markdown),
  };
}

class ModelWalk {
  readonly originals = new Map<string, string>();
  readonly #redactor: Redactor;
  readonly #segments: UniqueNames;
  readonly #anchors: UniqueNames;
  /** Names of files, and what stands for a title where an entry has none. */
  readonly #fileNames = new Set<string>();
  readonly #saidNames = new Set<string>();
  /** Texts that stand in two places stay one. */
  readonly #done = new Map<object, object>();

  constructor(model: DocumentModel, redactor: Redactor) {
    this.#redactor = redactor;
    const { paths, anchors } = collect(model);
    const redact = (part: string): string => redactor.segment(part);
    this.#segments = new UniqueNames(
      redact,
      [...paths].flatMap((path) => path.split('/')),
    );
    this.#anchors = new UniqueNames(
      redact,
      [...anchors].flatMap((anchor) => anchor.split('--')),
    );
    for (const path of paths) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      this.#fileNames.add(name);
      this.#saidNames.add(said(name));
    }
  }

  value(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return FIXED.has(key) ? value : this.#string(value, key);
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#done.get(value);
    if (known) return known;
    const redacted = Array.isArray(value)
      ? value.map((part) => this.value(part, key))
      : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.value(part, name)]));
    this.#done.set(value, redacted);
    return redacted;
  }

  markdown(markdown: string): string {
    const names = {
      redactor: this.#redactor,
      url: (url: string) => this.#url(url),
      anchor: (name: string) => this.#anchor(name),
    };
    return redactMarkdown(markdown, names);
  }

  #string(value: string, key: string): string {
    if (key === 'markdown') return this.markdown(value);
    if (key === 'key') return this.#redactor.text(`@${value}`).slice(1);
    if (key === 'url') return this.#url(value);
    if (PATHS.has(key)) return this.#path(value);
    if (this.#fileNames.has(value)) return this.#segments.of(value);
    if (ANCHOR.test(value)) return this.#anchor(value);
    return this.#isFileName(value) ? this.#redactor.loose(value) : this.#redactor.text(value);
  }

  /** By itself, or behind words of the program: `Entry 4: A talk`. */
  #isFileName(value: string): boolean {
    return this.#saidNames.has(said(value)) || this.#saidNames.has(said(value.replace(/^[^:]*: /, '')));
  }

  #path(path: string): string {
    const redacted = path
      .split('/')
      .map((part) => this.#segments.of(part))
      .join('/');
    if (redacted !== path) this.originals.set(redacted, path);
    return redacted;
  }

  /** A prefix, `--` and a slug: each by itself, so that they fit wherever they meet. */
  #anchor(anchor: string): string {
    return anchor
      .split('--')
      .map((part) => this.#anchors.of(part))
      .join('--');
  }

  /** Links inside the portfolio go along with the files and headings they lead to. */
  #url(url: string): string {
    const split = splitLink(url);
    if (split === null) return this.#redactor.address(url);
    const path = split.path
      .split('/')
      .map((part) => this.#segments.of(part))
      .join('/');
    const anchor = this.#anchor(split.anchor);
    const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
    const isSame =
      path === split.path && anchor === split.anchor && this.#redactor.segment(decode(query)) === decode(query);
    if (isSame) return url;
    const written = path.split('/').map(encodeURIComponent).join('/');
    return split.anchor === '' ? written : `${written}#${encodeURIComponent(anchor)}`;
  }
}

function collect(model: DocumentModel): { paths: Set<string>; anchors: Set<string> } {
  const [paths, anchors] = [new Set<string>(), new Set<string>()];
  const seen = new Set<object>();
  const into = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (PATHS.has(key)) paths.add(value);
      else if (ANCHOR.test(value)) anchors.add(value);
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      for (const [name, part] of Object.entries(value)) into(part, Array.isArray(value) ? key : name);
    }
  };
  into(model, '');
  return { paths, anchors };
}

/** `2026-03-12-a-talk.md` and the title `A talk` say the same. */
function said(name: string): string {
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-?/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase();
}
