import { createRequire } from 'node:module';
import runtime from 'handlebars/dist/cjs/handlebars.runtime.js';
import { markdownText, oneLine } from '../text/one-line.js';
import { packageFile } from '../text/package-asset.js';
import { remember } from '../text/remember.js';
import { yamlText } from '../text/yaml-text.js';

const HELPERS = {
  yaml: (text: unknown): string => yamlText(oneLine(String(text)), 'line'),
  md: (text: unknown): string => markdownText(oneLine(String(text))),
  comment: (text: unknown): string => oneLine(String(text)).replaceAll('-->', '-- >'),
  sh: (text: unknown): string => `'${String(text).replaceAll("'", "'\\''")}'`,
  line: (text: unknown): string => oneLine(String(text)),
};

/**
 * Fills a starter file, as it was compiled when mentor was built. A template that names a value which is not there fails.
 * @param name its path below templates/starter, without `.hbs`
 */
export function fillTemplate(name: string, data: object): string {
  return starter(HELPERS)(name)(data);
}

/** Made when the first file is filled. */
const starter = remember((helpers: typeof HELPERS) => {
  const handlebars = runtime.default.create();
  handlebars.registerHelper(helpers);
  const specs = createRequire(import.meta.url)(packageFile('dist/starter.cjs')) as Record<string, object>;
  return (name: string) => handlebars.template(specs[name] ?? {});
});
