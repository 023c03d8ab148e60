import { describe, expect, test } from 'vitest';
import type { EvidenceItem } from '../../../src/document/model.js';
import { written } from '../../../src/document/text.js';
import { LinkMap } from '../../../src/html/markdown/link-map.js';
import { renderProse } from '../../../src/html/markdown/render-prose.js';
import { publicAddress } from '../../../src/text/public-address.js';
import { english, entry, htmlOf, pageOf, proseOf } from '../support.js';

const board: EvidenceItem = {
  id: 'evidence-7',
  label: 'E07',
  kind: 'image',
  file: 'evidence/board one.png',
  url: null,
  title: written('The board'),
  name: written('board one.png', 'file'),
  fault: null,
  alt: written('Three columns'),
  size: 10,
  usedIn: [],
  shownIn: null,
};
const links = new LinkMap({
  links: [
    { path: 'journal/a.md', id: 'entry-a', label: null, anchors: [['mine', 'entry-a--mine']] },
    { path: 'journal/b.md', id: 'entry-b', label: null, anchors: [['there', 'entry-b--there']] },
    { path: 'evidence/board one.png', id: 'evidence-7', label: 'E07', anchors: [] },
    { path: 'evidence/notes.pdf', id: 'evidence-8', label: 'E08', anchors: [] },
  ],
  evidence: [board],
  references: [],
});
const set = (markdown: string): string => htmlOf(markdown, {}, links);

describe('links', () => {
  test.each([
    ['[x](b.md)', '<a href="#entry-b">x</a>'],
    ['[x](./b.md#there)', '<a href="#entry-b--there">x</a>'],
    ['[x](b.md#nowhere)', '<a href="#entry-b">x</a>'],
    ['[x](journal/b.md)', '<a href="#entry-b">x</a>'],
    ['[x](#mine)', '<a href="#entry-a--mine">x</a>'],
    ['[x](../evidence/notes.pdf)', '<a href="#evidence-8">x <span class="ref">E08</span></a>'],
    ['[x](../evidence/board%20one.png)', '<a href="#evidence-7">x <span class="ref">E07</span></a>'],
    ['[x](//example.org/a)', '<a href="https://example.org/a" rel="noopener noreferrer">x</a>'],
    ['![x](../evidence/notes.pdf)', '<a href="#evidence-8">x <span class="ref">E08</span></a>'],
    ['https://example.org/a', '<a href="https://example.org/a" rel="noopener noreferrer">https://example.org/a</a>'],
  ])('%s', (markdown, html) => {
    expect(set(markdown)).toBe(`<p>${html}</p>`);
  });

  test.each([
    '[x](#nowhere)',
    '[x](gone.md)',
    '[x](../../secret.txt)',
    '[x](/etc/passwd)',
    '[x](C:\\\\x.md)',
    '[x](//localhost/a)',
    '[x](http://localhost:8080/)',
    '[x](http://127.0.0.1/)',
    '[x](http://2130706433/)',
    '[x](http://[::1]/)',
    '[x](http://192.168.1.2/)',
    '[x](http://school.local/)',
    '[x](http://intranet/)',
    '[x](https://user:word@example.org/)',
  ])('%s leads nowhere: its words stay', (markdown) => {
    expect(set(markdown)).toBe('<p>x</p>');
  });

  test('a link between entries leads there in the finished page', () => {
    const page = pageOf({
      'journal/a.md': entry('title: A\ncriteria: [AM1]', 'See [the other](b.md#how-it-went).'),
      'journal/b.md': entry('title: B\ncriteria: [AM1]', '# Big\n\n## How it went\n\nWell.'),
    });
    expect(page).toContain('<a href="#entry-b--how-it-went">the other</a>');
    expect(page).toContain('<h5 id="entry-b--how-it-went">How it went</h5>');
  });

  test('every link inside the page leads to something in it', () => {
    const page = pageOf({
      'journal/a.md': entry(
        'title: A\ncriteria: [AM1]\nstandards: [TS1, MS2.4]\nskills: [coaching.1]',
        'Text[^1].\n\n[^1]: Note.',
      ),
    });
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const wanted = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('pictures', () => {
  test('alone in a paragraph: a figure with caption and number', () => {
    const { html, pictures } = renderProse(proseOf('![](../evidence/board%20one.png "By hand")'), links, english);
    expect(html).toBe(
      '<figure>\uffff0\uffff<figcaption>By hand <a href="#evidence-7" class="ref">E07</a></figcaption></figure>',
    );
    expect(pictures).toEqual([{ path: 'evidence/board one.png', alt: 'Three columns' }]);
  });

  test('in a sentence it stays there', () => {
    expect(renderProse(proseOf('See ![it](../evidence/board%20one.png) here.'), links, english).html).toBe(
      '<p>See \uffff0\uffff here.</p>',
    );
  });

  test('from the web: a link, never fetched', () => {
    expect(set('![A cat](https://example.org/cat.png)')).toBe(
      '<p><a href="https://example.org/cat.png" rel="noopener noreferrer">picture: A cat</a></p>',
    );
  });

  test.each(['![A cat](gone.png)', '![A cat](data:image/png;base64,iVBORw==)', '![A cat](http://localhost/cat.png)'])(
    '%s: its words',
    (markdown) => {
      expect(set(markdown)).toBe('<p>A cat</p>');
    },
  );

  test('no text can make a place for a picture', () => {
    expect(renderProse(proseOf('\uffff0\uffff &#xFFFF;0'), links, english).html).not.toContain('\uffff');
  });
});

describe('public addresses', () => {
  test.each(['https://example.org', 'http://example.org:8080/a?b#c', 'https://8.8.8.8/', 'https://ljmu.ac.uk/'])(
    '%s',
    (url) => {
      expect(publicAddress(url)).toBe(new URL(url).href);
    },
  );

  test.each([
    'ftp://example.org',
    'https://10.0.0.1',
    'https://172.20.1.1',
    'https://169.254.169.254/',
    'https://[fd00::1]/',
    'https://localhost.',
    'https://printer.lan',
    'not an address',
  ])('not %s', (url) => {
    expect(publicAddress(url)).toBeNull();
  });
});
