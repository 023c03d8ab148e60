import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that can be run, as a stand-in for a browser where only its place matters. */
export function program(path: string, script = '#!/bin/sh\nexit 1\n'): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}
