// The view of episodes: what to play, and one or two of them side by side.
import {$, make, option} from './dom.js';
import {Player} from './player.js';
import {ask} from './server.js';

const form = $('setup');
const fields = form.elements;
let players = [];
let active = null;

const problem = text => $('setup-problem').textContent = text;

async function loadWorlds() {
  const {domains} = await ask('GET', '/v1/domains');
  fields.domain.replaceChildren(...domains.map(domain => option(domain.name, domain.name)));
  await loadTasks();
}

async function loadTasks() {
  const domain = await ask('GET', '/v1/domains/' + encodeURIComponent(fields.domain.value));
  if (domain.name !== fields.domain.value) return;
  fields.task.replaceChildren(...domain.tasks.map(task => {
    const choice = option(task.code, task.code + ' ' + task.name);
    choice.dataset.last = task.variations - 1;
    choice.dataset.splits = Object.entries(task.splits).map(([split, count]) => count + ' ' + split).join(', ');
    return choice;
  }));
  const agents = domain.agents.map(agent =>
    option(agent.name, agent.available ? agent.name : agent.name + ' (' + agent.reason + ')', !agent.available));
  fields.agent.replaceChildren(...agents);
  fields.other.replaceChildren(option('', 'nobody'), ...agents.map(agent => agent.cloneNode(true)));
  fields.agent.value = domain.agents.find(agent => agent.available).name;
  showVariations();
}

function showVariations() {
  const task = fields.task.selectedOptions[0];
  fields.variation.max = task.dataset.last;
  $('variations').textContent = 'Variations 0 to ' + task.dataset.last + ': ' + task.dataset.splits + '.';
}

const shown = load => load().then(() => problem(''), failure => problem(failure.message));

const open = (task, domain, variation, agent, beams) => ask('POST', '/v1/agents', {task, domain, variation, agent, beams});

function add(id, before = null) {
  const player = new Player(id, remove, restart);
  $('players').insertBefore(player.element, before);
  players.push(player);
  player.element.addEventListener('focusin', () => choose(player));
  arrange();
  return player;
}

function arrange() {
  $('players').classList.toggle('two', players.length > 1);
  document.body.classList.toggle('broad', players.length > 1);
  const order = [...$('players').children];
  players.sort((one, other) => order.indexOf(one.element) - order.indexOf(other.element));
  if (!players.includes(active)) choose(players[0] ?? null);
  // A reload shows the same episodes again.
  history.replaceState(null, '', ['#play', ...players.map(player => player.id)].join('/'));
}

function remove(player) {
  players = players.filter(other => other !== player);
  player.dispose();
  arrange();
}

async function restart(player, view) {
  try {
    const episode = await open(view.task, view.domain, view.variation, view.agent, view.beams);
    const fresh = add(episode.id, player.element);
    remove(player);
    fresh.find('[data-do=run]').focus();
  } catch (failure) {
    problem(failure.message);
  }
}

// Keys act on the chosen player.
export function choose(player) {
  active = player;
  for (const each of players) each.element.classList.toggle('active', each === player && players.length > 1);
}

async function start() {
  problem('');
  const button = form.querySelector('button');
  button.disabled = true;
  button.textContent = 'Starting …';
  try {
    const episodes = [];
    for (const agent of [fields.agent.value, fields.other.value].filter(name => name)) {
      episodes.push(await open(fields.task.value, fields.domain.value, Number(fields.variation.value), agent, Number(fields.beams.value)));
    }
    players.splice(0).forEach(player => player.dispose());
    episodes.forEach(episode => add(episode.id));
    players[0].element.focus();
    players[0].element.scrollIntoView();
  } catch (failure) {
    problem(failure.message);
  } finally {
    button.disabled = false;
    button.textContent = 'Start';
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  start();
});
fields.domain.addEventListener('change', () => shown(loadTasks));
fields.task.addEventListener('change', showVariations);
addEventListener('server-back', () => fields.domain.length || shown(loadWorlds));

export const player = number => number === undefined ? active : players[number];
export const everyone = () => players;
export const focusSetup = () => fields.task.focus();

// Episodes named in the address, as after a reload.
export function show(ids) {
  if (!fields.domain.length) shown(loadWorlds);
  if (players.length === 0) ids.slice(0, 2).forEach(id => add(id));
  else arrange();
}
