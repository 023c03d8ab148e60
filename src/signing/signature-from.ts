import { namespaceOf } from '../coverage/index.js';
import { Refusal } from '../text/refusal.js';
import { checkSignature, readSignature } from '../trust/ssh/signature.js';

/**
 * Takes a signature that somebody made, if it is one over this statement.
 * @param armoured as ssh-keygen writes it
 * @returns it, without white space around it
 * @throws Refusal where it is none, or over something else
 */
export function signatureFrom(armoured: string, statement: string, role: string): string {
  const signature = readSignature(armoured);
  const hint = 'Print the statement again with the same words and date, and have exactly that signed.';
  if (signature === null) throw new Refusal('BadSignature', 'This is not an SSH signature.', hint);
  const namespace = namespaceOf(role);
  if (signature.namespace !== namespace) {
    const message = `The signature was made for \`${signature.namespace}\`, expected \`${namespace}\`.`;
    throw new Refusal('BadSignature', message, `Give it to ssh-keygen -Y sign as -n ${namespace}.`);
  }
  const result = checkSignature(signature, statement);
  if (result === 'good') return armoured.replaceAll('\r\n', '\n').trim();
  const message =
    result === 'bad'
      ? 'The signature does not fit this statement.'
      : 'The signature was made with a kind of key that mentor does not know.';
  throw new Refusal(
    'BadSignature',
    message,
    result === 'bad' ? hint : 'Use an ed25519, RSA (2048 bits or more) or ECDSA key.',
  );
}
