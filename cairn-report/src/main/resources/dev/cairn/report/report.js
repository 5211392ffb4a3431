'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const root = document.documentElement;

  // All text goes through here, so nothing that an agent or a world says is ever read as HTML.
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const svg = (tag, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  $('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });

  const list = $('list');
  if (!list) return;
  const rows = JSON.parse($('rows').textContent);
  const labels = list.dataset.labels.trim().split('\n').map(label => label.trim());
  const chunks = [...document.querySelectorAll('script.chunk')].map(element => ({first: +element.dataset.first, element}));
  chunks.forEach((chunk, c) => chunk.end = c + 1 < chunks.length ? chunks[c + 1].first : rows.length);

  // A chunk is unpacked when it is wanted; the few that were wanted last are kept. Its text has the JSON of one episode a line.
  const kept = new Map();
  async function unpack(chunk) {
    const packed = Uint8Array.from(atob(chunk.element.textContent), character => character.charCodeAt(0));
    const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    return text.split('\n');
  }
  function lines(chunk) {
    const found = kept.get(chunk) || unpack(chunk);
    kept.delete(chunk);
    kept.set(chunk, found);
    if (kept.size > 16) kept.delete(kept.keys().next().value);
    return found;
  }
  async function stepsOf(i) {
    const chunk = chunks.find(one => i < one.end);
    return JSON.parse((await lines(chunk))[i - chunk.first]);
  }
  const tooOld = error => 'Episodes cannot be opened: ' + error.message + '. That needs a browser of 2023 or later.';

  const bar = row => {
    const box = svg('svg', {class: 'bar c' + row.run % 5, 'aria-hidden': 'true'});
    box.append(svg('rect', {class: 'track', width: '100%', height: '100%'}),
        svg('rect', {class: 'fill', width: Math.max(0, row.score) + '%', height: '100%'}));
    return box;
  };

  const items = rows.map((row, i) => {
    const item = make('li');
    const head = make('button', 'head');
    head.type = 'button';
    head.id = 'episode-' + i;
    head.setAttribute('aria-expanded', 'false');
    head.append(make('span', 'sign'), make('b', 'code', row.task), make('span', 'title', row.name + ' #' + row.variation),
        make('span', 'who name c' + row.run % 5, labels[row.run]), bar(row), make('span', 'num', row.score),
        make('span', 'end quiet', row.end + ' · ' + row.moves + ' moves'));
    head.addEventListener('click', () => toggle(i));
    item.append(head);
    return item;
  });
  list.append(...items);

  function toggle(i, open = !items[i].classList.contains('open')) {
    const item = items[i];
    item.classList.toggle('open', open);
    item.firstChild.setAttribute('aria-expanded', open);
    if (open) history.replaceState(null, '', '#episode-' + i);
    if (item.children.length > 1) item.lastChild.hidden = !open;
    else if (open) {
      const box = item.appendChild(make('div', 'body'));
      return stepsOf(i).then(steps => fill(box, rows[i], steps), error => box.append(make('p', 'note', tooOld(error))));
    }
  }

  const ends = step => step.choice === 'end sub goal';

  function fill(box, row, steps) {
    box.append(make('p', 'task', row.description), line(row, steps));
    box.append(make('p', 'quiet', 'score ' + row.score + ', last ' + minus(row.last) + ', best ' + row.best + ' · ' + row.moves
        + ' moves in ' + row.steps + ' steps · ' + row.end + spent(steps)));
    let before = 0;
    for (const stretch of stretches(steps)) {
      const after = stretch[stretch.length - 1].score;
      if (stretch[0].subGoal) box.append(goal(stretch, after - before));
      const list = make('ol', 'steps');
      for (const step of stretch) {
        list.append(entry(step, step.score - before));
        before = step.score;
      }
      box.append(list);
    }
  }

  function stretches(steps) {
    const found = [];
    for (const step of steps) {
      const last = found[found.length - 1];
      if (last && last[0].subGoal === step.subGoal) last.push(step);
      else found.push([step]);
    }
    return found;
  }

  const minus = n => String(n).replace('-', '−');
  const points = n => n === 0 ? '' : (n > 0 ? '+' : '−') + Math.abs(n);

  function goal(stretch, gained) {
    const heading = make('h4', 'goal', stretch[0].subGoal);
    const facts = [stretch.length + (stretch.length === 1 ? ' step' : ' steps')];
    facts.push(stretch.some(ends) ? 'completed' : 'left');
    if (gained) facts.push(points(gained) + ' points');
    heading.append(make('small', '', facts.join(' · ')));
    return heading;
  }

  function entry(step, change) {
    const line = make('li');
    line.append(make('span', 't', step.step));
    const middle = make('div');
    middle.append(make('span', 'act', ends(step) ? 'sub-goal done' : step.action));
    if (step.choice !== 'first' && step.choice !== 'scripted' && !ends(step)) {
      const why = make('span', 'why', step.choice);
      why.title = reasons[step.choice] || '';
      middle.append(why);
    }
    if (!ends(step) && step.observation) middle.append(observation(step.observation));
    if (step.predictions.length > 0) middle.append(candidates(step));
    line.append(middle);
    const score = make('span', 'score');
    if (change) score.append(make('span', change > 0 ? 'up' : 'down', points(change)), ' ');
    score.append(minus(step.score));
    line.append(score);
    return line;
  }

  const reasons = {
    'later prediction': 'The world did not understand the first prediction; this one is valid.',
    'similarity': 'No prediction is valid; this valid action is nearest in meaning.',
    'overlap': 'No prediction is valid; this valid action shares most words with the first.',
    'rule': 'A fixed rule demanded it.',
    'planned': 'An earlier plan of a language model said so.',
    'thought': 'The agent only thought; the world was not touched.',
    'none valid': 'Nothing valid was found; the first prediction was sent again.',
  };

  function observation(text) {
    if (text.length <= 260) return make('p', 'obs', text);
    const box = make('details', 'more');
    const short = make('summary', 'obs', text.slice(0, 200).trimEnd() + ' …');
    box.append(short, make('p', 'obs', text));
    return box;
  }

  function candidates(step) {
    const box = make('details', 'more');
    const cost = usage(step.usage);
    box.append(make('summary', '', step.predictions.length + (step.predictions.length === 1 ? ' candidate' : ' candidates')
        + (cost ? ' · ' + cost : '')));
    const ordered = make('ol');
    let marked = false;
    for (const prediction of step.predictions) {
      const taken = !marked && prediction === step.action;
      marked = marked || taken;
      ordered.append(make('li', taken ? 'taken' : '', prediction + (taken ? '  ← taken' : '')));
    }
    box.append(ordered);
    if (!marked && !ends(step)) box.append(make('p', 'quiet', 'taken: ' + step.action + (step.choice ? ' (' + step.choice + ')' : '')));
    return box;
  }

  function usage(spentHere) {
    if (!spentHere) return '';
    const parts = [];
    const seconds = spentHere.seconds.simulator + spentHere.seconds.model + spentHere.seconds.matcher;
    if (seconds > 0) parts.push(seconds < 1 ? Math.round(seconds * 1000) + ' ms' : seconds.toFixed(1) + ' s');
    if (spentHere.llmCalls) parts.push(spentHere.llmCalls + (spentHere.llmCalls === 1 ? ' call' : ' calls'),
        spentHere.promptTokens + ' + ' + spentHere.completionTokens + ' tokens');
    if (spentHere.cost) parts.push('$' + spentHere.cost.toFixed(4));
    return parts.join(', ');
  }

  function spent(steps) {
    const sum = {seconds: {simulator: 0, model: 0, matcher: 0}, llmCalls: 0, promptTokens: 0, completionTokens: 0, cost: 0};
    for (const {usage: one} of steps) {
      if (!one) continue;
      for (const key of Object.keys(sum.seconds)) sum.seconds[key] += one.seconds[key];
      for (const key of ['llmCalls', 'promptTokens', 'completionTokens', 'cost']) sum[key] += one[key];
    }
    const text = usage(sum);
    return text ? ' · ' + text : '';
  }

  function line(row, steps) {
    const box = svg('svg', {class: 'path c' + row.run % 5, viewBox: '0 0 100 100', preserveAspectRatio: 'none',
      role: 'img', 'aria-label': 'Score by step, from 0 to ' + row.best});
    box.append(svg('line', {class: 'axis', x1: 0, x2: 100, y1: 100, y2: 100}));
    let path = '0,100';
    let before = 0;
    steps.forEach((step, i) => {
      const x = (100 * (i + 1) / steps.length).toFixed(2);
      const score = Math.max(0, step.score);
      path += ' ' + x + ',' + (100 - before) + ' ' + x + ',' + (100 - score);
      before = score;
    });
    box.append(svg('polyline', {class: 'line', points: path}));
    return box;
  }

  // The text that a search looks at is the JSON as it stands; it is not parsed for that.
  const escaped = text => JSON.stringify(text).slice(1, -1).toLowerCase();
  const result = row => row.last === 100 ? 'success' : row.score > 0 ? 'part' : 'zero';
  const heads = rows.map(row => (row.task + ' ' + row.name + ' #' + row.variation + ' ' + escaped(row.description)).toLowerCase());

  // Whoever types on waits for one search only: an older one stops as soon as there is a newer.
  let newest = 0;
  let before = {words: '', hits: rows.map(() => true)};

  async function filter() {
    const mine = ++newest;
    const wanted = {run: $('run').value, task: $('task').value, end: $('end').value, result: $('result').value};
    const words = escaped($('search').value.trim());
    if (words !== before.words) {
      const hits = await search(words, () => mine !== newest).catch(error => $('count').textContent = tooOld(error));
      if (!Array.isArray(hits)) return;
      before = {words, hits};
    }
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = before.hits[i] && (wanted.run === '' || row.run === +wanted.run) && (wanted.task === '' || row.task === wanted.task)
          && (wanted.end === '' || row.end === wanted.end) && (wanted.result === '' || result(row) === wanted.result);
      items[i].hidden = !fits;
      shown += fits ? 1 : 0;
    });
    $('count').textContent = shown + ' of ' + rows.length + ' episodes';
  }

  // Which episodes have the words; nothing if it was stopped. What has more words is looked for among what had fewer.
  async function search(words, stopped) {
    const among = words.includes(before.words) ? before.hits : rows.map(() => true);
    const hits = heads.map((head, i) => among[i] && head.includes(words));
    for (const chunk of chunks) {
      const open = i => among[i] && !hits[i];
      const numbers = Array.from({length: chunk.end - chunk.first}, (none, k) => chunk.first + k).filter(open);
      if (numbers.length === 0) continue;
      const texts = await lines(chunk);
      if (stopped()) return;
      for (const i of numbers) hits[i] = texts[i - chunk.first].toLowerCase().includes(words);
      if (chunks.length > 8) $('count').textContent = 'searching … ' + Math.round(100 * chunk.end / rows.length) + ' %';
    }
    return hits;
  }

  $('filter').addEventListener('input', filter);
  $('filter').addEventListener('submit', event => event.preventDefault());
  filter();

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing) {
      event.preventDefault();
      $('search').focus();
      return;
    }
    const item = event.target.closest && event.target.closest('#list > li');
    if (!item) return;
    if (event.key === 'Escape') {
      toggle(items.indexOf(item), false);
      item.firstChild.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      let next = items.indexOf(item) + step;
      while (items[next] && items[next].hidden) next += step;
      if (items[next]) {
        event.preventDefault();
        items[next].firstChild.focus();
      }
    }
  });

  const linked = /^#episode-(\d+)$/.exec(location.hash);
  if (linked && items[linked[1]]) {
    toggle(+linked[1], true).then(() => items[linked[1]].scrollIntoView());
  }
})();
