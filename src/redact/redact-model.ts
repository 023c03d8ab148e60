import type { DocumentModel } from '../document/model.js';
import { stringKind } from '../document/string-kinds.js';
import { isText, type Said, type Text } from '../document/text.js';
import { handOn } from '../html/markdown/parse-markdown.js';
import { Speaker } from '../html/words/speaker.js';
import { splitLink } from '../portfolio/index.js';
import { type RedactedMarkdown, redactMarkdown } from './markdown/redact-markdown.js';
import { decode, type Redactor } from './redactor.js';
import { UniqueNames } from './unique-names.js';

/** A document without names, and how its files are called now. */
export interface RedactedModel {
  model: DocumentModel;
  /** Path in the document to path in the portfolio. */
  originals: ReadonlyMap<string, string>;
  redactMarkdown: (markdown: string) => string;
}

/** Writes pseudonyms into what people of the portfolio wrote, and into what was made of it: paths, places, links. */
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
  readonly #places: ReadonlySet<string>;
  readonly #language: DocumentModel['language'];
  /** Texts that stand in two places stay one. */
  readonly #done = new Map<object, object>();
  /** The last text in Markdown: it is set next, and need not be parsed again. */
  #parsed: RedactedMarkdown | null = null;

  constructor(model: DocumentModel, redactor: Redactor) {
    this.#redactor = redactor;
    this.#places = new Set(model.places);
    this.#language = model.language;
    const redact = (part: string): string => redactor.segment(part);
    const { paths, anchors } = collect(model);
    this.#segments = new UniqueNames(
      redact,
      [...paths].flatMap((path) => path.split('/')),
    );
    this.#anchors = new UniqueNames(
      redact,
      [...anchors].flatMap((anchor) => anchor.split('--')),
    );
  }

  value(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.#string(value, key);
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#done.get(value);
    if (known) return known;
    const redacted = isText(value) ? this.#text(value) : this.#parts(value, key);
    this.#done.set(value, redacted);
    return redacted;
  }

  #parts(value: object, key: string): object {
    if (Array.isArray(value)) return value.map((part) => this.value(part, key));
    const within = key === 'anchors' ? key : null;
    const parts = Object.entries(value).map(([name, part]) => [name, this.value(part, within ?? name)]);
    const redacted = Object.fromEntries(parts) as object;
    if ('markdown' in value && this.#parsed?.tree) handOn(redacted, this.#parsed.text, this.#parsed.tree);
    return redacted;
  }

  #text(text: Text): Text {
    if (text.whose === 'theirs') return { ...text, text: this.#written(text) };
    if (text.whose === 'several')
      return { ...text, parts: text.parts.map((part) => this.value(part) as Text | string) };
    if (text.whose === 'framework') return text.language ? text : { ...text, text: this.#redactor.wording(text.text) };
    const { values } = text as Said;
    if (!values) return text;
    const parts = Object.entries(values).map(([name, value]) => [name, this.value(value)]);
    return { ...text, values: Object.fromEntries(parts) };
  }

  #written({ text, from }: Extract<Text, { whose: 'theirs' }>): string {
    if (from === 'file') return this.#renamed(text);
    return from === 'file-title' ? this.#redactor.loose(text) : this.#redactor.text(text);
  }

  markdown(markdown: string): string {
    const names = {
      redactor: this.#redactor,
      url: (url: string) => this.#url(url),
      anchor: (name: string) => this.#anchor(name),
    };
    this.#parsed = redactMarkdown(markdown, names, new Speaker(this.#language).say('prose.too-much'));
    return this.#parsed.text;
  }

  #string(value: string, key: string): string {
    switch (stringKind(key)) {
      case 'anchor':
        return key === 'id' && !this.#places.has(value) ? value : this.#anchor(value);
      case 'path':
        return this.#path(value);
      case 'address':
        return this.#url(value);
      case 'citation':
        return this.#redactor.text(`@${value}`).slice(1);
      case 'markdown':
        return this.markdown(value);
      default:
        return value;
    }
  }

  #path(path: string): string {
    const redacted = this.#renamed(path);
    this.originals.set(redacted, path);
    return redacted;
  }

  #renamed(path: string): string {
    return path
      .split('/')
      .map((part) => this.#segments.of(part))
      .join('/');
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
    const path = this.#renamed(split.path);
    const anchor = this.#anchor(split.anchor);
    const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
    const isSame =
      path === split.path && anchor === split.anchor && this.#redactor.segment(decode(query)) === decode(query);
    if (isSame) return url;
    const written = path.split('/').map(encodeURIComponent).join('/');
    return split.anchor === '' ? written : `${written}#${encodeURIComponent(anchor)}`;
  }
}

/** Every path and anchor of a document, so that no redacted one is taken for another. */
function collect(model: DocumentModel): { paths: Set<string>; anchors: Set<string> } {
  const [paths, anchors] = [new Set<string>(), new Set<string>()];
  const seen = new Set<object>();
  const into = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (stringKind(key) === 'path') paths.add(value);
      else if (stringKind(key) === 'anchor') anchors.add(value);
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      for (const [name, part] of Object.entries(value))
        into(part, Array.isArray(value) || key === 'anchors' ? key : name);
    }
  };
  into(model, '');
  return { paths, anchors };
}
