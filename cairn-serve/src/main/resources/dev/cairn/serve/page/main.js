// Which view is shown, and the keys.
import {$, make} from './dom.js';
import * as play from './play.js';
import * as runs from './runs.js';

function route() {
  const [view, ...rest] = location.hash.slice(1).split('/');
  if (view && view !== 'play' && view !== 'runs') return;
  const isRuns = view === 'runs';
  $('runs').hidden = !isRuns;
  $('play').hidden = isRuns;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === (isRuns ? '#runs' : '#play')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = (isRuns ? 'Runs' : 'Play') + ' – Cairn';
  document.body.classList.toggle('broad', !isRuns && play.everyone().length > 1);
  runs.show(isRuns);
  if (!isRuns) play.show(rest);
}

const act = name => play.player()?.act(name);
const all = name => play.everyone().forEach(player => player.act(name));
const focus = selector => {
  const field = play.player()?.find(selector);
  if (field && !field.closest('[hidden]')) field.focus();
};

const KEYS = [
  ['p', 'run or pause', () => act('run')],
  ['s', 'one step', () => act('step')],
  ['b', 'back one step', () => act('back')],
  ['P', 'run or pause both', () => all('run')],
  ['S', 'one step of both', () => all('step')],
  ['B', 'both back one step', () => all('back')],
  ['g', 'next sub-goal', () => focus('[name=subGoal]')],
  ['a', 'your action; arrows choose from the list', () => focus('[name=action]')],
  ['-', 'slower', () => play.player()?.changeSpeed(-1)],
  ['+', 'faster', () => play.player()?.changeSpeed(1)],
  ['w', 'save', () => act('save')],
  ['1', 'left episode', () => play.player(0)?.element.focus()],
  ['2', 'right episode', () => play.player(1)?.element.focus()],
  ['n', 'another episode', () => play.focusSetup()],
  ['/', 'find a run', () => {
    location.hash = '#runs';
    $('find').focus();
  }],
  ['?', 'this list', () => $('keys').showModal()],
];

for (const [key, meaning] of KEYS) {
  const term = make('dt');
  term.append(make('kbd', '', key));
  $('keys').querySelector('dl').append(term, make('dd', '', meaning));
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && event.target.closest('.player')) event.target.closest('.player').focus();
  if (event.ctrlKey || event.altKey || event.metaKey || $('keys').open || !$('keys-on').checked) return;
  if (event.target.matches('input:not([type=checkbox]), select, textarea')) return;
  const [, , run] = KEYS.find(([key]) => key === event.key) ?? [];
  if (!run || ($('play').hidden && !'/?'.includes(event.key))) return;
  event.preventDefault();
  run();
});

$('help').addEventListener('click', () => $('keys').showModal());
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  $('main').focus();
});
addEventListener('hashchange', route);
route();
