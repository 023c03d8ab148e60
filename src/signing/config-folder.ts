import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import envPaths from 'env-paths';

/** The user's own settings of this tool. A base folder that is empty or relative is none: the keys that are believed never come from where one stands. */
export function configFolder(env: Readonly<Record<string, string | undefined>>): string {
  const xdg = env['XDG_CONFIG_HOME'] ?? '';
  if (isAbsolute(xdg)) return join(xdg, 'mentor');
  const usual = envPaths('mentor', { suffix: '' }).config;
  return isAbsolute(usual) ? usual : join(userInfo().homedir, '.config', 'mentor');
}
