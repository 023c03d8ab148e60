import type { EvidenceFault } from '../portfolio/model.js';

/** Why a file does not open, as the end of a sentence, and how to mend it. */
export const FAULT_WORDS: Readonly<Record<EvidenceFault, { why: string; mend: string }>> = {
  empty: { why: 'it is empty', mend: 'Copy it in again, or save it again in the program that it comes from.' },
  'cut-off': { why: 'its end is missing', mend: 'The copy was interrupted: copy it in again from where it came.' },
  broken: {
    why: 'it is damaged, or not what its name says',
    mend: 'Open it yourself, then save it again under a name with the right ending.',
  },
  'web-page': {
    why: 'it is a web page under another name',
    mend: 'It may be the page that asks you to sign in: sign in, and download the file itself.',
  },
  placeholder: {
    why: 'its content is not on this computer',
    mend: 'OneDrive, iCloud and others leave a placeholder: choose “Always keep on this device”, then copy it in again.',
  },
  pointer: { why: 'it is a Git LFS pointer', mend: 'Run `git lfs pull`, which fetches the file itself.' },
  shortcut: {
    why: 'it is a shortcut, which leads nowhere on other computers',
    mend: 'Download what it leads to (in Google Docs: File, Download, PDF), or list its address: `{url: …, caption: …}`.',
  },
  program: {
    why: 'it is a program, which is not passed on',
    mend: 'Show what it does: a picture of the screen, or its text saved with the ending .txt.',
  },
  password: { why: 'it asks for a password', mend: 'Save a copy without a password.' },
  'dynamic-form': {
    why: 'it is a form that only Adobe Acrobat shows',
    mend: 'Open it in Acrobat and print it to PDF.',
  },
  undrawn: {
    why: 'browsers do not show pictures of this format',
    mend: 'Save it as JPEG: export it from Photos, or open it in Paint and save it as JPEG; iPhones take JPEG with Settings, Camera, Formats, Most Compatible.',
  },
};
