import type { StillMissing, SubmissionPlan, Submitted } from '../../app/submit.js';
import { printable } from '../../portfolio/index.js';
import { jsonText } from '../../text/json-text.js';

/** @returns what a dry run says: the sources, one a line */
export function planText({ sources, forced }: SubmissionPlan): string {
  const despite = forced ? forced.despite.map((line) => printable(`although: ${line}`)) : [];
  return [...despite, ...[...sources.keys()].map(printable), ''].join('\n');
}

/** @returns `{version: 1, dryRun: true, stages, files, forced}` */
export function planJson({ seals, sources, forced }: SubmissionPlan): string {
  const stages = seals.map(({ stage }) => stage);
  return jsonText({ version: 1, dryRun: true, stages, files: [...sources.keys()], forced });
}

/** @returns `{version: 1, folder, zip, submission, stages, files, forced}` */
export function submittedJson({ folder, zip, manifest }: Submitted): string {
  const { submission, stages, files, forced, git } = manifest;
  const result = { version: 1, folder, zip: `${folder}/${zip}`, submission, stages, files: files.length, forced, git };
  return jsonText(result);
}

/** @returns what is not there yet, for who decides whether to hand in all the same */
export function missingText({ open, criteria, missing }: StillMissing): string {
  const without = open > 0 ? `${open} of ${criteria} criteria have no entry. ` : '';
  return `${without}${missing} ${missing === 1 ? 'thing is' : 'things are'} still missing from you and your school; \`mentor check\` lists them.\n`;
}

/** @returns what was handed in, what is doubtful about it, and what to do with it */
export function submittedText({ folder, zip, manifest }: Submitted): string {
  const { submission, stages, files, forced, git, check, unopenable = [] } = manifest;
  const sources = files.filter(({ path }) => path.startsWith('portfolio/')).length;
  const open = check.missing > 0 ? [`Still missing: ${check.missing}; the manifest says so.`] : [];
  const lines = [
    `Submission ${submission} of ${stages.join(', ')}: ${sources} sources.`,
    ...(forced
      ? [`Handed in all the same (${forced.reason}), although:`, ...forced.despite.map((line) => `  ${line}`)]
      : []),
    ...open,
    ...(unopenable.length > 0
      ? [`No reader can open ${unopenable.map(({ file }) => file).join(', ')}; the manifest says why.`]
      : []),
    ...(git && git.changed.length > 0
      ? [`${git.changed.length} sources are not committed to git as they are here.`]
      : []),
    '',
    `Send ${folder}/${zip}; it holds everything except private.yaml.`,
    `mentor verify ${folder} tells you at any time whether it has changed.`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
