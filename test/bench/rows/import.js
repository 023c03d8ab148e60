import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FORM = fileURLToPath(new URL('../../../fixtures/word/forms/shading-docx.docx', import.meta.url));

export default [
  {
    name: 'import',
    what: 'import of a Word form, CPU',
    against: 'node -e 0, CPU',
    target: 5,
    repeat: 4,
    sides: (bench) => ({
      ours: () => bench.cpu(['import', 'form.docx'], emptyWithForm(bench.scratch('form'))),
      theirs: () => bench.cpuOf(['-e', '0']),
    }),
  },
];

/** @returns a folder that holds the form alone, as somebody who begins has it */
function emptyWithForm(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(FORM, join(folder, 'form.docx'));
  return folder;
}
