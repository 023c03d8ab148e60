import { readFileSync, statSync } from 'node:fs';
import { packageFile } from '../text/package-asset.js';

interface Manifest {
  version: string;
  engines: { node: string };
  /** Set when a release is published; nobody else's package may be installed under our name before. */
  repository?: unknown;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as Manifest;
}

export function packageVersion(): string {
  return manifest().version;
}

/** @returns what npm installs this program from: its name in the registry, or the packed file beside where it is installed */
export function packageSource(): string {
  const { version, repository } = manifest();
  return repository === undefined ? `./mentor-portfolio-${version}.tgz` : `mentor-portfolio@${version}`;
}

/** @returns the versions of Node that mentor is made for, as npm writes ranges */
export function packageEngines(): string {
  return manifest().engines.node;
}

/**
 * Tells one build from the next, so that no build believes what another remembered.
 * @returns null where the sources run as they are, as in a test
 */
export function buildStamp(): string | null {
  if (import.meta.url.endsWith('.ts')) return null;
  stamp ??= `${packageVersion()} ${statSync(packageFile('dist/frameworks/index.json'), { bigint: true }).mtimeNs}`;
  return stamp;
}

let stamp: string | undefined;
