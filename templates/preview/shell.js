// Runs in the shell only. What a portfolio says is set as text, never as HTML; the document itself is sandboxed without scripts.
'use strict';

const byId = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

let frame = document.querySelector('iframe');
let coming = null;
let session = null;
let page = 0;
let known = null;

let events = null;
listen();
document.addEventListener('visibilitychange', listen);

/** A browser holds six connections to one server: a window that nobody sees gives its own up, and catches up when it is seen. */
function listen() {
  if (document.visibilityState === 'hidden') {
    events?.close();
    events = null;
    return;
  }
  if (events !== null) return;
  const own = new EventSource('/events');
  events = own;
  own.addEventListener('state', ({ data }) => show(JSON.parse(data)));
  own.addEventListener('error', () => {
    const ended = 'The preview has ended. Start it again with `mentor serve`; this page then comes back.';
    const refused = 'Too many windows show this preview. Close one and load this page again.';
    tell(own.readyState === EventSource.CLOSED ? refused : ended);
  });
}

function show(state) {
  if (session !== null && session !== state.session) return location.reload();
  session = state.session;
  document.title = `${state.title} (preview)`;
  tell(state.trouble);
  if (state.panel) fill(state.panel);
  if (state.page === page) return;
  page = state.page;
  bring();
}

function tell(trouble) {
  byId('trouble').hidden = !trouble;
  byId('trouble').textContent = trouble ?? '';
}

/**
 * Only what differs is put into the page that is shown: the rest stays laid out, with its pictures and the reader's place.
 * A request for a document parses without running or loading anything.
 */
function bring() {
  const wanted = page;
  if (coming !== null || document.documentElement.dataset.page === undefined) return load();
  const request = new XMLHttpRequest();
  request.open('GET', '/document');
  request.responseType = 'document';
  request.addEventListener('loadend', () => {
    if (wanted !== page || coming !== null) return;
    if (request.status === 200 && request.response && renew(frame, request.response)) document.documentElement.dataset.page = page;
    else load();
  });
  request.send();
}

/** @returns false where the page cannot become the other: its style differs */
function renew({ contentDocument: shown, contentWindow }, other) {
  if (!shown.head?.isEqualNode(other.head) || shown.documentElement.lang !== other.documentElement.lang) return false;
  const place = placeOf(frame);
  patch(shown.body, other.body);
  goBack({ contentDocument: shown, contentWindow }, place);
  return true;
}

/** Makes a node like another of its kind: what is alike before and behind the change is left alone. */
function patch(node, other) {
  copyAttributes(node, other);
  const [old, now] = [[...node.childNodes], [...other.childNodes]];
  const most = Math.min(old.length, now.length);
  let before = 0;
  while (before < most && old[before].isEqualNode(now[before])) before += 1;
  let after = 0;
  while (after < most - before && old.at(-1 - after).isEqualNode(now.at(-1 - after))) after += 1;
  const [gone, come] = [old.slice(before, old.length - after), now.slice(before, now.length - after)];
  if (gone.length === come.length && gone.every((each, index) => each.nodeName === come[index].nodeName)) {
    for (const [index, each] of gone.entries()) {
      if (each.isEqualNode(come[index])) continue;
      if (each.nodeType === Node.ELEMENT_NODE) patch(each, come[index]);
      else each.data = come[index].data;
    }
    return;
  }
  const behind = old[old.length - after] ?? null;
  for (const each of gone) each.remove();
  for (const each of come) node.insertBefore(each, behind);
}

/** What the reader has folded or unfolded stays so. */
function copyAttributes(node, other) {
  const isOwn = (name) => !(name === 'open' && node.nodeName === 'DETAILS');
  for (const { name } of [...node.attributes]) if (isOwn(name) && !other.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of other.attributes)
    if (isOwn(name) && node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** The new page is made ready behind the old one, so that nothing flickers and the place is kept. */
function load() {
  const next = frame.cloneNode();
  next.className = 'coming';
  next.src = '/document';
  next.addEventListener('load', () => {
    if (next !== coming) return;
    coming = null;
    const place = placeOf(frame);
    const hadFocus = document.activeElement === frame;
    // Shown only now, the page is laid out once and not again and again while it comes in.
    next.className = '';
    goBack(next, place);
    frame.remove();
    frame = next;
    if (hadFocus) next.focus();
    frame.contentDocument.addEventListener('click', follow);
    frame.contentDocument.addEventListener('dblclick', openThere);
    document.documentElement.dataset.page = page;
  });
  coming?.remove();
  coming = next;
  byId('page').append(next);
}

/** Where the reader is: the last thing with a name that begins above the window's top edge. */
function placeOf({ contentDocument, contentWindow }) {
  let place = { id: null, top: 0, y: contentWindow.scrollY };
  if (place.y === 0) return place;
  for (const node of contentDocument.querySelectorAll('main [id]')) {
    const { top } = node.getBoundingClientRect();
    if (top > 0) break;
    place = { ...place, id: node.id, top };
  }
  return place;
}

function goBack({ contentDocument, contentWindow }, { id, top, y }) {
  const node = id === null ? null : contentDocument.getElementById(id);
  contentWindow.scrollTo({ top: node ? node.getBoundingClientRect().top + contentWindow.scrollY - top : y, behavior: 'instant' });
}

/** A link out of the document opens in a window of its own that knows nothing of this one. */
function follow(event) {
  const link = event.target.closest('a[href]');
  if (!link) return;
  const url = new URL(link.href);
  if (url.origin === location.origin && url.pathname === '/document') return;
  event.preventDefault();
  if (/^https?:$/.test(url.protocol) && url.origin !== location.origin) open(url, '_blank', 'noopener,noreferrer');
}

/** Double click on a text: its file opens in the editor, at its line. */
function openThere({ target }) {
  const block = target.closest('p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, dd, pre') ?? target;
  const anchors = [];
  for (let node = target.closest('[id]'); node; node = node.parentElement?.closest('[id]')) anchors.push(node.id);
  if (anchors.length > 0) order({ anchors, words: block.textContent.slice(0, 200) });
}

async function order(what) {
  // The part of the address that no server is sent: only who was given the address has it.
  const headers = { 'content-type': 'application/json', 'x-mentor-key': location.hash.slice(1) };
  const answer = await fetch('/open', { method: 'POST', headers, body: JSON.stringify(what) }).catch(() => null);
  const strange = 'Files open from the address that `mentor serve` printed last. Load that one.';
  if (answer && !answer.ok) tell(answer.status === 403 ? strange : (await answer.text()).trim());
}

function fill({ summary, files, left }) {
  byId('summary').textContent = summaryOf(summary);
  const now = new Set();
  const parts = files.flatMap(({ file, findings }) => [
    made('h2', {}, [opener(file, null, file)]),
    made('ul', {}, findings.map((finding) => {
      const key = JSON.stringify([file, finding.rule, finding.message]);
      now.add(key);
      return made('li', {}, [entry(file, finding, known !== null && !known.has(key))]);
    })),
  ]);
  if (files.length === 0) parts.push(made('p', { className: 'good', textContent: 'Nothing was found.' }));
  if (left > 0) parts.push(made('p', { className: 'left', textContent: `${left} more: \`mentor check\` tells all.` }));
  known = now;
  const list = byId('findings');
  const { scrollTop } = list;
  list.replaceChildren(...parts);
  list.scrollTop = scrollTop;
}

function summaryOf({ errors, missing, warnings, accepted, ready, complete }) {
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
  const counts = [count(errors, 'error', 'errors'), `${missing} missing`, count(warnings, 'warning', 'warnings')];
  if (accepted > 0) counts.push(`${accepted} accepted`);
  const state = complete ? 'Complete.' : ready ? 'Ready to hand in.' : 'Not ready yet.';
  return `${counts.join(', ')}. ${state}`;
}

function entry(file, { severity, message, hint, rule, line, anchor }, isNew) {
  const what = made('span', { className: 'what' }, [
    made('span', { className: 'mark' }, [mark(severity), made('span', { className: 'word', textContent: severity })]),
    ...(isNew ? [made('span', { className: 'new', textContent: 'new' })] : []),
  ]);
  const node = made(anchor === null ? 'div' : 'button', { className: `finding ${severity}` }, [
    what,
    made('span', { className: 'message', textContent: message }),
    made('span', { className: 'hint', textContent: hint }),
    made('span', { className: 'rule', textContent: rule }),
  ]);
  if (anchor !== null) {
    node.title = `Show ${file} in the page`;
    node.addEventListener('click', () => frame.contentDocument.getElementById(anchor)?.scrollIntoView());
  }
  return made('div', { className: 'told' }, line === null ? [node] : [node, opener(file, line, `line ${line}`)]);
}

function opener(file, line, textContent) {
  const node = made('button', { className: 'opener', type: 'button', textContent, title: `Open ${file} in your editor` });
  node.addEventListener('click', () => order({ file, line }));
  return node;
}

function mark(severity) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#mark-${severity}`);
  svg.append(use);
  return svg;
}

function made(name, properties, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}
