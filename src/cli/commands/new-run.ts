import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openPortfolio } from '../../app/open-portfolio.js';
import type { LinkedPortfolio } from '../../coverage/index.js';
import {
  type EvidenceItem,
  type ImportedEvidence,
  importEvidence,
  type NewPlan,
  type NewRequest,
  planNew,
  planText,
  removeCopies,
  writeNew,
} from '../../scaffold/index.js';
import { answersFor, type NewAnswers } from '../ask/new-answers.js';
import type { Io } from '../io.js';
import { newTalk } from '../text/new.js';
import type { NewFlags } from './new.js';

/** Finds out what to write, writes it, says what came of it. */
export async function runNew(kind: string | undefined, title: string, flags: NewFlags, io: Io): Promise<void> {
  const given = flags.text === '-' ? { ...flags, text: readFileSync(0, 'utf8') } : flags;
  const { root, linked } = await openPortfolio(flags.portfolio, io);
  const answers = await answersFor({ kind, title, flags: given, io, linked, root });
  if (flags.dryRun) {
    io.out(planText(planNew(answers.request, linked), root));
    io.err('Nothing was written.\n');
    return;
  }
  const written = await write(answers, root, linked, flags.keepMetadata === true);
  const { path, plan, imported } = written;
  const result = { version: 1, path, action: plan.action, evidence: imported.map((one) => one.path) };
  io.out(flags.json ? `${JSON.stringify(result, null, 2)}\n` : `${relative(io.cwd, join(root, path))}\n`);
  if (!flags.quiet) io.err(newTalk({ ...written, linked, offered: answers.offered }));
  if (flags.edit) {
    const { editFile } = await import('../../app/editor.js');
    await editFile(join(root, path), io, io.interactive);
  }
}

/** What was written, and from what. */
export interface Written {
  path: string;
  plan: NewPlan;
  request: NewRequest;
  imported: ImportedEvidence[];
}

/** Evidence first, then the file that lists it; if that fails the copies go again. */
async function write(
  answers: NewAnswers,
  root: string,
  linked: LinkedPortfolio,
  keepMetadata: boolean,
): Promise<Written> {
  const imported = importEvidence(answers.files, { root, linked, keepMetadata });
  try {
    const files = imported.map(({ path }, index): EvidenceItem => {
      const { caption = null, alt = null } = answers.words[index] ?? {};
      return { file: path, url: null, caption, alt };
    });
    const urls = answers.urls.map((url): EvidenceItem => ({ file: null, url, caption: null, alt: null }));
    const request = { ...answers.request, document: { ...answers.request.document, evidence: [...files, ...urls] } };
    const plan = planNew(request, linked);
    return { path: await writeNew(plan, root), plan, request, imported };
  } catch (error) {
    removeCopies(root, imported);
    throw error;
  }
}
