/** What a check where nothing changed cannot do without: starts Node and looks at the state of every file of a folder. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path);
    else lstatSync(path, { bigint: true });
  }
};
walk(process.argv[2]);
