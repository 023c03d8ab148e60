import { selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkStage, FrameworkStandard } from '../framework/model.js';
import type { KnownText } from '../framework/own/wording-text.js';
import { oneLine } from '../text/one-line.js';
import { cellText, paragraphsIn, textOf, type WordFile } from '../word/index.js';
import { headsAbove, placeOf, placeOfParagraph } from './grid.js';
import { itemsOf } from './items.js';
import { Likeness } from './likeness.js';
import { matchedCells, matchedLines, type Statement } from './matched.js';
import { tokensOf } from './tokens.js';

/** The programme's own words for something that a framework names, as a form prints them. */
export interface FormWording extends KnownText {
  item: string;
}

/** What a form prints for the criteria, points, skills, questions and rated standards of a stage, filled in or not. */
export function wordingsIn(file: WordFile, framework: Framework, stage: FrameworkStage): FormWording[] {
  const items = itemsOf(framework, stage);
  const cells = matchedCells(file.blocks, items);
  const rows = cells.flatMap(({ match, table, row, text }) =>
    match ? [{ match, text, place: placeOf(table, row) }] : [],
  );
  const lines = [...matchedLines(file.blocks, items, cells)].map(([line, match]) => ({
    match,
    text: textOf(line),
    place: placeOfParagraph(line),
  }));
  const found = [...rows, ...lines].map(({ match, text, place }) => ({
    item: match.item.id,
    text: statementIn(text, match.item.id),
    place,
    isSure: match.how === 'code' || (match.state === 'sure' && match.score >= CERTAIN),
  }));
  return [...found, ...standardsIn(cells, selfAssessmentOf(framework, stage)?.set.standards ?? [])].filter(
    ({ text }) => text !== '',
  );
}

/** Without the box, the number or the code in front, and the semicolon of a list behind. */
function statementIn(text: string, id: string): string {
  const plain = oneLine(text.replace(/^\s*(?:[✓✔☑☒☐□•·▪]\s*)?(?:\(?\d{1,2}[.)]\s+)?/u, ''));
  const bare = plain.startsWith(`${id} `) || plain.startsWith(`${id}:`) ? plain.slice(id.length + 1) : plain;
  return bare.replace(/\s*;(?:\s+and)?$/i, '').trim();
}

/** What a standard is about stands in the head above its points. */
function standardsIn(cells: readonly Statement[], standards: readonly FrameworkStandard[]): FormWording[] {
  return standards.flatMap(({ id, words, points }) => {
    const ids = new Set(points.map((point) => point.id));
    const first = cells.find(({ match }) => match !== null && ids.has(match.item.id));
    const [head] = first ? headsAbove(first.table, first.row, first.cell) : [];
    if (!first || !head || !words?.length) return [];
    const [line] = paragraphsIn(head.blocks);
    const text = oneLine(cellText(head));
    const wordings = [tokensOf(words.join(' '))];
    const [score = 0] = new Likeness([{ kind: 'point', id, statement: '', wordings }], 'as meant').of(text);
    return score < LIKE || !line ? [] : [{ item: id, text, place: placeOfParagraph(line), isSure: true }];
  });
}

/** People word rows of their forms anew: what is only near to the official words is shown to them, not taken. */
const CERTAIN = 0.8;
/** A head is part of what a standard says, so it shares fewer of its words. */
const LIKE = 0.3;
