import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Allocated, allocate, type OpenReading } from '../../cohort/allocate.js';
import type { Review } from '../../cohort/review.js';
import { reviewText } from '../../cohort/review-write.js';
import type { CohortRow } from '../../cohort/rows.js';
import { reviewerOf } from '../../cohort/settings.js';
import { createWhole, writeWhole } from '../../portfolio/write-file.js';
import { readSourceFile } from '../../submission/source-file.js';
import { ZipWriter } from '../../zip/write.js';
import type { World } from '../world.js';
import { type CohortFiles, dossierOf, readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort } from './open-cohort.js';
import { freePath } from './review.js';

export interface AllocateOptions extends CohortPlace {
  /** The same seed gives the same list. Left out: the cohort's title. */
  seed?: string;
  dryRun?: boolean;
}

/**
 * Gives every portfolio that waits a reader. What somebody has already stays with them, unless they left.
 * @returns what was given, and what nobody may read
 */
export function allocateReaders(options: AllocateOptions, io: World): Allocated[] {
  const files = readCohortFiles(openCohort(options, io));
  const { settings, root } = files.cohort;
  const readings = rowsOf(files, io).flatMap((row) => openReadings(files, row));
  const load = new Map(
    settings.reviewers.map(({ id }) => [id, files.reviews.filter(({ reader }) => reader === id).length]),
  );
  const given = allocate(readings, settings.reviewers, load, options.seed ?? settings.title);
  for (const one of options.dryRun ? [] : given)
    if (one.reader !== null) give(root, files, { ...one, reader: one.reader });
  return given;
}

/** The readings of a portfolio that have nobody, or somebody who left. */
function openReadings({ cohort, reviews: all, ...files }: CohortFiles, row: CohortRow): OpenReading[] {
  const { reviews, isSampled, decided } = dossierOf({ cohort, reviews: all, ...files }, row.id);
  const known = new Set(cohort.settings.reviewers.map(({ id }) => id));
  const by = (voice: Review['voice']): Review | undefined => reviews.find((one) => one.voice === voice);
  const isOpen = (one: Review | undefined): boolean => !one || (one.decision === null && !known.has(one.reader));
  const { id, name, school } = row;
  const reading = (voice: 'first' | 'second', other: Review | undefined): OpenReading => ({
    id,
    name,
    school,
    voice,
    taken: other && known.has(other.reader) ? [other.reader] : [],
  });
  const [first, second] = [by('first'), by('second')];
  if (decided || row.state === 'unreadable' || row.state === 'expected' || row.line === null) return [];
  const waits = row.state === 'to read' || first !== undefined;
  const wantsSecond = first?.decision != null && (cohort.settings.second === 'all' || isSampled);
  return [
    ...(waits && isOpen(first) ? [reading('first', second)] : []),
    ...(wantsSecond && isOpen(second) && !by('moderation') ? [reading('second', first)] : []),
  ];
}

function give(root: string, files: CohortFiles, { id, voice, reader }: Allocated & { reader: string }): void {
  const { reviews, line } = dossierOf(files, id);
  const there = reviews.find((one) => one.voice === voice);
  if (there) {
    const full = join(root, there.path);
    writeWhole(full, readFileSync(full, 'utf8').replace(/^reader:.*$/m, `reader: ${reader}`));
    return;
  }
  const stage = line?.ok ? (line.stage ?? '') : '';
  const submission = line?.submission ?? '001';
  const path = freePath(root, `reviews/${id}/${stage}/${voice}`);
  createWhole(join(root, path), reviewText({ reader, submission, stage, voice }, `${id}, submission ${submission}`));
}

/**
 * A zip for a reader who works elsewhere: each submission that is with them, and the file to write in. A second reader does
 * not get what the first one wrote; that is a courtesy and no lock.
 * @returns its path, absolute
 */
export function packFor(reader: string, options: CohortPlace, io: World): { file: string; ids: string[] } {
  const files = readCohortFiles(openCohort(options, io));
  const { cohort, reviews } = files;
  reviewerOf(cohort.settings, reader);
  const open = reviews.filter((one) => one.reader === reader && one.decision === null);
  const file = join(cohort.root, 'out', 'packs', `${reader}.zip`);
  const temporary = `${file}.tmp`;
  writeWhole(temporary, '');
  rmSync(temporary);
  const zip = new ZipWriter(temporary);
  try {
    for (const { id, path, submission } of open) {
      const received = cohort.received.get(id)?.find(({ number }) => number === submission);
      // What was read from a form goes as that form.
      const given = received && (received.path.endsWith('.zip') ? received.path : `${received.path}.docx`);
      if (given) zip.add(given.replace(/^received\//, ''), readSourceFile(given, join(cohort.root, given)).content);
      zip.add(path, { bytes: readFileSync(join(cohort.root, path)) });
    }
    zip.finish();
  } finally {
    zip.close();
  }
  writeWhole(file, readFileSync(temporary));
  rmSync(temporary);
  return { file, ids: open.map(({ id }) => id) };
}
