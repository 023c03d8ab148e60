import { type Command, InvalidArgumentError } from 'commander';
import { jsonText } from '../../../text/json-text.js';
import type { Io } from '../../io.js';
import { jsonOption } from '../../options.js';

/** What every command on a cohort can be told. */
export interface CohortFlags {
  cohort?: string;
  json?: true;
  quiet?: true;
}

/** @param name with its arguments, as `receive [files...]` */
export function cohortCommand(parent: Command, name: string, summary: string, description: string): Command {
  return parent
    .command(name)
    .summary(summary)
    .description(description)
    .option('--cohort <dir>', "the cohort's folder (default: the one in this folder or above it)")
    .addOption(jsonOption());
}

/** For an option that counts. */
export function whole(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

/** For `--names`. */
export function yesOrNo(text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new InvalidArgumentError('Expected yes or no.');
}

/** A table is folded where a person reads it, and stays a line a row for another program. */
export const tableWidth = ({ isSeen, width }: Pick<Io, 'isSeen' | 'width'>): number => (isSeen ? width : Infinity);

export const toJson = (data: object): string => jsonText({ version: 1, ...data });
