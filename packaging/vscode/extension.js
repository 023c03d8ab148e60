import { join } from 'node:path';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** The program lies in the extension and runs on the Node that the editor brings: nothing else has to be installed. */
const PROGRAM = 'mentor/bin/mentor.js';

let client;

export async function activate({ extensionPath }) {
  const server = { module: join(extensionPath, PROGRAM), args: ['lsp'], transport: TransportKind.stdio };
  const documentSelector = ['markdown', 'yaml'].map((language) => ({ scheme: 'file', language }));
  client = new LanguageClient('mentor', 'mentor', server, { documentSelector });
  await client.start();
}

export async function deactivate() {
  await client?.stop();
}
