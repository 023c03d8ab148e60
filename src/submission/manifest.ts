import type { EvidenceFault } from '../portfolio/model.js';
import type { SignOffSnapshot, Snapshot } from './snapshot.js';

/** A file of a submission. Sources lie in `portfolio/`, in the zip. */
export interface ManifestFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Of its bytes as they are, 64 digits. */
  sha256: string;
}

/** What `manifest.json` says (docs/submission.md); every key always there. */
export interface Manifest {
  version: 1;
  /** `003` */
  submission: string;
  /** YYYY-MM-DD */
  date: string;
  mentor: { name: string | null; school: string | null };
  provider: string | null;
  /** `ljmu-2016/advanced` */
  stages: string[];
  tool: { name: 'mentor'; version: string };
  packs: { id: string; version: number }[];
  /** null: not in a git repository; `changed` are sources that the commit has not, or not so. */
  git: { commit: string; changed: string[] } | null;
  check: {
    errors: number;
    missing: number;
    warnings: number;
    accepted: { rule: string; file: string; reason: string }[];
  };
  /** Why it was made although something spoke against it, or null. */
  forced: { reason: string; despite: string[] } | null;
  signOffs: (SignOffSnapshot & { seal: string; signature: string })[];
  files: ManifestFile[];
  /** Evidence that no reader can open, and why; left out by versions before this key. */
  unopenable?: { file: string; fault: EvidenceFault }[];
  snapshot: Snapshot;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @returns null where the text is no manifest of a form that is known */
export function readManifest(text: string): Manifest | null {
  try {
    const data = JSON.parse(text) as Partial<Manifest> | null;
    return data?.version === 1 && isNamed(data) && areFiles(data.files) && isSnapshot(data.snapshot)
      ? (data as Manifest)
      : null;
  } catch {
    return null;
  }
}

function isNamed({ submission, date, stages }: Partial<Manifest>): boolean {
  return typeof submission === 'string' && typeof date === 'string' && Array.isArray(stages);
}

function areFiles(files: unknown): boolean {
  return Array.isArray(files) && files.every((file: Partial<ManifestFile> | null) => isFile(file));
}

function isFile(file: Partial<ManifestFile> | null): boolean {
  return typeof file?.path === 'string' && typeof file.size === 'number' && /^[0-9a-f]{64}$/.test(String(file.sha256));
}

function isSnapshot(snapshot: Partial<Snapshot> | undefined): boolean {
  return (
    Array.isArray(snapshot?.comments) &&
    Array.isArray(snapshot.stages) &&
    snapshot.stages.every(
      (stage) =>
        typeof stage?.stage === 'string' &&
        [stage.criteria, stage.skills, stage.questions, stage.targets, stage.signOffs].every(Array.isArray) &&
        typeof stage.ratings === 'object' &&
        areFiles(stage.files),
    )
  );
}
