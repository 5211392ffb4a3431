// The view of runs: asked for every few seconds while it is shown, so that a training can be watched.
import {$, make, plural, svg} from './dom.js';
import {ask} from './server.js';

const SOON = 3000;
const LATER = 15000;
const SILENT = 5 * 60 * 1000;

const rows = new Map();
const chosen = new Set();
let timer = 0;
let visible = false;

const time = instant => new Date(instant).toLocaleString([], {dateStyle: 'medium', timeStyle: 'short'});
const short = value => Math.abs(value) >= 1000 || Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));
const alive = run => run.status === 'running' && Date.now() - Date.parse(run.updated) < SILENT;

function left(seconds) {
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? minutes + ' min left' : Math.floor(minutes / 60) + ' h ' + minutes % 60 + ' min left';
}

const reportOf = names => '/v1/report?' + names.map(name => 'run=' + encodeURIComponent(name)).join('&');
const pathOf = name => '/v1/runs/' + name.split('/').map(encodeURIComponent).join('/');

function facts(run) {
  const state = run.status !== 'running' || alive(run) ? run.status : 'silent since ' + time(run.updated) + ', perhaps cut off';
  const done = short(run.done) + (run.planned ? ' of ' + short(run.planned) : '') + ' ' + run.unit;
  return [state, done, run.perMinute && short(run.perMinute) + ' a minute', alive(run) && run.secondsLeft !== null && left(run.secondsLeft),
    'begun ' + time(run.created)].filter(part => part).join(' · ');
}

class Row {
  constructor(name) {
    this.name = name;
    this.item = make('li');
    this.box = make('input');
    this.box.type = 'checkbox';
    this.box.addEventListener('change', () => choose(name, this.box.checked));
    const label = make('label', 'pick');
    label.append(this.box, make('span', 'hidden', 'For the report: ' + name));
    this.details = make('details');
    this.facts = make('span', 'quiet');
    this.bar = make('progress');
    this.bar.setAttribute('aria-label', 'Progress of ' + name);
    const summary = make('summary');
    summary.append(make('span', 'act', name), this.facts, this.bar);
    this.body = make('div', 'body');
    this.details.append(summary, this.body);
    this.details.addEventListener('toggle', () => this.details.open && this.load());
    this.item.append(label, this.details);
  }

  update(run) {
    const known = JSON.stringify(run) + alive(run);
    if (this.known === known) return false;
    this.known = known;
    this.run = run;
    this.facts.textContent = facts(run);
    this.facts.className = run.status === 'failed' ? 'down' : 'quiet';
    this.bar.hidden = !alive(run) || !run.planned;
    this.bar.max = run.planned ?? 1;
    this.bar.value = run.done;
    this.box.disabled = !run.report;
    return true;
  }

  async load() {
    try {
      const details = await ask('GET', pathOf(this.name));
      this.body.replaceChildren(...this.contents(details));
    } catch (problem) {
      this.body.replaceChildren(make('p', 'problem', problem.message));
    }
  }

  contents({run, manifest, curves, meanScore}) {
    const parts = [];
    if (run.failure) parts.push(make('p', 'problem', run.failure));
    if (meanScore !== null) parts.push(make('p', '', 'Mean score so far: ' + short(meanScore)));
    const figures = make('div', 'curves');
    figures.append(...Object.entries(curves).filter(([, points]) => points.length > 1).map(([metric, points]) => curve(metric, points)));
    if (figures.childElementCount) parts.push(figures);
    if (run.report) {
      const link = make('a', '', 'Report');
      link.href = reportOf([run.name]);
      link.target = '_blank';
      link.rel = 'noopener';
      const line = make('p');
      line.append(link);
      parts.push(line);
    }
    parts.push(make('p', 'quiet', 'cairn ' + manifest.command + (manifest.version ? ', version ' + manifest.version : '')));
    return parts;
  }
}

function curve(metric, points) {
  const values = points.map(point => point[1]).filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const [first, last] = [points[0][0], points.at(-1)[0]];
  const line = points.map(([step, value]) => (100 * (step - first) / (last - first || 1)).toFixed(2) + ','
      + (100 - 100 * (value - low) / (high - low || 1)).toFixed(2)).join(' ');
  const figure = make('figure');
  const end = short(points.at(-1)[1]);
  figure.append(make('figcaption', '', metric.replaceAll('_', ' ') + ': ' + end));
  const chart = make('div', 'chart c0');
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', metric + ' from step ' + short(first) + ' to ' + short(last) + ': between ' + short(low) + ' and '
      + short(high) + ', now ' + end);
  const labels = (className, ...texts) => {
    const box = make('span', className);
    box.append(...texts.map(text => make('i', '', text)));
    return box;
  };
  chart.append(labels('y', short(high), short(low)), svg('svg', {viewBox: '0 0 100 100', preserveAspectRatio: 'none'},
      svg('line', {class: 'axis', x1: 0, x2: 100, y1: 100, y2: 100}), svg('polyline', {class: 'line', points: line})),
      labels('x', short(first), 'step ' + short(last)));
  figure.append(chart);
  return figure;
}

function choose(name, on) {
  if (on) chosen.add(name);
  else chosen.delete(name);
  const link = $('compare');
  link.textContent = chosen.size > 1 ? 'Compare ' + chosen.size + ' runs' : 'Report';
  link.setAttribute('aria-disabled', chosen.size === 0);
  if (chosen.size) link.href = reportOf([...chosen]);
  else link.removeAttribute('href');
}

function filter() {
  const words = $('find').value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const [name, row] of rows) {
    row.item.hidden = !words.every(word => (name + ' ' + row.run.status).toLowerCase().includes(word));
    count += row.item.hidden ? 0 : 1;
  }
  $('count').textContent = rows.size === 0 ? 'There are no runs yet in the folder of --runs.' : count + ' of ' + plural(rows.size, 'run');
}

async function refresh() {
  clearTimeout(timer);
  let wait = LATER;
  try {
    const {runs} = await ask('GET', '/v1/runs');
    const names = new Set(runs.map(run => run.name));
    for (const name of [...rows.keys()].filter(name => !names.has(name))) {
      rows.get(name).item.remove();
      rows.delete(name);
      choose(name, false);
    }
    runs.forEach((run, i) => {
      if (!rows.has(run.name)) rows.set(run.name, new Row(run.name));
      const row = rows.get(run.name);
      const changed = row.update(run);
      if ($('list').children[i] !== row.item) $('list').insertBefore(row.item, $('list').children[i] ?? null);
      if (changed && row.details.open) row.load();
    });
    filter();
    $('runs-problem').textContent = '';
    if (runs.some(alive)) wait = SOON;
  } catch (problem) {
    $('runs-problem').textContent = problem.status === 0 ? '' : problem.message;
  }
  clearTimeout(timer);
  if (visible && !document.hidden) timer = setTimeout(refresh, wait);
}

$('find').addEventListener('input', filter);
addEventListener('server-back', () => visible && refresh());
document.addEventListener('visibilitychange', () => visible && !document.hidden && refresh());

export function show(on) {
  visible = on;
  clearTimeout(timer);
  if (on) refresh();
}
