// How a step looks.
import {button, make, plural} from './dom.js';

const LONG = 320;

const percent = probability => probability >= 0.995 ? '100 %' : probability < 0.01 ? '< 1 %' : Math.round(100 * probability) + ' %';

// What the world said; a long text can be unfolded.
export function observation(text) {
  if (text.length <= LONG) return make('p', 'obs', text);
  const cut = LONG - 100 + text.slice(LONG - 100).search(/\s|$/);
  const box = make('details', 'more');
  box.append(make('summary', 'obs', text.slice(0, cut) + ' …'), make('p', 'obs', text.slice(cut)));
  return box;
}

function answers(question) {
  const list = make('ol', 'answers');
  for (const answer of question.answers) {
    const bar = make('span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    bar.style.setProperty('--share', Math.min(1, answer.probability));
    const item = make('li', answer.taken ? 'taken' : '');
    item.append(bar, make('span', 'n', percent(answer.probability)), make('span', 'text', answer.text + (answer.taken ? '  ← taken' : '')));
    list.append(item);
  }
  return list;
}

function fill(box, step) {
  for (const question of step.asked) box.append(make('p', 'role', question.role), answers(question));
  if (step.asked.length === 0) {
    const list = make('ol', 'predictions');
    list.append(...step.predictions.map(text => make('li', text === step.action ? 'taken' : '', text)));
    box.append(list);
  }
}

// Why this action, and what else there was. Old steps are many, so theirs is made when somebody looks.
function reasons(step) {
  const count = step.asked.reduce((sum, question) => sum + question.answers.length, 0) || step.predictions.length;
  if (count === 0) return make('p', 'because', step.why);
  const box = make('details', 'more reasons');
  box.append(make('summary', '', step.why + ' · ' + plural(count, 'candidate')));
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1) fill(box, step);
  });
  return box;
}

function heading(step, change) {
  const title = make('h3', 'goal', step.subGoal);
  if (step.subGoalBy === 'you') title.append(make('span', 'why', 'yours'));
  title.append(button('change', 'change: go back to before step ' + step.step + ' and name another sub-goal', change));
  return title;
}

// `change` and `again` go back to before the step, to name another sub-goal or action.
export function stepItem(step, scoreBefore, change, again) {
  const item = make('li');
  if (step.begins) item.append(heading(step, change));
  const middle = make('div');
  middle.append(make('span', 'act', step.action));
  if (step.by === 'you') middle.append(make('span', 'why', 'yours'));
  if (step.observation) middle.append(observation(step.observation));
  const gain = step.score - scoreBefore;
  const score = make('span', 'score' + (gain > 0 ? ' up' : gain < 0 ? ' down' : ''), String(step.score));
  if (gain) score.title = (gain > 0 ? '+' : '') + gain;
  const end = make('div', 'end');
  end.append(score, button('another way', 'another way: go back to before step ' + step.step, again));
  item.append(make('span', 't', step.step), middle, end, reasons(step));
  return item;
}
