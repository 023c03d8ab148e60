import type { Signed, StageToSign } from '../../app/sign.js';
import type { CheckResult } from '../../check/index.js';
import { SEVERITIES } from '../../check/model.js';
import { judgeSignOff, type LinkedPortfolio, type StageCoverage } from '../../coverage/index.js';
import { printable } from '../../portfolio/index.js';
import { differencesInWords, sealDigest } from '../../signing/index.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';
import { shortened } from '../../text/wrap.js';

/** Findings named one by one before they are only counted. */
const NAMED = 8;

/** @returns what somebody is about to sign: what the stage has, what is open, what changed since it was last signed */
export function signingText({ linked, coverage, result, seal }: StageToSign, width: number): string {
  const { framework, stage } = coverage;
  const findings = [...result.findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const lines = [
    `${stage.title} (${framework.id}), the portfolio of ${seal.mentor || 'somebody unnamed'}`,
    `  ${standing(coverage).join(' · ')}`,
    `  ${counted(seal.files.length, 'file')} will be sealed`,
    `  ${openInWords(result)}`,
    ...findings.slice(0, NAMED).map(({ severity, message }) => shortened(`    ${severity}: ${message}`, width)),
    ...(findings.length > NAMED ? [`    and ${findings.length - NAMED} more: mentor check --stage ${stage.id}`] : []),
    ...sinceLast(linked, coverage),
  ];
  return `${lines.map(printable).join('\n')}\n\n`;
}

function standing({ criteria, selfAssessment, skills, targets }: StageCoverage): string[] {
  const evidenced = criteria.filter(({ state }) => state === 'evidenced').length;
  const points = selfAssessment?.points ?? [];
  const parts: [number, number, string][] = [
    [evidenced, criteria.length, 'criteria evidenced'],
    [points.filter(({ level }) => level !== null).length, points.length, 'points rated'],
    [skills.filter(({ ticked }) => ticked).length, skills.length, 'skills'],
  ];
  const shown = parts.flatMap(([done, of, what]) => (of === 0 ? [] : [`${done} of ${of} ${what}`]));
  return [...shown, counted(targets.length, 'target')];
}

function openInWords({ summary }: CheckResult): string {
  const { errors, missing, warnings, accepted } = summary;
  if (errors + missing + warnings + accepted === 0) return 'Nothing is open.';
  const parts = [counted(errors, 'error'), `${missing} missing`, counted(warnings, 'warning')];
  return `Open: ${parts.join(', ')}${accepted > 0 ? `; accepted: ${accepted}` : ''}`;
}

function sinceLast(linked: LinkedPortfolio, { signOffs }: StageCoverage): string[] {
  return signOffs.flatMap(({ role, latest }) => {
    if (latest === null) return [];
    const { name, date, decision } = latest.frontMatter;
    const said = `${role.title}: ${name?.value ?? '?'}, ${date?.value ?? 'no date'}, ${decision?.value ?? 'no decision'}`;
    return [`  ${said}; since then ${differencesInWords(judgeSignOff(linked, latest).seal)}`];
  });
}

/** @returns `{version: 1, file, role, name, date, decision, seal, files, signed}` */
export function signedJson({ file, answers, seal, signature }: Signed): string {
  const { to, name, date, decision } = answers;
  const said = { role: to.role.id, name, date, decision };
  const sealed = { seal: sealDigest(seal), files: seal.files.length, signed: signature !== null };
  return jsonText({ version: 1, file, ...said, ...sealed });
}

/** @returns what was done, and what may come next */
export function signedText({ answers, seal, signature }: Signed): string {
  const { to, name, decision, enteredBy } = answers;
  const paper = enteredBy === null ? '' : `, as typed in by ${enteredBy}`;
  const lines = [
    `${to.role.title}: ${decision}, by ${name}${paper}, about ${counted(seal.files.length, 'file')}.`,
    ...(signature === null && enteredBy === null
      ? ['It has no signature; the PDF has a page to sign by hand, and --key signs with an SSH key.']
      : []),
    'mentor verify tells you at any time whether they have changed.',
  ];
  return `${lines.join('\n')}\n`;
}
