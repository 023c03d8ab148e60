import { join } from 'node:path';

const SYSTEM_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

/**
 * A fontconfig file for the embedded Chromium, which without one prints no text at all on a machine without fonts.
 * The fonts it brings come first, so that what is printed depends little on the machine; the system's own fill in the
 * scripts those lack (Arabic, Chinese, Gujarati, …).
 *
 * @param folder where the browser will lie unpacked
 */
export function fontsConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), ...SYSTEM_FOLDERS].map((path) => `  <dir>${escapeXml(path)}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.join('\n')}
  <dir prefix="xdg">fonts</dir>
  <cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
