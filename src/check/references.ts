import type { StageInFramework } from '../coverage/index.js';
import { describeIds, type MissingReference, normaliseCode } from '../framework/index.js';
import { type Located, type PortfolioDocument, quoted } from '../portfolio/index.js';
import { nearest, thenAsked } from '../text/suggest.js';
import type { CheckContext, Draft } from './model.js';

/** What could have been written: whose ids they are, and which. */
export interface KnownIds {
  /** The stage or framework that has them. */
  whose: string;
  framework: string;
  ids: readonly string[];
}

type CodeField = 'criteria' | 'standards' | 'skills' | 'dimensions';

/**
 * The ids in one front-matter field that no framework of the portfolio has.
 * @param noun what one of them is called
 * @param known what a document could have named, to say so
 */
export function* unknownIds(
  { linked }: CheckContext,
  field: CodeField,
  noun: string,
  known: (place: StageInFramework) => KnownIds,
): Iterable<Draft> {
  for (const { document, code } of codesIn(linked.portfolio.documents, field)) {
    const reference = linked.find(field, code.value);
    if (reference.found) continue;
    const place = linked.stageOf(document) ?? linked.currentStage ?? firstStage(linked.indexes);
    if (place === null) continue;
    const ids = known(place);
    const several =
      severalIds(noun, code.value, (id) => linked.find(field, id).found) ?? rangeOfIds(noun, code.value, ids.ids);
    yield { ...(several ?? unknownId(noun, code.value, reference, ids)), file: document.path, at: code.at };
  }
}

/** `AM1 AM2`, `AM1/AM2` and `AM1 and AM2`: two ids, and no comma between them. */
function severalIds(
  noun: string,
  written: string,
  isKnown: (id: string) => boolean,
): Pick<Draft, 'message' | 'hint' | 'fix'> | null {
  const ids = written.split(/[\s;+&/]+|\s+and\s+/).filter((id) => id !== '' && id !== 'and');
  if (ids.length < 2 || !ids.every(isKnown)) return null;
  const fix = ids.join(', ');
  return {
    message: `Unexpected ${noun} ${quoted(written)}, expected a comma between one id and the next`,
    hint: `Write \`[${fix}]\`.`,
    fix,
  };
}

/** `AM1-AM3` and `AM1 to AM3`: the first and the last of several ids. */
function rangeOfIds(noun: string, written: string, ids: readonly string[]): Pick<Draft, 'message' | 'hint'> | null {
  const [first = '', last = '', ...more] = written.split(/\s*[-–—]\s*|\s+to\s+/);
  const [from, to] = [ids.indexOf(first), ids.indexOf(last)];
  if (more.length > 0 || from === -1 || to <= from) return null;
  return {
    message: `Unexpected ${noun} ${quoted(written)}, expected each id by itself`,
    hint: `Write those that you mean, as \`[${ids.slice(from, to + 1).join(', ')}]\`.`,
  };
}

/** Every code of a field with the document it stands in. */
export function* codesIn(
  documents: readonly PortfolioDocument[],
  field: CodeField,
): Iterable<{ document: PortfolioDocument; code: Located<string> }> {
  for (const document of documents) {
    for (const code of document.frontMatter[field]?.value ?? []) yield { document, code };
  }
}

/**
 * Says that an id is unknown, what there is instead, and what may have been meant.
 * Only an id that differs in nothing but its capitals is safe to mend.
 */
export function unknownId(
  noun: string,
  written: string,
  missing: MissingReference,
  known: KnownIds,
): Pick<Draft, 'message' | 'hint' | 'fix'> {
  const found = `Unexpected ${noun} ${quoted(written)}`;
  const spelled = sameLetters(written, missing.near);
  if (spelled !== null) {
    return {
      message: `${found}, expected \`${spelled}\``,
      hint: 'Capitals matter; write it as the framework does.',
      fix: spelled,
    };
  }
  const meant = meantId(written, missing, known);
  if (meant === undefined && missing.unknownPack !== null) {
    return {
      message: `${found}: the portfolio follows no framework \`${missing.unknownPack}\``,
      hint: 'Add it to `framework` in portfolio.yaml, or name what you mean by its id alone.',
    };
  }
  const all = known.ids.length === 0 ? 'none' : describeIds(known.ids);
  const guess = thenAsked(meant);
  return {
    message: guess !== '' && /\d more$/.test(all) ? found + guess : `${found}: ${known.whose} has ${all}${guess}`,
    hint: `\`mentor framework show ${known.framework}\` lists them with what they say.`,
  };
}

/** @returns the one of `ids` that differs from `written` in capital letters and spaces alone, or null */
export function sameLetters(written: string, ids: readonly string[]): string | null {
  const small = normaliseCode(written).toLowerCase();
  const [only, another] = ids.filter((id) => id.toLowerCase() === small);
  return only !== undefined && another === undefined ? only : null;
}

function meantId(written: string, missing: MissingReference, known: KnownIds): string | undefined {
  const isQualified = normaliseCode(written) !== missing.id;
  const [first] = missing.near;
  return first === undefined || isQualified ? first : (nearest(missing.id, known.ids)[0] ?? first);
}

function firstStage(indexes: CheckContext['linked']['indexes']): StageInFramework | null {
  for (const { framework } of indexes) {
    const [stage] = framework.stages;
    if (stage) return { framework, stage };
  }
  return null;
}
