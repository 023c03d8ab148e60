/**
 * Puts what the command line needs into few files: finding many small modules takes longer than running them. CommonJS,
 * because Node 20 starts it sooner and can keep what it compiled (src/cli/compiled-code.ts). What a command imports when it
 * runs is split off by itself. The library, dist/index.js, stays one file a module.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { loadedTogether } from './loaded-together.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = resolve(import.meta.dirname, '..');
const built = (path) => resolve(root, 'dist', path);

/** What is large and seldom used is looked for in node_modules when it is needed. */
const APART = /^(@puppeteer|@sparticuz|@fontsource|@embedpdf|docx|inquirer|unpdf|vscode-languageserver|chokidar)/;

const YAML = resolve(root, 'node_modules/yaml/browser/dist/index.js');

/** What is not published: nobody has to install it. */
const OPTIONAL = /^(@sparticuz|@fontsource|@embedpdf\/pdfium\/pdfium\.wasm)/;

/** Node reads a text of ASCII alone some twenty times as fast as one with a single other letter in it. */
const inAscii = {
  name: 'in ASCII',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};

/**
 * Parts of packages that we have no use for and that have Node load much of itself: commander starts commands that are programs
 * of their own, chalk looks whether a terminal has colours, which src/cli/process.ts says, and puppeteer can drive a browser that
 * listens on a port.
 */
const UNUSED = [
  [/[\\/]commander[\\/]lib[\\/]command\.js$/, "require('node:child_process')", '{}'],
  [/[\\/]chalk[\\/]source[\\/]index\.js$/, "import supportsColor from '#supports-color';", 'const supportsColor = {};'],
  // Nobody shows a parsed text in colours.
  [
    /[\\/]@lezer[\\/]markdown[\\/]dist[\\/]index\.js$/,
    "import { styleTags, tags, Tag } from '@lezer/highlight';",
    'const styleTags = () => () => undefined, tags = { special: () => null }, Tag = class {};',
  ],
  [/[\\/]NodeWebSocketTransport\.js$/, "import NodeWebSocket from 'ws';", 'const NodeWebSocket = class {};'],
];

const otherwise = {
  name: 'with parts in the place of others',
  transform(code, id) {
    const [, part, instead] = [...UNUSED, THEME].find(([path]) => path.test(id)) ?? [];
    if (part === undefined) return null;
    if (!code.includes(part)) this.error(`${id} has no ${part} any more: see tools/bundle.js`);
    return code.replace(part, instead);
  },
};

/** The templates of a theme are loaded as the files of the program are, with the code that was kept of them. */
const THEME = [
  /[\\/]html[\\/]page[\\/]theme\.js$/,
  `createRequire(import.meta.url)(packageFile(\`dist/themes/\${name}.cjs\`))`,
  `require(\`../themes/\${name}.cjs\`)`,
];

const RULE = /[\\/]dist[\\/]check[\\/]rules[\\/]\w+[\\/][\w-]+\.js$/;
/** What of a rule people read and tests try: a third of what a check would load. */
const EXPLAINING = ['docs', 'good', 'bad'];
const EXPLAINED = 'rules-explained.json';

/** What explains a rule stands in a file of its own, which is read when somebody asks for it. */
const rulesApart = {
  name: 'rules apart from what explains them',
  explained: {},
  async transform(code, id) {
    if (!RULE.test(id)) return null;
    const { rule } = await import(pathToFileURL(id).href);
    rulesApart.explained[rule.id] = Object.fromEntries(EXPLAINING.map((name) => [name, rule[name]]));
    const named = ({ declaration }) => declaration?.declarations?.find((one) => one.id.name === 'rule');
    const { properties } = this.parse(code).body.map(named).find(Boolean).init;
    return properties
      .filter(({ key }) => EXPLAINING.includes(key.name))
      .reverse()
      .reduce((left, { key, start, end }) => {
        const getter = `get ${key.name}() { return require('./${EXPLAINED}')['${rule.id}'].${key.name}; }`;
        return left.slice(0, start) + getter + left.slice(end);
      }, code);
  },
  generateBundle() {
    // In the order of their ids, not that in which they were read: two builds are the same to the byte.
    const sorted = Object.entries(rulesApart.explained).sort(([a], [b]) => (a < b ? -1 : 1));
    const source = JSON.stringify(Object.fromEntries(sorted));
    this.emitFile({ type: 'asset', fileName: EXPLAINED, source });
  },
};

/** What is data alone is sooner read as JSON than as a program. */
const asJson = {
  name: 'as JSON',
  async transform(_, id) {
    if (!/[\\/](character-entities[\\/]index|libphonenumber-js[\\/]metadata\.min\.json)\.js$/.test(id)) return null;
    const exported = Object.entries(await import(pathToFileURL(id).href));
    return exported
      .map(([name, value]) => `${exportOf(name)} JSON.parse(${JSON.stringify(JSON.stringify(value))});`)
      .join('\n');
  },
};

/**
 * What a check seldom needs of what it imports: each is a file of its own, which is loaded when one of its functions is called for
 * the first time. `import()` in its place would make all that calls it wait.
 */
const WHEN_CALLED = new Map([
  [built('text/yaml-parser.js'), 'yaml-parser'],
  [built('names/phone-number.js'), 'phone-number'],
  [built('names/matcher.js'), 'names'],
  [built('names/same-person.js'), 'same-person'],
  [built('evidence/fault.js'), 'evidence-fault'],
  [built('evidence/photo.js'), 'photo'],
  [built('evidence/video.js'), 'video'],
  [built('coverage/sign-off/judge.js'), 'judge-sign-off'],
  [built('cli/text/chalk-painter.js'), 'chalk-painter'],
  [built('cli/commands/other-commands.js'), 'other-commands'],
  [resolve(root, 'node_modules/decode-named-character-reference/index.js'), 'character-references'],
]);

const CALLING = '?when-called';

const whenCalled = {
  name: 'loaded when called',
  async resolveId(source, importer, options) {
    if (importer?.endsWith(CALLING) || source === `./${EXPLAINED}`) return { id: source, external: true };
    const found = importer && (await this.resolve(source, importer, { ...options, skipSelf: true }));
    return found && WHEN_CALLED.has(found.id) ? found.id + CALLING : null;
  },
  async load(id) {
    if (!id.endsWith(CALLING)) return null;
    const path = id.slice(0, -CALLING.length);
    const its = `require('./${WHEN_CALLED.get(path)}.cjs')`;
    return Object.entries(await import(pathToFileURL(path).href))
      .map(([name, value]) => {
        const made = String(value).startsWith('class') ? `new (${its}).${name}` : `${its}.${name}`;
        return `export function ${name}(...given) { return ${made}(...given); }`;
      })
      .join('\n');
  },
};

const exportOf = (name) => (name === 'default' ? 'export default' : `export const ${name} =`);

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * @param {{ dir: string, whole?: boolean }} where absolute; whole: with all packages in it and the library beside the
 *   program, as it is published
 */
export const bundleProgram = ({ dir, whole = false }) =>
  build({
    cwd: root,
    input: {
      ...(whole ? { library: built('index.js') } : {}),
      start: built('cli/start.js'),
      main: built('cli/process.js'),
      'prose-worker': built('html/page/prose-worker.js'),
      'check-worker': built('app/cohort/check-worker.js'),
      ...Object.fromEntries([...WHEN_CALLED].map(([path, name]) => [name, path])),
      'made-pdf-worker': built('evidence/made-pdf-worker.js'),
    },
    platform: 'node',
    external: whole ? OPTIONAL : APART,
    plugins: [thirdPartyNotices(), otherwise, asJson, rulesApart, whenCalled, inAscii],
    // gray-matter brings a second reader of YAML and `eval`; src/portfolio/front-matter.ts gives it ours, so neither is used.
    // The modules of yaml can be told apart as they are made for browsers: settings need its nodes, and seldom its parser.
    resolve: { alias: { 'js-yaml': resolve(import.meta.dirname, 'no-second-yaml.js'), yaml: YAML } },
    treeshake: { moduleSideEffects: [{ test: /[\\/]yaml[\\/]browser[\\/]/, sideEffects: false }] },
    checks: { eval: false, ineffectiveDynamicImport: false },
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir,
      format: 'cjs',
      dynamicImportInCjs: false,
      cleanDir: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          {
            debugName: 'loaded together',
            name: loadedTogether({
              // What starts the program must not load any of it.
              start: [built('cli/start.js')],
              program: [
                'cli/process.js',
                'app/cache/check-memory.js',
                'portfolio/find.js',
                // What the other commands need before one of them runs.
                'cli/options.js',
                'cli/text/progress.js',
                'text/counted.js',
                'text/json-text.js',
                'text/quoted.js',
                'text/suggest.js',
                'portfolio/looks.js',
              ].map(built),
              // What reading a form needs of what a check needs: a seventh of it.
              // The nodes of YAML, without its parser.
              nodes: ['YAMLMap', 'YAMLSeq', 'Pair', 'Scalar'].map((node) => resolve(YAML, `../nodes/${node}.js`)),
              parser: [YAML],
              base: [
                'framework/index.js',
                'framework/own/index.js',
                'portfolio/dates.js',
                'portfolio/fields.js',
                'text/remember.js',
                'text/walk-xml.js',
                'text/yaml-text.js',
                'zip/bounded.js',
              ].map(built),
              check: [
                'app/open-portfolio.js',
                'app/check.js',
                'cli/text/check.js',
                'cli/text/painter.js',
                'check/index.js',
                'check/reporters/text.js',
                'check/reporters/about.js',
                'check/private/conceal.js',
                'evidence/contents.js',
              ].map(built),
              // What the files that are loaded when called need besides, so that each is two and not five.
              'of-names': ['names/matcher.js', 'names/same-person.js'].map(built),
              'of-evidence': ['evidence/fault.js', 'evidence/photo.js', 'evidence/video.js'].map(built),
              'of-sign-offs': [built('coverage/sign-off/judge.js')],
            }),
          },
        ],
      },
    },
  });

if (import.meta.url === pathToFileURL(process.argv[1]).href) await bundleProgram({ dir: built('program') });
