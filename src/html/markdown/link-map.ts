import type { CitedSource, EvidenceItem, LinkTarget } from '../../document/model.js';
import type { Text } from '../../document/text.js';
import { folderOf, namedPath, pathsByName, portfolioPath, splitLink, splitNamed } from '../../portfolio/paths.js';
import { publicAddress } from '../../text/public-address.js';

/** Where a link leads: to a place in the document, out to the web, or nowhere. */
export type Destination =
  | { kind: 'anchor'; id: string; label: string | null }
  | { kind: 'picture'; path: string; id: string; label: string; title: Text | null; alt: Text | null }
  | { kind: 'source'; id: string; who: Text; titled: boolean; year: Text }
  | { kind: 'web'; href: string }
  | { kind: 'nowhere' };

/** Answers where a link or a picture of a text leads. */
export interface Links {
  /** @param from the file that the link stands in */
  link: (url: string, from: string) => Destination;
  picture: (url: string, from: string) => Destination;
  /** @param key as `[@key]` cites it */
  source: (key: string, from: string) => Destination;
}

/** What the links of a document can lead to. */
export interface LinkedThings {
  links: readonly LinkTarget[];
  evidence: readonly EvidenceItem[];
  references: readonly CitedSource[];
}

interface Known {
  target: LinkTarget;
  anchors: ReadonlyMap<string, string>;
}

/** Looks up where the links of a portfolio's files lead in the document. */
export class LinkMap implements Links {
  readonly #known = new Map<string, Known>();
  readonly #evidence: ReadonlyMap<string, EvidenceItem>;
  readonly #names: () => ReadonlyMap<string, string[]>;
  readonly #sources: ReadonlyMap<string, CitedSource>;

  constructor({ links, evidence, references }: LinkedThings) {
    for (const target of links) this.#known.set(target.path, { target, anchors: new Map(target.anchors) });
    let names: ReadonlyMap<string, string[]> | null = null;
    this.#names = () => {
      names ??= pathsByName(this.#known.keys());
      return names;
    };
    this.#evidence = new Map(evidence.map((item) => [item.id, item]));
    this.#sources = new Map(references.map((source) => [source.cite, source]));
  }

  /** The same answers, telling what was asked and what was answered. */
  noting(note: (kind: keyof Links, url: string, to: Destination) => void): Links {
    const answer =
      (kind: keyof Links) =>
      (url: string, from: string): Destination => {
        const to = this[kind](url, from);
        note(kind, url, to);
        return to;
      };
    return { link: answer('link'), picture: answer('picture'), source: answer('source') };
  }

  link(url: string, from: string): Destination {
    const named = this.#named(url);
    if (named) return named.path === null ? { kind: 'nowhere' } : this.#lead(named.path, named.anchor);
    const split = splitLink(url);
    if (split === null) return web(url);
    if (split.path === '') return this.#anchor(from, split.anchor, null);
    const path = this.#find(split.path, from);
    return path === null ? { kind: 'nowhere' } : this.#lead(path, split.anchor);
  }

  /** Where a link that names its file by the name alone leads; null for any other. */
  #named(url: string): { path: string | null; anchor: string } | null {
    const named = splitNamed(url);
    return named && { path: namedPath(this.#names(), named.path), anchor: named.anchor };
  }

  #lead(path: string, anchor: string): Destination {
    return this.#anchor(path, anchor, this.#known.get(path)?.target ?? null);
  }

  picture(url: string, from: string): Destination {
    const named = this.#named(url);
    const split = splitLink(url);
    if (split === null && !named) return web(url);
    const path = named ? named.path : this.#find(split?.path ?? '', from);
    const target = path === null ? undefined : this.#known.get(path)?.target;
    const item = this.#evidence.get(target?.id ?? '');
    if (path === null || !target) return { kind: 'nowhere' };
    if (item?.kind !== 'image') return this.#lead(path, split?.anchor ?? '');
    const title = item.title === item.name ? null : item.title;
    return { kind: 'picture', path, id: item.id, label: item.label, title, alt: item.alt };
  }

  source(key: string): Destination {
    const source = this.#sources.get(key);
    if (!source) return { kind: 'nowhere' };
    const { id, who, titled, year } = source;
    return { kind: 'source', id, who, titled, year };
  }

  /** Links count from the file they stand in; one that counts from the portfolio's folder is understood too. */
  #find(written: string, from: string): string | null {
    const places = [portfolioPath(written, folderOf(from)), portfolioPath(written)];
    return places.find((path) => path !== null && this.#known.has(path)) ?? null;
  }

  #anchor(path: string, anchor: string, whole: LinkTarget | null): Destination {
    const id = this.#known.get(path)?.anchors.get(anchor) ?? whole?.id;
    return id === undefined ? { kind: 'nowhere' } : { kind: 'anchor', id, label: whole?.label ?? null };
  }
}

function web(url: string): Destination {
  const href = publicAddress(url);
  return href === null ? { kind: 'nowhere' } : { kind: 'web', href };
}
