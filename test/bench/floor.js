/**
 * The single-threaded floor of a folder: read each Markdown file, parse its YAML, parse its Markdown with unified;
 * with `html` also make HTML of it. What any tool on unified has to spend.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseDocument } from 'yaml';

const [folder = '.', what = 'parse'] = process.argv.slice(2);
const processor = unified().use(remarkParse).use(remarkGfm);
if (what === 'html') {
  const [{ default: remarkRehype }, { default: rehypeStringify }] = await Promise.all([
    import('remark-rehype'),
    import('rehype-stringify'),
  ]);
  processor.use(remarkRehype).use(rehypeStringify);
}
let length = 0;
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.md')) continue;
  const text = readFileSync(join(folder, file), 'utf8');
  const end = text.indexOf('\n---', 3);
  if (end !== -1) parseDocument(text.slice(4, end)).toJS();
  const body = end === -1 ? text : text.slice(end + 4);
  length += what === 'html' ? String(processor.processSync(body)).length : processor.parse(body).children.length;
}
process.stdout.write(`${length}\n`);
