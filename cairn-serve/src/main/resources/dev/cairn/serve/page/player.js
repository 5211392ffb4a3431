// One episode: watched by its events, steered by requests. What is shown always comes from the server.
import {$, make, plural} from './dom.js';
import {ActionField} from './actions.js';
import {ask, events} from './server.js';
import {observation, stepItem} from './steps.js';

const AGAIN_AFTER = 3000;
const FRAMES = 5;

export class Player {
  #view = null;
  #items = [];
  #stream = null;
  #ended = false;
  #opened = null;
  #following = true;
  #scrolled = 0;

  // `closed` is called when somebody closes it, `restart` to play the same again after the server has lost it.
  constructor(id, closed, restart) {
    this.id = id;
    this.path = '/v1/agents/' + encodeURIComponent(id);
    this.closed = closed;
    this.restart = restart;
    this.element = $('player').content.cloneNode(true).firstElementChild;
    this.find('[data-do=download]').href = this.path + '/trajectory';
    for (const control of this.element.querySelectorAll('button[data-do]')) {
      control.addEventListener('click', () => this.act(control.dataset.do));
    }
    this.find('.speed').addEventListener('change', () => this.#running() && this.#send('POST', '/run', {speed: this.#speed()}));
    this.goals = this.find('.goals');
    this.goals.addEventListener('submit', event => this.#nameSubGoal(event));
    this.actions = this.find('.actions');
    this.actions.addEventListener('submit', event => this.#takeOver(event));
    this.field = new ActionField(this.actions, id, () => this.#view?.version, () => this.#validActions());
    this.find('.log').addEventListener('scroll', () => this.#follow());
    this.#watch();
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  act(name) {
    const acts = {
      run: () => this.#running() ? this.#send('POST', '/pause') : this.#send('POST', '/run', {speed: this.#speed()}),
      step: () => this.#send('POST', '/step'),
      back: () => this.back(this.#items.length - 1),
      save: () => this.#save(),
      leave: () => this.#send('PUT', '/sub-goal', {}),
      close: () => this.closed(this),
    };
    return acts[name]();
  }

  changeSpeed(by) {
    const speed = this.find('.speed');
    speed.selectedIndex = Math.max(0, Math.min(speed.length - 1, speed.selectedIndex + by));
    speed.dispatchEvent(new Event('change'));
  }

  // Goes back to the moment after that many steps, and says whether it did.
  async back(steps) {
    const mine = (this.#view?.steps ?? []).slice(steps + 1).filter(step => step.by === 'you').length;
    if (steps < 0 || (mine > 0 && !confirm('Going back forgets ' + plural(mine, 'later action') + ' of yours. Go back?'))) return false;
    return this.#send('POST', '/back', {step: steps});
  }

  // Lets go of the episode; the server forgets it too.
  dispose() {
    this.#ended = true;
    this.#stream.close();
    this.element.remove();
    ask('DELETE', this.path).catch(() => {});
  }

  #running() {
    return this.#view?.status === 'running';
  }

  #speed() {
    return Number(this.find('.speed').value);
  }

  #watch() {
    this.#stream = events(this.path + '/events', {episode: view => this.#update(view), closed: () => this.#gone()}, () => this.#refresh());
  }

  // Without events, the episode is asked for, which tells what is wrong.
  async #refresh() {
    if (this.#ended) return;
    try {
      this.#update(await ask('GET', this.path));
    } catch (problem) {
      if (problem.status === 404) return this.#gone();
    }
    setTimeout(() => this.#ended || this.#watch(), AGAIN_AFTER);
  }

  #gone() {
    if (this.#ended) return;
    this.#ended = true;
    this.#stream.close();
    for (const control of this.element.querySelectorAll('.tools button, .tools select, .steer button, .steer input, .log button')) {
      control.disabled = control.dataset.do !== 'close';
    }
    this.find('[data-do=download]').remove();
    this.#problem('The server no longer has this episode: it was started again, or nobody came back for long. ');
    if (this.#view) {
      const again = make('button', 'small', 'Start it again');
      again.type = 'button';
      again.dataset.do = 'restart';
      again.addEventListener('click', () => this.restart(this, this.#view));
      this.find('.problem').append(again);
    }
  }

  async #send(method, path, body) {
    this.#problem('');
    try {
      await ask(method, this.path + path, body);
      if (this.#stream.readyState === EventSource.CLOSED) this.#update(await ask('GET', this.path));
      return true;
    } catch (problem) {
      this.#problem(problem.message);
      return false;
    }
  }

  #problem(text) {
    this.find('.problem').textContent = text;
  }

  async #nameSubGoal(event) {
    event.preventDefault();
    const field = this.goals.elements.subGoal;
    await this.#sendFrom(field, () => this.#send('PUT', '/sub-goal', {subGoal: field.value}));
  }

  // The field is empty while its text is on the way, so that nothing written there meanwhile is lost; what was refused comes back.
  async #sendFrom(field, send) {
    const text = field.value;
    const sent = send();
    field.value = '';
    if (!await sent) field.value ||= text;
  }

  async #takeOver(event) {
    event.preventDefault();
    this.field.close();
    if (this.#running()) await this.#send('POST', '/pause');
    await this.#sendFrom(this.field.input, () => this.#send('POST', '/step', {action: this.field.input.value}));
  }

  // A world that goes on meanwhile would understand others.
  async #validActions() {
    if (this.#running()) await this.#send('POST', '/pause');
    try {
      return (await ask('GET', this.path + '/actions')).actions;
    } catch (problem) {
      this.#problem(problem.message);
      return [];
    }
  }

  async #save() {
    try {
      const saved = await ask('POST', this.path + '/save');
      this.find('.saved').textContent = 'Saved to ' + saved.trajectories
          + (saved.annotated ? ', and with the sub-goals to ' + saved.annotated : '') + '.';
      this.find('.saved').hidden = false;
    } catch (problem) {
      this.#problem(problem.message);
    }
  }

  async #tryAgain(step, field, text) {
    if (!await this.back(step.step - 1)) return;
    field.value = text;
    field.focus();
    field.select();
  }

  #update(view) {
    if (this.#ended || (this.#view && view.version < this.#view.version) || view.from > this.#items.length) return;
    const steps = [...(this.#view?.steps ?? []).slice(0, view.from), ...view.steps];
    this.#view = {...view, steps};
    this.#showSteps(view);
    this.#showState(this.#view);
  }

  #showSteps(view) {
    if (view.from < this.#items.length) this.#items.splice(view.from).forEach(item => item.remove());
    if (!this.find('.first').firstChild) this.find('.first').append(observation(view.first));
    const added = view.steps.map((step, i) => {
      const before = (this.#view.steps[view.from + i - 1] ?? step).score;
      return stepItem(step, before,
          () => this.#tryAgain(step, this.goals.elements.subGoal, step.subGoal), () => this.#tryAgain(step, this.field.input, step.action));
    });
    this.find('.steps').append(...added);
    this.#items.push(...added);
    // The newest step shows its candidates; the one before folds again unless somebody has opened it.
    if (this.#opened) this.#opened.open = false;
    this.#opened = this.#items.at(-1)?.querySelector('details.reasons') ?? null;
    if (this.#opened) this.#opened.open = true;
    if (this.#following) this.#showEnd(FRAMES);
  }

  // Steps that were out of view get their true height when they come into it, so the end moves for some frames.
  #showEnd(frames) {
    const log = this.find('.log');
    log.scrollTop = log.scrollHeight;
    if (frames > 0) requestAnimationFrame(() => this.#showEnd(frames - 1));
  }

  // The newest step stays in view until somebody scrolls up.
  #follow() {
    const log = this.find('.log');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    this.#following = atEnd || (this.#following && log.scrollTop >= this.#scrolled);
    this.#scrolled = log.scrollTop;
  }

  #showState(view) {
    const name = view.agent + ', ' + view.taskName;
    this.element.setAttribute('aria-label', name);
    this.find('.log').setAttribute('aria-label', 'Steps of ' + name);
    this.find('h2').textContent = view.agent;
    this.find('.points').textContent = view.score;
    const state = view.status === 'ended' ? 'ended: ' + view.end : view.status;
    this.find('.what').textContent = plural(view.moves, 'move') + ' · ' + state + ' · ' + view.task + ' ' + view.taskName + ', ' + view.split
        + ' variation ' + view.variation;
    this.find('.task').textContent = view.taskDescription;
    this.find('.look').textContent = view.look;
    this.find('.inventory').textContent = view.inventory;
    const over = view.status === 'ended';
    const manual = view.agent === 'manual';
    const run = this.find('[data-do=run]');
    run.textContent = this.#running() ? 'Pause' : 'Run';
    run.disabled = over || manual;
    this.find('[data-do=step]').disabled = over || manual;
    this.find('[data-do=back]').disabled = this.#items.length === 0;
    this.goals.hidden = !view.subGoals;
    for (const control of this.element.querySelectorAll('.steer input, .steer > button')) control.disabled = over;
    if (over && document.activeElement.disabled && this.element.contains(document.activeElement)) this.element.focus();
    this.find('.waiting').hidden = view.nextSubGoal === null;
    this.find('.waiting span').textContent = view.nextSubGoal === null ? '' : 'Next: ' + view.nextSubGoal;
    const last = view.steps.at(-1);
    if (!this.#running() || (view.speed > 0 && view.speed <= 1)) {
      this.find('.said').textContent = view.agent + ' ' + state
          + (last ? ', step ' + last.step + ': ' + last.action + '. ' + last.observation.slice(0, 200) : '') + ' Score ' + view.score + '.';
    }
  }
}
