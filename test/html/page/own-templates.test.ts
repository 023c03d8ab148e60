import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { buildDocumentModel } from '../../../src/document/index.js';
import { openTheme, renderHtml } from '../../../src/html/index.js';
import { readThemeFolder } from '../../../src/html/page/theme-folder.js';
import { FIXTURES, portfolioOnDisk } from '../support.js';

const { linked, readFile } = portfolioOnDisk(join(FIXTURES, 'half-done/developing-2007'));
const model = buildDocumentModel(linked);

/** The page of the half-done fixture with templates that came with it: of the complete one each costs three times as much. */
async function pageWith(templates: Record<string, string>, read = readFile): Promise<string> {
  const theme = await openTheme({ portfolio: new Map(Object.entries(templates)) });
  return renderHtml(model, { theme, readFile: read });
}

const failure = async (templates: Record<string, string>): Promise<string> =>
  pageWith(templates).then(
    () => 'it was set',
    (error: Error) => error.message,
  );

describe('a template that came with a portfolio', () => {
  test('takes the place of the theme’s, and the others stay', async () => {
    const page = await pageWith({
      entry: '<article id="{{id}}" class="mine"><h3>{{title}}</h3>{{prose body}}</article>',
    });
    expect(page.match(/class="mine"/g)).toHaveLength(model.stages.flatMap(({ journal }) => journal).length);
    expect(page).toContain('<header class="cover">');
  });

  test('can call one that it brings', async () => {
    const page = await pageWith({ entry: '{{> mine a=title}}', mine: '<p class="own">{{a}}</p>' });
    expect(page).toContain('<p class="own">');
  });

  test('may be any of the default theme’s, but for the page itself', async () => {
    const { templates } = readThemeFolder(resolve(import.meta.dirname, '../../../templates/themes/default'));
    templates.delete('document');
    const ours = renderHtml(model, { theme: await openTheme({}), readFile });
    expect(await pageWith(Object.fromEntries(templates))).toBe(ours);
  });

  test.each([
    '<script>hostileRan = 1</script>',
    '<SCRIPT>hostileRan = 1</SCRIPT>',
    '<scr{{! }}ipt>hostileRan = 1</scr{{! }}ipt>',
    '<{{! }}script>hostileRan = 1</script>',
    '<{{title}}>',
    '<img src=x onerror="hostileRan = 1">',
    '<p onclick="hostileRan = 1">a</p>',
    '<p ONCLICK="hostileRan = 1">a</p>',
    '<p on{{! }}click="hostileRan = 1">a</p>',
    '<p {{title}}="a">a</p>',
    '<p {{title}}>a</p>',
    '<p class={{title}}>a</p>',
    '<p class=a>a</p>',
    '<p/onclick="hostileRan = 1">a</p>',
    '<p class="a"onclick="hostileRan = 1">a</p>',
    '<p\u00a0class="><script>hostileRan = 1</script>">a</p>',
    '<p\u000bclass="><script>hostileRan = 1</script>">a</p>',
    '<p style="background: url(https://example.org)">a</p>',
    '<a href="javascript:hostileRan = 1">a</a>',
    '<a href="java{{! }}script:hostileRan = 1">a</a>',
    '<a href="&#106;avascript:hostileRan = 1">a</a>',
    '<a href=" javascript:hostileRan = 1">a</a>',
    '<a href="{{title}}">a</a>',
    '<a href="{{#if title}}javascript:{{/if}}hostileRan = 1">a</a>',
    '<a href="{{address title}}javascript:hostileRan = 1">a</a>',
    '<a href="{{address title}}{{title}}">a</a>',
    '<a href="data:text/html,a">a</a>',
    '<a xlink:href="javascript:hostileRan = 1">a</a>',
    '<a href="#a" target="_top" ping="https://example.org">a</a>',
    '<svg><use href="https://example.org/a.svg#a"></use></svg>',
    '<svg><use href="data:image/svg+xml,a"/></svg>',
    '<svg><a><animate attributeName="href" to="javascript:hostileRan = 1"/></a></svg>',
    '<svg><path fill="url(https://example.org/a)"/></svg>',
    '<svg><style>@import "https://example.org"</style></svg>',
    '<svg><foreignObject><p>a</p></foreignObject></svg>',
    '<math><mi>a</mi></math>',
    '<style>p{color:red}</style>',
    '<link rel="stylesheet" href="https://example.org">',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0; url=https://example.org">',
    '<iframe src="https://example.org"></iframe>',
    '<object data="a"></object>',
    '<embed src="a">',
    '<form action="https://example.org"><input name="a"></form>',
    '<button formaction="https://example.org">a</button>',
    '<input type="image" src="https://example.org">',
    '<input type="{{title}}">',
    '<textarea>',
    '<title>',
    '<plaintext>',
    '<xmp>',
    '<noscript>',
    '<template>',
    '<!-- <script>',
    '<![CDATA[<script>',
    '<?php ?>',
    '<!DOCTYPE html>',
    '</main>',
    '<p>',
    '</p>',
    '{{#if title}}<p>{{/if}}',
    '<p {{#if title}}class="{{else}}id="{{/if}}>"></p>',
    '<p class="{{#if title}}">{{/if}}',
    '{{{title}}}',
    '{{& title}}',
    '<p title="{{prose body}}">a</p>',
    '<p title="{{or (prose body) title}}">a</p>',
    '{{#with (prose body)}}<p title="{{this}}">a</p>{{/with}}',
    '{{> mine a=(prose body)}}',
    '<p title="{{> labels}}">a</p>',
    '<p {{> labels}}>a</p>',
    '{{> (lookup . "title")}}',
    '{{#> entry}}a{{/entry}}',
    '{{#*inline "a"}}b{{/inline}}',
    '{{#prose body}}a{{/prose}}',
    '{{#title}}a{{/title}}',
    '{{> document}}',
    '<p title="\uffff0\uffff">a</p>',
    '<p>\uffff0\uffff</p>',
  ])('is not used with %s', async (template) => {
    expect(await failure({ 'part-head': `<b>before</b>\n${template}`, mine: '' })).toMatch(
      /^templates\/part-head\.hbs, line 2: unexpected /,
    );
  });

  test.each([
    '{{constructor}}',
    '{{this.constructor.constructor}}',
    '{{__proto__}}',
    '{{title.__proto__}}',
    '{{#with title}}{{constructor}}{{/with}}',
    '{{@root.constructor}}',
    '{{lookup this "constructor"}}',
    '{{lookup (lookup this "constructor") "constructor"}}',
    '{{[constructor]}}',
  ])('reaches no prototype by %s', async (template) => {
    const page = await pageWith({ cover: `<p class="probe">${template}</p>` }).catch((error: Error) => error.message);
    expect(page).toMatch(/<p class="probe"><\/p>|: unexpected /);
  });

  test('reads no file that the document does not list', async () => {
    const asked: string[] = [];
    const page = await pageWith(
      {
        cover: '{{> probe file="private.yaml" kind="text" name="a.txt" title="a" label="E1" id="a"}}',
        probe: '<p class="probe">{{picture this}}{{#with (textEvidence this)}}{{plain}}{{/with}}</p>',
      },
      (path) => {
        asked.push(path);
        return readFile(path);
      },
    );
    expect(page).toContain('<p class="probe"></p>');
    expect(asked).not.toContain('private.yaml');
  });

  test('gets no file under another name', async () => {
    const pdf = model.evidence.find(({ kind }) => kind === 'pdf');
    const page = await pageWith({
      cover: `{{> probe file="${pdf?.file}" kind="document" name="run.hta" title="a" label="E1" id="a" size=1}}`,
      probe: '<div class="probe">{{opened this}}</div>',
    });
    expect(page).toContain('class="probe"');
    expect(page).not.toContain('run.hta');
  });

  test('cannot take the place of the page', async () => {
    expect(await failure({ document: '<p>a</p>' })).toMatch(/^templates\/document\.hbs: unexpected/);
  });

  test('sets nothing where it is empty', async () => {
    const page = await pageWith({ entry: '' });
    expect([page.includes('<header class="cover">'), page.includes('class="entry"')]).toEqual([true, false]);
  });

  test('each problem of it is named', async () => {
    const found = await failure({ entry: '{{> nothing}}\n{{nothing 1}}\n<p onclick="a">\n{{> labells}}' });
    expect(found.split('\n')).toEqual([
      expect.stringMatching(/^templates\/entry\.hbs, line 1: unexpected template `nothing`; there are: .*entry/),
      expect.stringMatching(/^templates\/entry\.hbs, line 2: unexpected helper `nothing`; there are: .*prose/),
      'templates/entry.hbs, line 3: unexpected attribute `onclick` of `p`',
      'templates/entry.hbs, line 4: unexpected template `labells`; did you mean `labels`?',
    ]);
  });

  test.each([
    ['{{#if title}}\n\na', /^templates\/entry\.hbs, line 3: unexpected end of a tag or block, expected [^A-Z]*$/],
    ['a\n{{title', /^templates\/entry\.hbs, line 2: unexpected end of a tag or block, expected [^A-Z]*$/],
    ['{{#if title}}{{/each}}', /^templates\/entry\.hbs, line 1: if doesn't match each/],
    ['{{#if title}}'.repeat(20_000), /^templates\/entry\.hbs/],
    ['a'.repeat(300_000), /^templates\/entry\.hbs: unexpected size/],
  ])('is not used where it cannot be read: %#', async (template, message) => {
    expect(await failure({ entry: template })).toMatch(message);
  });
});

describe('a template that fails while it is filled', () => {
  const first = model.stages[0]?.journal[0];

  test('is named with its line and the entry', async () => {
    expect(await failure({ entry: '<p>{{title}}</p>\n{{nothing}}' })).toBe(
      `templates/entry.hbs, line 2, while setting ${first?.path}: unexpected \`nothing\`, expected a value that is there or a helper`,
    );
  });

  test.each([
    [
      'a key of nothing',
      '<p></p>\n{{title.text.of.it}}',
      /line 2, while setting journal\/.*: unexpected value in a path/,
    ],
    [
      'a word that is none',
      '<p>\n{{t "no.word"}}</p>',
      /line 2, while setting journal\/.*: unexpected word `no\.word`/,
    ],
    ['a word of another kind', '<p>{{t "toString"}}</p>', /line 1, .*: unexpected word `toString`/],
  ])('and so is %s', async (_, entry, message) => {
    expect(await failure({ entry })).toMatch(message);
  });

  test('and so is a loop of its own, and a helper that gets the wrong thing', async () => {
    expect(await failure({ journal: '{{#each journal}}\n{{prose title}}{{/each}}' })).toMatch(
      `templates/journal.hbs, line 2, while setting ${first?.path}: `,
    );
    expect(await failure({ 'evidence-item': '{{prose this}}' })).toMatch(
      /^templates\/evidence-item\.hbs, line 1, while setting E01 \(evidence\//,
    );
  });

  test.each([
    [
      'calls itself',
      { entry: '<p></p>\n{{> entry}}' },
      /^templates\/entry\.hbs, line 2, while setting journal\/.*: templates call each other endlessly, here with `{{> entry}}`/,
    ],
    ['calls itself twice', { entry: '{{> a}}', a: '{{> entry}}{{> entry}}' }, /endlessly/],
    [
      'says too much',
      {
        entry: `${'{{#each @root.evidence}}'.repeat(9)}${'a'.repeat(1000)}${'{{/each}}'.repeat(9)}`,
      },
      /^templates\/entry\.hbs, line 1, while setting .*: stopped at \d+ million characters/,
    ],
  ])('ends where it %s', async (_, templates, message) => {
    expect(await failure(templates as Record<string, string>)).toMatch(message);
  });

  test('ends where it takes too long', async () => {
    const loops = 12;
    const template = `${'{{#each @root.evidence}}'.repeat(loops)}${'{{/each}}'.repeat(loops)}`;
    let now = 0;
    // A second between two looks at the clock: the limit itself would be waited for.
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    expect(await failure({ entry: template })).toMatch(/stopped after 2\d seconds/);
    clock.mockRestore();
  });
});

test('a theme’s folder needs to hold only what differs', async () => {
  const folder = resolve(import.meta.dirname, '../../../templates/themes');
  await expect(openTheme({ theme: join(folder, 'nothing') })).rejects.toThrow(/There is no such theme or folder/);
  await expect(openTheme({ theme: 'defualt' })).rejects.toMatchObject({ hint: expect.stringContaining('default') });
  await expect(openTheme({ theme: folder })).rejects.toThrow(/There is no \*\.hbs and no styles/);
  const theme = await openTheme({ theme: join(folder, 'default') });
  expect(renderHtml(model, { theme, readFile })).toBe(renderHtml(model, { theme: await openTheme({}), readFile }));
});
