import { CONFIG_PATH, PEOPLE_PATH, readConfig, readPeople } from '../../portfolio/index.js';

/**
 * Says in portfolio.yaml how many private.yaml lists, where it says less: a copy without that file is then known by it.
 * @returns the texts; the same where nothing is to be said, or one of the two files cannot be read
 */
export function withCountOfNames(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const before = texts.get(CONFIG_PATH);
  const { people, problems } = readPeople(texts.get(PEOPLE_PATH) ?? '');
  if (before === undefined || people.length === 0 || problems.length > 0) return texts;
  const known = readConfig(before);
  if ((known.config.hidden ?? 0) >= people.length) return texts;
  const after = counted(before, people.length);
  const { config, problems: left } = readConfig(after);
  const isBetter = config.hidden === people.length && left.length <= known.problems.length;
  return isBetter ? new Map([...texts, [CONFIG_PATH, after]]) : texts;
}

function counted(text: string, count: number): string {
  if (/^hidden:/m.test(text)) return text.replace(/^hidden:[^\r\n#]*?(?=[ \t]*(?:#|\r|\n|$))/m, `hidden: ${count}`);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text === '' || text.endsWith('\n') ? '' : end}hidden: ${count}${end}`;
}
