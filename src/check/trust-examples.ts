/** A portfolio of one entry, sealed and signed by `mentor sign`: what the examples of the group trust begin with. */
export const SIGNED: Readonly<Record<string, string>> = {
  'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
  'stages/developing/sign-off/professional-mentor-1.md': `---
kind: sign-off
date: 2026-05-20
stage: developing
role: professional-mentor
name: Rowan Ashby
decision: supported
seal:
  form: mentor-seal-1
  stage: ljmu-2007/developing
  pack-version: 1
  mentor: ''
  digest: sha256:b3a7fc536604f4b9db8206a248e60aff1459c2a1265019839528a1019484dedc
  statement: sha256:469ab8597cf00b8ba90c2dbeb7beb4de858fd43b7bc5937c34b3419a19ab7723
  files: |
    c58bce6f27084e451185a504476c6dda7a4ca2a7f97a258a016f64bc0cf6d42c 57 journal/a.md
signature: |
  -----BEGIN SSH SIGNATURE-----
  U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgmewwTFIuSpHdbI65hkR8Sj0XrA
  k68qYb23hdjkJIijMAAAAjcHJvZmVzc2lvbmFsLW1lbnRvckBtZW50b3Itc2lnbi1vZmYA
  AAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVkMjU1MTkAAABAH7zs3/C9+/XTwXj2y1J/Jv
  lFhWXU+7eIjPCh7EwvD0AWUjk6WJUSNvRYjPdUHAdArVK8o2c59m5UJC4fQAnUCg==
  -----END SSH SIGNATURE-----
---

A careful year.
`,
};

/** The same portfolio with one text replaced in one file. */
export function signedBut(path: 'journal/a.md' | 'sign-off', from: string, to: string): Record<string, string> {
  const file = path === 'sign-off' ? 'stages/developing/sign-off/professional-mentor-1.md' : path;
  return { ...SIGNED, [file]: (SIGNED[file] ?? '').replace(from, to) };
}
