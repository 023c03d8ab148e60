import type { Audit } from '../../framework/index.js';
import { FIELDS, type FieldName, type Kind } from '../../portfolio/fields.js';
import { oneLine } from '../../text/one-line.js';
import { yamlList, yamlText } from '../../text/yaml-text.js';

/** A file or an address that shows something, as it will stand in the front-matter. */
export interface EvidenceItem {
  /** Path in the portfolio; null for an address. */
  file: string | null;
  url: string | null;
  caption: string | null;
  alt: string | null;
}

/** What a new file is to say. Ids are known to exist; lists may be empty. */
export interface NewDocument {
  kind: Kind;
  title: string;
  /** YYYY-MM-DD */
  date: string;
  /** As it stands in the file; null where the file belongs to no stage. */
  stage: string | null;
  lists: Partial<Record<'criteria' | 'standards' | 'skills' | 'dimensions' | 'people' | 'observed', readonly string[]>>;
  evidence: readonly EvidenceItem[];
  /** What the entry is to rate; null: nothing. */
  audit: Audit | null;
  /** What else the front-matter says, as text. */
  texts: Partial<Record<FieldName, string>>;
  numbers: Partial<Record<'hours' | 'credits', number>>;
  on: { file: string; line: number | null } | { criterion: string } | { item: string } | null;
  /** Markdown for the body; null: the outline of the kind. */
  text: string | null;
}

/** @returns the file: front-matter in the usual order, an empty line, the body */
export function documentText(document: NewDocument, body: string): string {
  const values = frontMatter(document);
  const lines = (Object.keys(FIELDS) as FieldName[]).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [/^[\n ]/.test(value) ? `${name}:${value}` : `${name}: ${value}`];
  });
  return `---\n${lines.join('\n')}\n---\n\n${body.trim()}\n`;
}

/** YAML for each field, by its name. */
function frontMatter(document: NewDocument): Partial<Record<FieldName, string>> {
  const { kind, title, date, stage, lists, evidence, texts, numbers, on, audit } = document;
  const values: Partial<Record<FieldName, string>> = { kind, title: yamlText(oneLine(title), 'line'), date };
  if (stage !== null) values.stage = yamlText(stage);
  for (const [name, ids] of Object.entries(lists)) if (ids.length > 0) values[name as FieldName] = yamlList(ids);
  if (evidence.length > 0) values.evidence = evidence.map((item) => `\n  - ${evidenceYaml(item)}`).join('');
  for (const [name, text] of Object.entries(texts))
    if (text !== '') values[name as FieldName] = yamlText(oneLine(text), 'line');
  for (const [name, number] of Object.entries(numbers)) values[name as FieldName] = String(number);
  if (audit !== null) values.ratings = unrated(audit);
  if (on !== null) values.on = onYaml(on);
  return values;
}

/** What is to be rated, each point with nothing behind it yet. */
function unrated({ points, scale, isOpen }: Audit): string {
  const levels = scale.levels.map(({ id }) => id).join(', ');
  if (isOpen) return ` # a line for each thing rated: its name, a colon, and one of ${levels}`;
  const lines = points.map(({ id, statement }) => `\n  ${yamlText(id)}: # ${oneLine(statement)}`);
  return ` # one of ${levels} behind each${lines.join('')}`;
}

/** One item of an evidence list: a bare path where there is no more to say. */
export function evidenceYaml({ file, url, caption, alt }: EvidenceItem): string {
  const parts = [
    ...(file === null ? [] : [['file', file]]),
    ...(url === null ? [] : [['url', url]]),
    ...(caption ? [['caption', caption]] : []),
    ...(alt ? [['alt', alt]] : []),
  ].map(([key = '', value = '']) => `${key}: ${yamlText(oneLine(value))}`);
  return parts.length === 1 && file !== null ? yamlText(file) : `{${parts.join(', ')}}`;
}

function onYaml(on: NonNullable<NewDocument['on']>): string {
  if ('criterion' in on) return `{criterion: ${yamlText(on.criterion)}}`;
  if ('item' in on) return `{item: ${yamlText(on.item)}}`;
  return `{file: ${yamlText(on.file)}${on.line === null ? '' : `, line: ${on.line}`}}`;
}
