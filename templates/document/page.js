// The only script of a finished page, known to its policy by its hash. It hides and shows what is there, and opens evidence
// that the page holds. It sets no HTML, asks for nothing and sends nothing.
'use strict';

(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // The page is set with curly marks and dashes; people type straight ones. Each stands for one sign.
  const straight = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/–/g, '-').replace(/\u00a0/g, ' ');
  const fold = (text) => straight(text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
  const idOf = (link) => decodeURIComponent(link.hash.slice(1));

  // Before anything is folded, for what is folded has no width.
  const large = byId('large');
  if (large) enlarge();
  const folded = all('details.more');
  if (folded.length > 3) shut();
  const form = byId('tools');
  if (form) pick();
  for (const button of all('button[data-opens]')) if (navigator.pdfViewerEnabled) opens(button);

  // What is picked out is shown; what leads to nothing shown is hidden with it.
  function pick() {
    const { words } = form.elements;
    const selects = all('select', form);
    const options = selects.flatMap((select) => [...select.options].slice(1));
    const entries = all('[data-f]').map((node) => ({ node, own: new Set(node.dataset.f.split(' ')) }));
    const ids = new Set(entries.map(({ node }) => node.id));
    const leading = (root, links) => all(links, root).map(idOf).filter((id) => ids.has(id));
    const rows = all('.criteria tbody tr, .standards tbody tr, .contacts tbody tr, .contents-entry, .item').map((node) => ({
      node,
      to: leading(node, '.source a, .entries a, th > a, .contents-title, .item-used a'),
    }));
    // A part of the framework is found by the words of its official wording too, which the page does not show.
    const headOf = (node) => (node.matches('tbody') ? node.querySelector('th') : node);
    const parts = all('[data-w]').map((node) => ({ node, text: fold(`${headOf(node).textContent} ${node.dataset.w}`) }));
    const wordsOf = new Map(parts.map(({ node }) => [node, fold(node.dataset.w)]));
    const hits = CSS.highlights && new Highlight();
    if (hits) CSS.highlights.set('hit', hits);
    let ranges = [];
    let at = -1;
    let timer = 0;
    let marked = '';

    // An entry that is only listed has its words in the tables.
    const textOf = (entry) => {
      const { node } = entry;
      const inRows = () => rows.flatMap((row) => (row.to.includes(node.id) ? row.node : []));
      const texts = () => [node, ...(node.matches('li') ? inRows() : [])].map(({ textContent }) => textContent);
      const named = () => inRows().map((row) => wordsOf.get(row.closest('[data-w]')) ?? '');
      entry.text ??= fold([...texts(), ...named()].join(' '));
      return entry.text;
    };

    function apply() {
      const asked = fold(words.value).split(/\s+/).filter(Boolean);
      const picked = selects.flatMap((select) => (select.value ? [...select.selectedOptions] : []));
      const active = asked.length + picked.length > 0;
      const shown = new Set();
      for (const entry of entries) {
        const fits =
          picked.every((option) => entry.own.has(String(options.indexOf(option)))) &&
          asked.every((word) => textOf(entry).includes(word));
        entry.node.classList.toggle('out', !fits);
        for (const more of all('details.more', entry.node)) if (folded.length > 3) more.open = active && fits;
        if (fits) shown.add(entry.node.id);
      }
      const found = asked.length > 0 ? parts.filter(({ text }) => asked.every((word) => text.includes(word))) : [];
      for (const { node } of parts) node.classList.toggle('found', found.some((part) => part.node === node));
      const isOpen = ({ node, to }) => to.length === 0 && picked.length === 0 && node.closest('.found') !== null;
      for (const row of rows) row.node.classList.toggle('out', active && !isOpen(row) && !row.to.some((id) => shown.has(id)));
      for (const option of picked) alone(byId(option.dataset.to));
      for (const group of all('.criteria tbody, .criteria, .standards, .contacts'))
        group.classList.toggle('out', active && !group.querySelector('tbody tr:not(.out)'));
      mark(asked);
      form.classList.toggle('active', active);
      const said = byId('found-words').textContent.replace('{shown}', shown.size).replace('{of}', entries.length);
      byId('found').textContent = active ? said : '';
      return active;
    }

    // Of the criteria or standards, the one that was picked, even where an entry shows several.
    function alone(chosen) {
      const kind = chosen?.closest('.criteria, .standards')?.classList[0];
      if (!kind) return;
      for (const row of all(`.${kind} tbody tr`)) if (!chosen.contains(row)) row.classList.add('out');
    }

    function mark(asked) {
      ranges = [];
      at = -1;
      marked = words.value;
      hits?.clear();
      say();
      if (!hits || asked.length === 0) return;
      const walker = document.createTreeWalker(byId('main'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && ranges.length < 2000; node = walker.nextNode()) {
        const text = straight(node.data).toLowerCase();
        for (const word of asked)
          for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) {
            if (node.parentElement.closest('.out, svg')) break;
            const range = new Range();
            range.setStart(node, from);
            range.setEnd(node, Math.min(from + word.length, node.length));
            ranges.push(range);
          }
      }
      for (const range of ranges) hits.add(range);
      say();
    }

    // Which of the places found is in sight: 3 of 14.
    function say() {
      byId('place').textContent = ranges.length > 0 ? `${at + 1} / ${ranges.length}` : '';
    }

    function keep(active) {
      const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      try {
        if (active || location.hash.startsWith('#?')) history.replaceState(null, '', `#${active ? `?${state}` : ''}`);
      } catch {
        // A page that was not opened from an address has none to keep it in.
      }
    }

    function read() {
      if (!location.hash.startsWith('#?')) return;
      const state = new URLSearchParams(location.hash.slice(2));
      for (const field of [words, ...selects]) field.value = state.get(field.name) ?? '';
      apply();
    }

    const change = () => keep(apply());
    form.addEventListener('input', ({ target }) => {
      clearTimeout(timer);
      timer = setTimeout(change, target === words ? 150 : 0);
    });
    form.addEventListener('reset', () => setTimeout(change));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (words.value !== marked) change();
      at = (at + 1) % Math.max(1, ranges.length);
      const goal = ranges[at]?.startContainer.parentElement ?? byId('main').querySelector('.found, [data-f]:not(.out)');
      if (goal) reveal(goal);
      goal?.scrollIntoView({ block: 'center' });
      say();
    });
    addEventListener('keydown', (event) => {
      const { key, target } = event;
      if (key === '/' && !target.closest?.('input, select, textarea')) {
        event.preventDefault();
        words.focus();
      }
      if (key === 'Escape' && !document.querySelector('dialog[open]') && form.classList.contains('active')) form.reset();
    });
    addEventListener('hashchange', read);
    // A link to what is hidden shows everything again.
    addEventListener('click', ({ target }) => {
      const link = target.closest?.('a[href^="#"]');
      if (!link || !byId(idOf(link))?.closest('.out')) return;
      form.reset();
      apply();
    });
    form.hidden = false;
    read();
  }

  // Heads first: what is long opens when somebody asks for it, leads to it, finds it, or prints.
  function shut() {
    const set = (open) => folded.forEach((one) => (one.open = open));
    set(false);
    let before = [];
    addEventListener('beforeprint', () => {
      before = folded.filter(({ open }) => !open);
      set(true);
    });
    addEventListener('afterprint', () => before.forEach((one) => (one.open = false)));
    const lead = () => {
      const goal = location.hash.startsWith('#?') ? null : byId(decodeURIComponent(location.hash.slice(1)));
      if (!goal) return;
      reveal(goal);
      if (goal.matches('.entry, .item')) for (const one of all('details.more', goal)) one.open = true;
      goal.scrollIntoView();
    };
    addEventListener('hashchange', lead);
    lead();
  }

  function reveal(node) {
    for (let one = node.closest('details'); one; one = one.parentElement.closest('details')) one.open = true;
  }

  follow();

  // The contents say where the reader is, and so does the bar where they are out of sight.
  function follow() {
    const links = new Map(all('.contents a').map((link) => [idOf(link), link]));
    const places = [...links.keys()].flatMap((id) => byId(id) ?? []);
    if (places.length === 0 || !globalThis.IntersectionObserver) return;
    let here = null;
    const said = byId('here');
    const say = () => {
      const part = here?.closest('.contents-part')?.querySelector('.contents-title');
      const words = [part, here].flatMap((link) => (link ? link.textContent : []));
      if (said) said.textContent = [...new Set(words)].join(': ');
    };
    const observer = new IntersectionObserver((seen) => {
      const first = seen.filter(({ isIntersecting }) => isIntersecting).at(-1);
      if (!first) return;
      here?.removeAttribute('aria-current');
      here = links.get(first.target.id) ?? null;
      here?.setAttribute('aria-current', 'true');
      say();
      const box = here?.closest('.aside');
      if (box && box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.clientHeight / 2;
    }, { rootMargin: '-20% 0px -70%' });
    for (const place of places) observer.observe(place);
  }

  // A PDF in the browser's own viewer, made from what its link holds, when somebody asks for it.
  function opens(button) {
    const link = button.parentElement.querySelector('a');
    let frame = null;
    button.hidden = false;
    button.addEventListener('click', () => {
      if (!frame) {
        const bytes = Uint8Array.from(atob(link.href.slice(link.href.indexOf(',') + 1)), (one) => one.charCodeAt(0));
        frame = document.createElement('iframe');
        frame.title = link.download;
        frame.src = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        button.parentElement.after(frame);
        frame.hidden = true;
      }
      frame.hidden = !frame.hidden;
      button.setAttribute('aria-expanded', String(!frame.hidden));
    });
  }

  function enlarge() {
    const close = large.querySelector('button');
    for (const image of all('main img')) {
      if (image.width < 300 || image.closest('a')) continue;
      const button = document.createElement('button');
      button.className = 'enlarge';
      button.setAttribute('aria-label', `${close.dataset.open} ${image.alt}`);
      image.replaceWith(button);
      button.append(image);
      button.addEventListener('click', () => {
        large.replaceChildren(close, image.cloneNode());
        large.showModal();
      });
    }
    large.addEventListener('click', () => large.close());
  }
})();
