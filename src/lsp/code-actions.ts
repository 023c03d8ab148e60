import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { planEdits } from '../check/fix/plan.js';
import type { CheckResult } from '../check/index.js';
import { LineIndex, type PortfolioDocument } from '../portfolio/index.js';
import { addTo } from '../text/group-by.js';
import { equivalentActions } from './equivalent-actions.js';
import { rangeOf } from './place.js';
import type { Place } from './workspace.js';

type Fix = CheckResult['fixes'][number];

/** What can be done about the findings at a place: safe fixes, all of the file's at once, or to accept one. */
export async function codeActions(
  place: Place,
  { range, context, textDocument }: CodeActionParams,
): Promise<CodeAction[]> {
  const view = await place.session.view();
  const { uri } = textDocument;
  const isWanted = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const text = place.session.text(place.path);
  const isCurrent = text !== null && text === view.files.texts.get(place.path);
  const isSigned = view.linked.portfolio.files.get(place.path)?.digest !== undefined;
  const fixes = isCurrent && !isSigned ? view.result.fixes.filter(({ file }) => file === place.path) : [];
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    const near = fixes.filter(({ at }) => at.line - 1 <= range.end.line && at.endLine - 1 >= range.start.line);
    for (const fix of near) actions.push(...quickFix(fix, uri, text ?? '', context.diagnostics));
    const document = isSigned ? null : place.session.document(place.path);
    if (document) actions.push(...acceptances(document, uri, context.diagnostics));
  }
  if (isWanted(CodeActionKind.RefactorRewrite) && isCurrent && !isSigned) {
    const near = view.result.suggestions.filter(({ file }) => file === place.path);
    actions.push(...equivalentActions(near, range, uri, text ?? ''));
  }
  if (isWanted(CodeActionKind.SourceFixAll) && fixes.length > 0) {
    const edit = { changes: { [uri]: editsFor(fixes, text ?? '') } };
    actions.push({ title: 'Mend what is safe to mend in this file', kind: CodeActionKind.SourceFixAll, edit });
  }
  return actions;
}

function quickFix(fix: Fix, uri: string, text: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const edits = editsFor([fix], text);
  if (edits.length === 0) return [];
  const start = rangeOf(fix.at).start;
  const mended = diagnostics.filter(
    ({ code, range }) =>
      code === fix.rule && range.start.line === start.line && range.start.character === start.character,
  );
  return [
    {
      title: fix.isSecret ? 'Write it as expected' : `Write \`${fix.text}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: mended,
      isPreferred: true,
      edit: { changes: { [uri]: edits } },
    },
  ];
}

function editsFor(fixes: readonly Fix[], text: string): TextEdit[] {
  const [path = ''] = fixes.map(({ file }) => file);
  const lines = new LineIndex(text);
  const planned = planEdits(new Map([[path, text]]), fixes).get(path) ?? [];
  return planned.map(({ from, to, insert }) => ({ range: rangeOf(lines.position(from, to)), newText: insert }));
}

/** An error is mended, not accepted; what is missing or doubtful may be meant so. The reason is left to the person. */
function acceptances(document: PortfolioDocument, uri: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const rules = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { code, source, severity, data } = diagnostic;
    const isOurs = source === 'mentor' && typeof code === 'string' && /^[a-z]+\/[a-z-]+$/.test(code);
    const isHere = (data as { file?: unknown } | undefined)?.file === document.path;
    if (isOurs && isHere && severity !== 1) addTo(rules, code, diagnostic);
  }
  const at = new LineIndex(document.text).position(document.bodyOffset, document.bodyOffset);
  const isClosed = document.text[document.bodyOffset - 1] === '\n';
  return [...rules].map(([rule, accepted]) => ({
    title: `Accept ${rule} in this file: write a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics: accepted,
    edit: {
      changes: {
        [uri]: [{ range: rangeOf(at), newText: `${isClosed ? '' : '\n'}\n<!-- mentor-accept ${rule}: -->\n` }],
      },
    },
  }));
}
