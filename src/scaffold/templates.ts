import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { markdownText, oneLine } from '../text/one-line.js';
import { packageFile } from '../text/package-asset.js';
import { yamlText } from '../text/yaml-text.js';

const handlebars = Handlebars.create();
handlebars.registerHelper('yaml', (text: unknown) => yamlText(oneLine(String(text)), 'line'));
handlebars.registerHelper('md', (text: unknown) => markdownText(oneLine(String(text))));
handlebars.registerHelper('comment', (text: unknown) => oneLine(String(text)).replaceAll('-->', '-- >'));
handlebars.registerHelper('sh', (text: unknown) => `'${String(text).replaceAll("'", "'\\''")}'`);
handlebars.registerHelper('line', (text: unknown) => oneLine(String(text)));

/**
 * Fills a starter file. Nothing is escaped by itself: a template says `yaml` or `md` where a value goes in.
 * @param name its path below templates/starter, without `.hbs`
 */
export function fillTemplate(name: string, data: object): string {
  const text = readFileSync(packageFile(`templates/starter/${name}.hbs`), 'utf8').replaceAll('\r\n', '\n');
  return handlebars.compile(text, { noEscape: true, strict: true })(data);
}
