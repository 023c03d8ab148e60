import { judgeSignOff, type SignatureState } from '../../../coverage/index.js';
import type { Draft, Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';
import { SIGNED, signedBut } from '../../trust-examples.js';

export const rule: Rule = {
  id: 'trust/signature',
  severity: 'error',
  summary: 'The signature in a sign-off fits what the sign-off says.',
  docs: `A signature fits one text only: change the decision, the comment or what was sealed, and it no longer fits.
The portfolio cannot tell whose key made it: \`mentor verify --allowed-signers\` compares it with the keys that you trust.`,
  good: [{ files: SIGNED }],
  bad: [
    { files: signedBut('sign-off', 'Rowan Ashby', 'Rowan Ash'), finds: [[17, 12]] },
    { files: signedBut('sign-off', 'U1NIU0lH', 'AAAAAAAA'), finds: [[17, 12]] },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      for (const { role, latest } of coverage.signOffs) {
        const told = latest && TOLD[judgeSignOff(linked, latest).signature];
        if (!told) continue;
        const at = latest.frontMatter.signature?.at ?? null;
        yield { ...ofStage(coverage), item: role.id, file: latest.path, at, ...told };
      }
    }
  },
};

const TOLD: { [S in SignatureState]?: Pick<Draft, 'message' | 'hint' | 'severity'> } = {
  bad: {
    message: 'The signature does not fit what the sign-off says now',
    hint: 'Put the sign-off back as it was signed, or have it signed again: `mentor sign … --key`.',
  },
  unreadable: {
    message: 'The signature cannot be read, or there is no seal for it to cover',
    hint: 'It must be all the lines that ssh-keygen -Y sign prints; `mentor sign … --key` puts them in.',
  },
  unsupported: {
    message: 'The signature was made with a kind of key that mentor does not know',
    hint: 'Sign with an ed25519, RSA (2048 bits or more) or ECDSA key.',
    severity: 'warning',
  },
};
