import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** What opens an address in the person's browser, without a shell. */
function opener(platform: NodeJS.Platform): [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` is a word of the Windows shell, so this asks what the shell would ask.
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/**
 * Opens an address in the browser that the person uses, and does not wait for it.
 * @param failed called where no browser could be opened
 */
export function openAddress(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  failed: () => void,
): void {
  const [command, ...args] = opener(platform());
  const child = spawn(command, [...args, address], { env, stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => {
    if (code !== 0) failed();
  });
  child.unref();
}
