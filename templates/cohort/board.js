'use strict';
// Sorts and filters the table of people; what is chosen stands in the address, so that it can be kept and sent.
const table = document.getElementById('list');
const body = table.tBodies[0];
const rows = [...body.rows];
const heads = [...table.tHead.rows[0].cells];
const names = heads.map((cell) => cell.textContent);
const form = document.getElementById('filters');
const rules = form.dataset.rules.split(' ').filter(Boolean);
const textOf = (row, column) => row.cells[column].firstChild?.textContent ?? '';
const wholeText = rows.map((row) => row.textContent.toLowerCase());
const collator = new Intl.Collator('en', { numeric: true });

function field(name, title, control) {
  const label = document.createElement('label');
  label.append(title, control);
  control.name = name;
  form.append(label);
}

function choice(values) {
  const select = document.createElement('select');
  for (const value of ['', ...values]) select.add(new Option(value || 'all', value));
  return select;
}

const search = document.createElement('input');
search.type = 'search';
field('q', 'Search', search);
for (const name of ['state', 'school', 'subject', 'stage']) {
  const column = names.indexOf(name);
  const values = [...new Set(rows.map((row) => textOf(row, column)))].filter(Boolean);
  field(name, name, choice(values.sort(collator.compare)));
}
const readers = names.indexOf('readers');
const readerOf = (row) => row.cells[readers].textContent.match(/(?:1|2|m) ([a-z][a-z0-9-]*)/g) ?? [];
field('reader', 'reader', choice([...new Set(rows.flatMap(readerOf).map((one) => one.slice(2)))].sort()));
field('rule', 'finding', choice(rules));
const reset = document.createElement('button');
reset.type = 'button';
reset.textContent = 'Show all';
const count = document.createElement('output');
form.append(reset, count);
form.hidden = false;

function fits(row, index, wanted) {
  for (const [name, value] of wanted) {
    if (name === 'q') {
      if (!value.toLowerCase().split(/\s+/).every((word) => wholeText[index].includes(word))) return false;
    } else if (name === 'rule') {
      if (!(row.dataset.r ?? '').split(' ').includes(String(rules.indexOf(value)))) return false;
    } else if (name === 'reader') {
      if (!readerOf(row).some((one) => one.slice(2) === value)) return false;
    } else if (names.includes(name) && textOf(row, names.indexOf(name)) !== value) return false;
  }
  return true;
}

function filter() {
  const wanted = [...new FormData(form)].filter(([, value]) => value !== '');
  let shown = 0;
  for (const [index, row] of rows.entries()) {
    row.hidden = !fits(row, index, wanted);
    if (!row.hidden) shown += 1;
  }
  count.textContent = `${shown} of ${rows.length}`;
  const kept = new URLSearchParams(wanted);
  const sorted = heads.findIndex((cell) => cell.ariaSort);
  if (sorted >= 0) kept.set('sort', (heads[sorted].ariaSort === 'descending' ? '-' : '') + names[sorted]);
  const text = kept.toString();
  history.replaceState(null, '', text ? `#?${text}` : location.pathname + location.search);
}

function keyOf(row, column) {
  if (names[column] === 'criteria') return row.cells[column].querySelectorAll('b').length;
  const text = textOf(row, column);
  return heads[column].dataset.k ? (text === '' ? -1 : Number(text)) : text;
}

function sortBy(column, order) {
  for (const cell of heads) cell.removeAttribute('aria-sort');
  heads[column].setAttribute('aria-sort', order);
  const sign = order === 'descending' ? -1 : 1;
  const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
  const compare = (a, b) => (typeof a === 'number' ? a - b : collator.compare(a, b));
  body.append(...[...rows].sort((a, b) => sign * compare(keys.get(a), keys.get(b))));
}

for (const [column, cell] of heads.entries()) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = names[column];
  button.addEventListener('click', () => {
    sortBy(column, cell.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending');
    filter();
  });
  cell.replaceChildren(button);
}

function fromAddress() {
  const wanted = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  for (const control of form.elements) if (control.name) control.value = wanted.get(control.name) ?? '';
  const sort = wanted.get('sort') ?? '';
  const column = names.indexOf(sort.replace(/^-/, ''));
  if (column >= 0) sortBy(column, sort.startsWith('-') ? 'descending' : 'ascending');
  filter();
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', filter);
reset.addEventListener('click', () => {
  form.reset();
  filter();
});
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#?')) fromAddress();
});
if (location.hash === '' || location.hash.startsWith('#?')) fromAddress();
