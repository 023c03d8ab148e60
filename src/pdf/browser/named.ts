import { basename } from 'node:path';
import { fromHome } from '../../text/home.js';
import { headlessMode, type Look, seen, unseen } from './found.js';
import type { Machine } from './machine.js';
import { isProgram } from './program.js';

/** Looks where the user points. Undefined if the user points nowhere; a wrong path is an end of the search, not a hint. */
export async function lookWhereNamed(machine: Machine): Promise<Look | undefined> {
  const pointer = pointers(machine).find(({ path }) => path);
  if (!pointer?.path) return undefined;
  const { place } = pointer;
  const path = fromHome(pointer.path, machine.home);
  if (!(await isProgram(path))) return unseen(place, `there is no program at ${path}`);
  return seen(place, { kind: 'named', name: basename(path), path, headless: headlessMode(path) });
}

function pointers({ named, env }: Machine): { place: string; path: string | undefined }[] {
  return [
    { place: '--browser', path: named },
    ...['MENTOR_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'].map((place) => ({ place, path: env[place] })),
  ];
}
