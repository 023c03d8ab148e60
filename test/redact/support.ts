import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { redactMarkdown } from '../../src/redact/markdown/redact-markdown.js';
import { Redactor } from '../../src/redact/redactor.js';
import { english } from '../html/support.js';

const PRIVATE = `people:
  - {name: Jane Holloway, also: [Janey, J.H.], id: trainee-a, as: Trainee A}
  - {name: Jo, id: trainee-b, as: Trainee B}
  - {name: José Núñez, id: pupil-1, as: Pupil 1}
  - {name: Anne-Marie O'Dowd, id: pupil-2, as: Pupil 2}
  - {name: Will, id: pupil-3, as: Pupil 3}
  - {name: Grace Wing, id: pupil-4, as: Pupil 4}
  - {name: bobby, id: pupil-5, as: Pupil 5, anycase: true}
  - {name: James, id: pupil-6, as: Pupil 6}
  - {name: Zed, id: pupil-7, as: Pupil_7}
`;

export const finder: NameFinder = new NameFinder(readPeople(PRIVATE).people);
export const redactor: Redactor = new Redactor(finder);

export function redacted(markdown: string): string {
  const names = {
    redactor,
    url: (url: string) => redactor.address(url),
    anchor: (name: string) => redactor.segment(name),
  };
  return redactMarkdown(markdown, names, english.say('prose.too-much')).text;
}
