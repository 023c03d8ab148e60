import { printable, type Submission } from '../../portfolio/index.js';
import type { ChangedFile, SignOffReport, VerifyReport } from '../../signing/index.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';
import type { Paint } from '../../text/paint.js';

/** @returns `{version: 1, signOffs, submissions, findings, summary}` */
export function verifyJson(report: VerifyReport): string {
  const { signOffs, findings, submissions } = report;
  const counting = signOffs.filter(({ counts }) => counts);
  const summary = {
    signOffs: counting.length,
    intact: counting.filter(({ seal }) => seal.state === 'intact').length,
    signed: counting.filter(({ signature }) => signature.state === 'good').length,
    findings: findings.length,
  };
  return jsonText({ version: 1, signOffs, submissions, findings, summary });
}

/** @param quiet only what is not as it should be */
export function verifyText(report: VerifyReport, paint: Paint, quiet: boolean): string {
  const { signOffs, findings, submissions } = cleaned(report);
  const shown = quiet ? signOffs.filter((one) => one.counts && !isWell(one)) : signOffs;
  const blocks = shown.map((one) => signOffText(one, paint));
  const nobody = signOffs.length === 0 && !quiet ? ['Nobody has signed yet.'] : [];
  const handedIn = submissions.filter(({ troubles }) => !quiet || troubles.length > 0);
  const rest = findings.filter(({ rule }) => !SHOWN_ABOVE.has(rule));
  const others = rest.map(
    ({ severity, message, hint, file }) => `${paint[severity](severity)}: ${file}: ${message}\n  ${hint}`,
  );
  const all = [...nobody, ...blocks, ...handedIn.map((one) => submissionText(one, paint)), ...others];
  return all.map((block) => `${block}\n`).join('\n');
}

/** What the blocks above say already. */
const SHOWN_ABOVE: ReadonlySet<string> = new Set(['trust/seal', 'trust/signature', 'trust/submission']);

function submissionText({ folder, date, stages, troubles }: Submission, paint: Paint): string {
  const heading = `${paint.bold(folder)}  ${paint.dim([...stages, date ?? 'no date'].join(', '))}`;
  const state = troubles.length === 0 ? paint.good('as it was handed in') : paint.error('not as it was handed in');
  return [heading, `  ${state}`, ...troubles.map(({ file, what }) => `    ${what.padEnd(8)} ${file}`)].join('\n');
}

function isWell({ seal, signature }: SignOffReport): boolean {
  return seal.state === 'intact' && (signature.state === 'good' || signature.state === 'none');
}

function signOffText(one: SignOffReport, paint: Paint): string {
  const said = [one.role ?? 'no role', one.name ?? 'no name', one.date ?? 'no date', one.decision ?? 'no decision'];
  const paper = one.enteredBy === null ? [] : [`  from paper, typed in by ${one.enteredBy}`];
  const { changed, came, went } = one.seal;
  return [
    `${paint.bold(said.join(', '))}  ${paint.dim(one.counts ? one.file : `${one.file}, an earlier one`)}`,
    ...paper,
    `  seal       ${sealWords(one, paint)}`,
    ...changed.map((file) => `    changed  ${fileWords(file, paint)}`),
    ...came.map((file) => `    came     ${fileWords(file, paint)}`),
    ...went.map((file) => `    went     ${fileWords(file, paint)}`),
    `  signature  ${signatureWords(one, paint)}`,
  ].join('\n');
}

function sealWords({ seal, counts }: SignOffReport, paint: Paint): string {
  const bad = counts ? paint.error : paint.dim;
  const files = counted(seal.files, 'file');
  switch (seal.state) {
    case 'intact':
      return `${paint.good('intact')}: ${files}, nothing changed since${seal.why === null ? '' : `;\n    ${seal.why}`}`;
    case 'none':
      return `${paint.warning('none')}: nobody can tell what was signed`;
    case 'edited':
      return `${bad('edited')}: the sign-off itself was changed after it was sealed`;
    case 'changed':
      return `${bad('changed')}: ${files} were sealed`;
    case 'unreadable':
      return `${bad('unreadable')}: it ${seal.why}`;
    default:
      return `${bad(seal.state)}: ${seal.why}`;
  }
}

function fileWords({ path, since }: ChangedFile, paint: Paint): string {
  return since ? `${path}  ${paint.dim(`since ${since.date}, ${since.commit.slice(0, 10)}`)}` : path;
}

function signatureWords({ signature }: SignOffReport, paint: Paint): string {
  const key = signature.key === null ? '' : `, ${signature.key}`;
  switch (signature.state) {
    case 'none':
      return 'none';
    case 'good':
      return `${paint.good('good')}: ${signature.why}${key}`;
    case 'not-vouched':
      return `${paint.warning('not vouched for')}: ${signature.why}${key}`;
    case 'unknown-key':
      return `${paint.warning('unknown key')}: ${signature.why}${key}`;
    case 'unsupported':
      return `${paint.warning('unknown')}: a kind of key that mentor does not know`;
    default:
      return `${paint.error(signature.state)}: does not fit what the sign-off says now`;
  }
}

/** Names and paths come from files of others: nothing in them may move the cursor or turn the text around. */
function cleaned<T>(report: T): T {
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as T;
}
