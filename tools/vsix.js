import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { thirdPartyNotices } from './third-party-notices.js';
import { filesBelow, zipFolder } from './zip-folder.js';

const SOURCE = resolve(import.meta.dirname, '../packaging/vscode');
const TYPES = {
  js: 'application/javascript',
  cjs: 'application/javascript',
  json: 'application/json',
  md: 'text/markdown',
};

/**
 * Makes the extension for VS Code, with the published program in it: build/mentor-<version>.vsix.
 * @param {{ release: string, build: string, manifest: object }} from the published package, where to write, and package.json
 */
export async function makeVsix({ release, build: folder, manifest }) {
  const root = join(folder, 'vsix');
  rmSync(root, { recursive: true, force: true });
  const extension = join(root, 'extension');
  mkdirSync(extension, { recursive: true });
  await bundle(extension);
  cpSync(join(SOURCE, 'README.md'), join(extension, 'README.md'));
  cpSync(join(release, 'LICENSE'), join(extension, 'LICENSE.txt'));
  cpSync(release, join(extension, 'mentor'), { recursive: true });
  const described = describe(manifest);
  writeFileSync(join(extension, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  writeFileSync(join(root, 'extension.vsixmanifest'), identity(described));
  writeFileSync(join(root, '[Content_Types].xml'), contentTypes(filesBelow(root)));
  const zip = zipFolder(root);
  writeFileSync(join(folder, `mentor-${manifest.version}.vsix`), zip);
  process.stdout.write(`build/mentor-${manifest.version}.vsix  ${(zip.length / 1e6).toFixed(1)} MB\n`);
}

function bundle(dir) {
  return build({
    input: { extension: join(SOURCE, 'extension.js') },
    platform: 'node',
    external: ['vscode'],
    plugins: [thirdPartyNotices()],
    output: { dir, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
  });
}

/** What VS Code reads. It starts where a portfolio is open, and nowhere else. */
function describe({ version, license, description }) {
  return {
    name: 'mentor',
    displayName: 'mentor',
    publisher: 'mentor-portfolio',
    version,
    license,
    description,
    main: './extension.cjs',
    engines: { vscode: '^1.91.0' },
    categories: ['Linters', 'Education'],
    activationEvents: ['workspaceContains:**/portfolio.yaml'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: false },
  };
}

function identity({ name, publisher, version, displayName, description, engines, categories }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-GB" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Categories>${categories.join(',')}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function contentTypes(files) {
  const endings = [...new Set(files.map((path) => /\.([^./]+)$/.exec(path)?.[1]).filter(Boolean))].sort();
  const types = endings.map(
    (ending) => `  <Default Extension=".${ending}" ContentType="${TYPES[ending] ?? 'application/octet-stream'}"/>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${types.join('')}</Types>
`;
}
