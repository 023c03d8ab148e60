import { type LinkedPortfolio, ratedBy, type Target } from '../../../coverage/index.js';
import { describeIds, type SelfAssessment } from '../../../framework/index.js';
import { quoted, type Rating } from '../../../portfolio/index.js';
import { askedElse, nearest, thenAsked } from '../../../text/suggest.js';
import type { Draft, Rule } from '../../model.js';
import { sameLetters } from '../../references.js';

export const rule: Rule = {
  id: 'link/point',
  severity: 'error',
  summary: 'A self-assessment rates points that exist, and a target is for something that exists.',
  docs: `Points are rated one by one: \`MS1.1: green\`. A standard as a whole, such as \`MS1\`, has no rating.
The line \`- for: MS1.5\` below a target says which point it is meant to improve.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md':
          '---\nkind: self-assessment\nratings:\n  MS1.1: green\n  MS1.2: amber\n---\n',
        'stages/advanced/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - for: MS1.2\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md':
          '---\nkind: self-assessment\nratings:\n  MS1.6: green\n  ms1.2: amber\n  MS2: green\n---\n',
        'stages/advanced/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - for: MS1.9\n',
      },
      finds: [
        [4, 3],
        [5, 3],
        [6, 3],
        [6, 5],
      ],
    },
  ],
  *run({ linked, stages }) {
    for (const document of linked.portfolio.documents) {
      const { ratings } = document.frontMatter;
      const demanded = ratings && ratedBy(linked, document);
      if (!demanded) continue;
      for (const rating of ratings.value) yield* unknownPoint(rating, demanded, document.path);
    }
    for (const target of stages.flatMap(({ targets }) => targets)) yield* unknownAim(target, linked);
  },
};

function* unknownPoint({ point, at }: Rating, { points, set }: SelfAssessment, file: string): Iterable<Draft> {
  if (points.some(({ id }) => id === point)) return;
  const found = `Unexpected point ${quoted(point)}`;
  const ids = points.map(({ id }) => id);
  const ofStandard = points.filter(({ standard }) => standard.id === point).map(({ id }) => id);
  const spelled = sameLetters(point, ids);
  if (ofStandard.length > 0) {
    const hint = 'Give each point its own rating.';
    yield { message: `${found}: it is rated point by point: ${describeIds(ofStandard)}`, hint, file, at };
  } else if (spelled !== null) {
    yield {
      message: `${found}, expected \`${spelled}\``,
      hint: 'Capitals matter; write it as the framework does.',
      file,
      at,
      fix: spelled,
    };
  } else {
    yield {
      message: `${found}: ${set.title} has ${describeIds(ids)}${thenAsked(nearest(point, ids)[0])}`,
      hint: `\`mentor framework show ${set.from}\` lists the points and their statements.`,
      file,
      at,
    };
  }
}

function* unknownAim({ for: aims, document }: Target, linked: LinkedPortfolio): Iterable<Draft> {
  for (const { value, at } of aims) {
    const references = [linked.find('standards', value), linked.find('criteria', value), linked.find('skills', value)];
    if (references.some(({ found }) => found)) continue;
    const meant = references.flatMap((reference) => (reference.found ? [] : reference.near))[0];
    yield {
      message: `Unexpected ${quoted(`for: ${value}`)}: no point, standard, criterion or skill has that name`,
      hint: askedElse(meant, 'Name the point that the target is meant to improve, as `for: MS1.5`.'),
      file: document.path,
      at,
    };
  }
}
