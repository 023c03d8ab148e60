import { judgeSignOff, type SignatureState } from '../../../coverage/index.js';
import type { Draft, Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';
import { SIGNED, signedBut } from '../../trust-examples.js';

export const rule: Rule = {
  id: 'trust/signature',
  severity: 'error',
  summary: 'The signature in a sign-off was made over what the sign-off says.',
  docs: `A signature fits one text only: change the decision, the comment or what was sealed, and it no longer does.
Whose key it was made with, the portfolio cannot tell: \`mentor verify --allowed-signers\` holds it against the keys that you believe.`,
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
    message: 'The signature is not over what the sign-off says now',
    hint: 'Put the sign-off back as it was signed, or have it signed again: `mentor sign … --key`.',
  },
  unreadable: {
    message: 'The signature cannot be read, or there is no seal that it could be over',
    hint: 'It is what ssh-keygen -Y sign prints, all lines of it; `mentor sign … --key` puts it in.',
  },
  unsupported: {
    message: 'The signature is by a kind of key that is not known here',
    hint: 'Sign with an ed25519, RSA (2048 bits or more) or ECDSA key.',
    severity: 'warning',
  },
};
