import { CONFIG_PATH, type Position, quoted } from '../../../portfolio/index.js';
import { WEIGHTS } from '../../../portfolio/shape.js';
import { suggestion } from '../../../text/suggest.js';
import type { CheckContext, Draft, Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/rule',
  severity: 'error',
  summary: 'Rules that you set or accept exist, and every accepted finding has a reason.',
  docs: `In portfolio.yaml, \`rules:\` gives a rule another severity: off, warning, missing or error; \`stages: {effective: {rules: …}}\` does so for findings
about one stage. \`accept:\` sets a finding aside with a reason,
and so does a comment in the file: \`<!-- mentor-accept link/alt: a decorative border -->\`.
With a name that does not exist, or without a reason, it has no effect, although you may think that it has.`,
  good: [
    {
      files: {
        'portfolio.yaml':
          'version: 1\nframework: ljmu-2007\nstage: developing\nrules: {complete/criterion-no-file: error}\nstages: {developing: {rules: {link/alt: warning}}}\naccept:\n  - {rule: link/unused-evidence, file: evidence/old.pdf, reason: kept for the record}\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n<!-- mentor-accept link/alt: a decorative border -->\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml':
          'version: 1\nframework: ljmu-2007\nstage: developing\nrules: {complete/criterions: error, link/alt: none}\naccept:\n  - {rule: link/unused, reason: kept for the record}\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n<!-- mentor-accept link/alt -->\n\nWe observed together.\n',
        'journal/b.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n<!-- Mentor-Accept: decorative -->\n\nWe observed together.\n',
      },
      finds: [
        [6, 1],
        [6, 1],
        [4, 9],
        [4, 47],
        [6, 5],
      ],
    },
    {
      files: {
        'portfolio.yaml':
          'version: 1\nframework: ljmu-2007\nstage: developing\nstages:\n  developing: {rules: {link/alts: error, link/alt: eror}}\n',
      },
      finds: [
        [5, 24],
        [5, 52],
      ],
    },
  ],
  *run(context) {
    const { config, documents } = context.linked.portfolio;
    const sets: [path: string, rules: Record<string, string>][] = [
      ['rules', config.rules],
      ...config.stageRules.map(({ stage, rules }): [string, Record<string, string>] => [
        `stages/${stage.value}/rules`,
        rules,
      ]),
    ];
    for (const [path, rules] of sets) {
      for (const [id, severity] of Object.entries(rules)) {
        const place = config.places[`${path}/${id}`];
        yield* unknownRule(id, context, { file: CONFIG_PATH, at: place?.key ?? null });
        yield* unknownSeverity(severity, place?.value ?? null);
      }
    }
    for (const { rule: id, at } of config.accept) yield* unknownRule(id, context, { file: CONFIG_PATH, at });
    for (const { path, facts } of documents) {
      for (const { rule: id, reason, at } of facts.acceptances) {
        yield* unknownRule(id, context, { file: path, at });
        if (reason === '' && context.ruleIds.includes(id)) yield withoutReason(id, path, at);
      }
    }
  },
};

function* unknownRule(id: string, { ruleIds }: CheckContext, place: Pick<Draft, 'file' | 'at'>): Iterable<Draft> {
  if (ruleIds.includes(id)) return;
  const hint = suggestion(id, ruleIds, 'Each finding names its rule in brackets; copy it from there.');
  yield { message: `Unexpected rule ${quoted(id)}: there is no rule of that name`, hint, ...place };
}

function* unknownSeverity(severity: string, at: Position | null): Iterable<Draft> {
  if (WEIGHTS.some((weight) => weight === severity)) return;
  yield {
    message: `Unexpected severity ${quoted(severity)}, expected ${WEIGHTS.map((one) => `\`${one}\``).join(', ')}`,
    hint: suggestion(severity, WEIGHTS, '`off` silences the rule.'),
    file: CONFIG_PATH,
    at,
  };
}

function withoutReason(id: string, file: string, at: Position): Draft {
  return {
    message: `Unexpected end: ${quoted(id)} is accepted without a reason, so it is not accepted`,
    hint: 'Write the reason after a colon: `<!-- mentor-accept link/alt: a decorative border -->`.',
    file,
    at,
  };
}
