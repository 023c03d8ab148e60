import { execFileSync } from 'node:child_process';

/** The tests that run the built program run what stands in src now. */
export default function build(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' });
}
