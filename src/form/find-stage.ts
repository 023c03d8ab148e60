import type { Framework, FrameworkStage } from '../framework/model.js';
import { textOf, type WordFile } from '../word/index.js';
import { cellsOf, tablesIn } from './grid.js';
import { itemsOf } from './items.js';
import { Likeness } from './likeness.js';
import { codeOf, LIKE } from './statement-columns.js';
import { tokensOf } from './tokens.js';

/** A stage, and how many of its rows a form has. */
export interface StageFit {
  framework: Framework;
  stage: FrameworkStage;
  /** Items that some row of the form is like. */
  rows: number;
  /** Of its items, how many these are: 0 to 1. */
  share: number;
}

/** Fewer rows than this can be chance. */
const FEWEST = 3;

/** The stages that a form may be of, the likeliest first. */
export function stagesOf(file: WordFile, frameworks: readonly Framework[]): StageFit[] {
  const texts = [
    ...new Set([
      ...tablesIn(file.blocks)
        .flatMap(cellsOf)
        .map(({ text }) => text),
      ...linesIn(file),
    ]),
  ].filter((text) => text.length > 2 && text.length <= LONGEST);
  const said = texts.map((text) => ({ code: codeOf(text), words: tokensOf(text) }));
  return frameworks
    .flatMap((framework) => framework.stages.map((stage) => fitOf(framework, stage, said)))
    .filter(({ rows }) => rows >= FEWEST)
    .sort((a, b) => b.rows - a.rows || b.share - a.share);
}

const LONGEST = 600;

const linesIn = ({ blocks }: WordFile): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' && !block.isContents ? [textOf(block).trim()] : []));

interface Said {
  code: string;
  words: readonly string[];
}

function fitOf(framework: Framework, stage: FrameworkStage, said: readonly Said[]): StageFit {
  const items = itemsOf(framework, stage);
  const likeness = new Likeness(items, 'as written');
  const ids = new Map(items.map((item) => [item.id, item]));
  const found = new Set<unknown>();
  for (const { code, words } of said) {
    const named = ids.get(code);
    const best = named ? null : likeness.bestOf(words);
    if (named) found.add(named);
    else if (best && best.score >= LIKE) found.add(items[best.item]);
  }
  return { framework, stage, rows: found.size, share: items.length === 0 ? 0 : found.size / items.length };
}

/** @returns the one that a form is of, or null where another is as likely */
export function clearly([first, second]: readonly StageFit[]): StageFit | null {
  if (!first) return null;
  const isClear =
    !second || first.rows - second.rows > Math.max(1, first.rows / 10) || first.share - second.share >= 0.2;
  return isClear ? first : null;
}
