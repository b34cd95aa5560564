'use strict';
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

  function startTheme() {
    const select = find('#theme');
    const key = 'a11-theme';
    const apply = name => {
      if (name === 'light' || name === 'dark') {
        document.documentElement.dataset.theme = name;
      } else {
        delete document.documentElement.dataset.theme;
      }
    };
    // A page that is opened from a disk may not be allowed to keep anything.
    const kept = (() => { try { return localStorage.getItem(key); } catch { return null; } })();
    if (kept === 'light' || kept === 'dark') {
      select.value = kept;
      apply(kept);
    }
    select.addEventListener('change', () => {
      apply(select.value);
      try { localStorage.setItem(key, select.value); } catch { /* The choice holds for this page. */ }
    });
    select.closest('.theme').hidden = false;
  }

  function startPrinting() {
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = findAll('details:not([open])');
      closed.forEach(part => { part.open = true; });
    });
    addEventListener('afterprint', () => closed.forEach(part => { part.open = false; }));
  }

  function startFilters(form) {
    const describe = (node, file) => ({
      node,
      file,
      severity: node.dataset.severity,
      rule: node.dataset.rule,
      category: node.dataset.category,
      isFixable: 'fix' in node.dataset,
      isShown: true,
      text: null,
    });
    const list = find('#findings');
    const status = find('#status');
    const expand = find('#expand');
    const { search, rule, category, fixable } = form.elements;
    const severities = findAll('[name=severity]', form);
    const titles = { rule: new Map([...rule.options].map(option => [option.value, option.text])) };
    let groups = findAll('.group', list).map(node => ({ node, members: findAll('article', node).map(article => describe(article, node.dataset.key)) }));
    const findings = groups.flatMap(group => group.members);
    let grouping = 'file';

    const textOf = finding => finding.text ??= `${finding.file}\n${titles.rule.get(finding.rule)}\n${finding.category}\n${finding.node.textContent}`.toLowerCase();
    const number = count => count === 1 ? '1 finding' : `${count} findings`;

    function createGroup(key, title, members) {
      const node = document.createElement('details');
      const summary = document.createElement('summary');
      const heading = document.createElement('h3');
      const count = document.createElement('span');
      node.className = 'group';
      node.open = true;
      node.dataset.key = key;
      heading.textContent = title;
      count.className = 'count';
      summary.append(heading, ' ', count);
      node.append(summary, ...members.map(member => member.node));
      return { node, members };
    }

    function regroup(kind) {
      const members = new Map();
      for (const finding of findings) {
        if (!members.has(finding[kind])) {
          members.set(finding[kind], []);
        }
        members.get(finding[kind]).push(finding);
      }
      const keys = [...members.keys()];
      if (kind === 'category') {
        const order = [...category.options].map(option => option.value);
        keys.sort((left, right) => order.indexOf(left) - order.indexOf(right));
      } else if (kind === 'rule') {
        keys.sort();
      }
      groups = keys.map(key => createGroup(key, titles[kind]?.get(key) ?? key, members.get(key)));
      list.replaceChildren(...groups.map(group => group.node));
      list.className = `by-${kind}`;
      grouping = kind;
    }

    function update() {
      const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
      const chosen = new Set(severities.filter(box => box.checked).map(box => box.value));
      const perSeverity = new Map();
      let shown = 0;
      for (const finding of findings) {
        const isOther = (!rule.value || finding.rule === rule.value)
          && (!category.value || finding.category === category.value)
          && (!fixable.checked || finding.isFixable)
          && words.every(word => textOf(finding).includes(word));
        if (isOther) {
          perSeverity.set(finding.severity, (perSeverity.get(finding.severity) ?? 0) + 1);
        }
        const isShown = isOther && chosen.has(finding.severity);
        if (isShown !== finding.isShown) {
          finding.isShown = isShown;
          finding.node.hidden = !isShown;
        }
        shown += finding.isShown ? 1 : 0;
      }
      for (const { node, members } of groups) {
        const count = members.filter(member => member.isShown).length;
        node.hidden = count === 0;
        find('.count', node).textContent = number(count);
      }
      for (const box of severities) {
        find(`[data-count=${box.value}]`, form).textContent = perSeverity.get(box.value) ?? 0;
      }
      status.textContent = shown === findings.length ? `${number(shown)} shown` : shown === 0 ? `No finding of ${findings.length} matches the filters` : `${shown} of ${number(findings.length)} shown`;
    }

    let timer = 0;
    search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(update, 120);
    });
    form.addEventListener('change', event => {
      if (event.target.name === 'grouping' && event.target.value !== grouping) {
        regroup(event.target.value);
      }
      update();
    });
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => {
      if (grouping !== 'file') {
        regroup('file');
      }
      update();
    }));
    expand.addEventListener('click', () => {
      const isOpen = expand.getAttribute('aria-expanded') === 'true';
      groups.forEach(group => { group.node.open = !isOpen; });
      expand.setAttribute('aria-expanded', String(!isOpen));
    });
    document.addEventListener('keydown', event => {
      const isTyping = event.target instanceof Element && event.target.matches('input:not([type=checkbox], [type=radio]), select, textarea');
      if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
        search.select();
      } else if (event.key === 'Escape' && event.target === search && search.value) {
        search.value = '';
        update();
      }
    });
    form.hidden = false;
    expand.hidden = false;
    update();
  }

  startTheme();
  startPrinting();
  const form = find('#filters');
  if (form) {
    startFilters(form);
  }
})();
