import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  drawSample,
  markNew,
  populationDigest,
  readSample,
  type Sample,
  type SampleRow,
  sampleText,
} from '../../cohort/sample.js';
import { createWhole } from '../../portfolio/write-file.js';
import { Refusal } from '../../text/refusal.js';
import { today, type World } from '../world.js';
import { type CohortFiles, dossierOf, readCohortFiles } from './cohort-rows.js';
import { type CohortPlace, everybody, namesIn, openCohort, readText } from './open-cohort.js';

export interface SampleOptions extends CohortPlace {
  /** A number that nobody could choose: a lottery's, or a commit. */
  seed: string;
  dryRun?: boolean;
}

/**
 * Draws who is read twice, and writes down how. What the university has signed is read by nobody any more.
 * @throws Refusal where nothing is decided yet, or there is a sample of today
 */
export function drawNow(options: SampleOptions, io: World): { file: string; sample: Sample } {
  const files = readCohortFiles(openCohort(options, io));
  const { root, settings } = files.cohort;
  const population = populationOf(files).filter(({ id }) => dossierOf(files, id).decided === null);
  if (population.length === 0)
    throw new Refusal(
      'NothingToDraw',
      'Nothing waits to be drawn: no first reader has decided, or the university has signed all of it.',
      'mentor cohort review writes what readers decide; the sample is drawn before mentor cohort decide.',
    );
  const date = today(io);
  const { share, atLeast, perReader, always } = settings.sample;
  const rule = { share, atLeast, perReader, always };
  const sample = { date, seed: options.seed, rule, population, drawn: drawSample(population, rule, options.seed) };
  const path = `samples/${date}.yaml`;
  if (existsSync(join(root, path)) || (!options.dryRun && !createWhole(join(root, path), sampleText(sample)))) {
    const message = `There is already a sample from today: ${path}.`;
    throw new Refusal('SampleExists', message, 'Draw one a day: an earlier draw is never overwritten.');
  }
  return { file: path, sample };
}

/** What drawing a sample again gives. */
export interface VerifiedSample {
  file: string;
  drawn: string[];
  /** The same seed and rule give the same ids. */
  isSame: boolean;
  /** What was drawn from is what the reviews say today; later decisions do change that. */
  isPopulation: boolean;
}

/** Draws every sample again from what it says it was drawn from. @throws Refusal where there is none */
export function verifySamples(options: CohortPlace, io: World): VerifiedSample[] {
  const files = readCohortFiles(openCohort(options, io));
  const { root } = files.cohort;
  const names = namesIn(root, 'samples').filter((name) => /\.ya?ml$/.test(name));
  if (names.length === 0)
    throw new Refusal('NoSample', 'There is no sample yet.', 'mentor cohort sample --seed … draws one.');
  const decisions = new Map(populationOf(files).map((row) => [row.id, row]));
  return names.map((name) => {
    const file = `samples/${name}`;
    const { population, rule, seed, drawn } = readSample(file, readText(root, file));
    const again = drawSample(population, rule, seed);
    const now = population.map((row) => ({
      ...row,
      reader: decisions.get(row.id)?.reader ?? '',
      decision: decisions.get(row.id)?.decision ?? '',
    }));
    return {
      file,
      drawn: drawn.map(({ id }) => id),
      isSame: JSON.stringify(again) === JSON.stringify(drawn),
      isPopulation: populationDigest(now) === populationDigest(population),
    };
  });
}

function populationOf(files: CohortFiles): SampleRow[] {
  const { root } = files.cohort;
  const earlier = namesIn(root, 'samples')
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => readSample(name, readText(root, `samples/${name}`)));
  const seen = new Set(earlier.flatMap(({ population }) => population.map(({ reader }) => reader)));
  const decisions = everybody(files.cohort).flatMap(({ id }) => {
    const { reviews } = dossierOf(files, id);
    const first = reviews.find(({ voice }) => voice === 'first');
    if (!first?.decision) return [];
    const second = reviews.find(({ voice }) => voice === 'second');
    const differs = second?.decision != null && second.decision !== first.decision;
    return [{ id, reader: first.reader, decision: first.decision as string, differs, date: first.date }];
  });
  return markNew(decisions, seen);
}
