'use strict';
(() => {
  const most = 50;
  const input = document.querySelector('#q');
  const list = document.querySelector('#results');
  const found = document.querySelector('#found');
  const entries = window.a11Search.map(entry => ({ ...entry, all: `${entry.names.join(' ')} ${entry.title} ${entry.text}`.toLowerCase() }));

  // A whole name first, then the beginning of one, then words of the title, then words anywhere.
  function rank(entry, query, words) {
    return entry.names.includes(query) ? 0
      : entry.names.some(name => name.startsWith(query)) ? 1
        : words.every(word => entry.title.toLowerCase().includes(word)) ? 2
          : words.every(word => entry.all.includes(word)) ? 3
            : -1;
  }

  function createItem(entry) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const names = document.createElement('span');
    link.href = entry.address;
    link.textContent = entry.title;
    names.className = 'faint';
    names.textContent = entry.names.slice(1).join(', ');
    item.append(link, ' ', names);
    return item;
  }

  function search() {
    const query = input.value.trim().toLowerCase();
    const words = query.split(/\s+/);
    const hits = query === '' ? [] : entries.map(entry => ({ entry, rank: rank(entry, query, words) })).filter(hit => hit.rank >= 0);
    hits.sort((left, right) => left.rank - right.rank);
    list.replaceChildren(...hits.slice(0, most).map(hit => createItem(hit.entry)));
    found.textContent = query === '' ? 'Type what you look for.'
      : hits.length === 0 ? `Nothing is called “${query}”.`
        : hits.length > most ? `${hits.length} results; the first ${most} are shown.`
          : hits.length === 1 ? '1 result' : `${hits.length} results`;
  }

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener('input', search);
  input.form.addEventListener('submit', event => {
    event.preventDefault();
    history.replaceState(null, '', `?q=${encodeURIComponent(input.value)}`);
    search();
  });
  search();
})();
