import { existsSync } from 'node:fs';
import type { LookedAt } from './found.js';
import type { Machine } from './machine.js';

/** What to install on this system so that a PDF can be made, and what works meanwhile. */
export function adviceFor(machine: Machine, looked: readonly LookedAt[]): string {
  return [
    'To make a PDF, mentor needs a browser (Chrome, Edge or Chromium), and found none.',
    '',
    'Looked for:',
    ...looked.map(({ place, outcome }) => `  - ${place}: ${outcome}`),
    '',
    'Any one of these helps:',
    ...waysOut(machine).map((way) => `  - ${way}`),
    '',
    'Meanwhile `mentor render --html` needs no browser, and any browser can print that page to PDF.',
  ].join('\n');
}

/** What to do when `--browser` or its like points at no program. */
export function adviceForWrongName({ place, outcome }: LookedAt): string {
  return (
    `${place} should name a browser, but ${outcome}. Give the full path of the program of Chrome, Edge or Chromium, ` +
    'or leave it out, and mentor will look for one itself.'
  );
}

function waysOut(machine: Machine): string[] {
  const ways = [
    ...fromSystem(machine),
    'mentor browser install   (fetches a small Chrome, about 100 MB, for mentor alone)',
  ];
  if (machine.platform === 'linux' && machine.arch === 'x64')
    ways.push('npm install @sparticuz/chromium@147   (Chromium as an npm package, if only npm can be reached)');
  return [...ways, 'mentor render --browser <path>, or MENTOR_BROWSER, if a browser is in an unusual place'];
}

function fromSystem({ platform }: Machine): string[] {
  if (platform === 'win32')
    return ['Microsoft Edge: comes with Windows; if it was removed, get it from microsoft.com/edge'];
  if (platform === 'darwin') return ['Google Chrome from google.com/chrome, or: brew install --cask google-chrome'];
  return [linuxCommand()];
}

function linuxCommand(): string {
  if (existsSync('/etc/debian_version')) return 'sudo apt install chromium   (Ubuntu: sudo snap install chromium)';
  if (existsSync('/etc/fedora-release')) return 'sudo dnf install chromium';
  if (existsSync('/etc/alpine-release')) return 'apk add chromium font-noto';
  if (existsSync('/etc/arch-release')) return 'sudo pacman -S chromium';
  return "Chromium, with this system's package manager";
}
