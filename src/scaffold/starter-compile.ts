import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Handlebars from 'handlebars';

/**
 * Compiles the starter files of `from` into one file, so that no template is parsed when a command runs. Nothing is
 * escaped by itself: a template says `yaml` or `md` where a value goes in.
 * @throws where a template is not well-formed
 */
export function compileStarter(from: string, to: string): void {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
  const specs = files.sort().map((file) => {
    const text = readFileSync(join(from, file), 'utf8').replaceAll('\r\n', '\n');
    const name = file.slice(0, -'.hbs'.length).replaceAll('\\', '/');
    return `${JSON.stringify(name)}:${Handlebars.precompile(text, { noEscape: true, strict: true })}`;
  });
  writeFileSync(to, `module.exports={${specs.join(',\n')}};\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(import.meta.dirname, '..', '..');
  compileStarter(join(root, 'templates', 'starter'), join(root, 'dist', 'starter.cjs'));
}
