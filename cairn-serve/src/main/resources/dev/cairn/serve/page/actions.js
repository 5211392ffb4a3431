// The field for an action, with a list of those that the world understands now, filtered while somebody types.
import {make, plural} from './dom.js';

const SHOWN = 80;

export class ActionField {
  #actions = [];
  #loadedFor = null;
  #active = -1;

  // `moment` names the state of the world, `load` asks for its actions.
  constructor(form, id, moment, load) {
    this.input = form.elements.action;
    this.list = form.querySelector('.choices');
    this.list.id = 'choices-' + id;
    this.input.setAttribute('aria-controls', this.list.id);
    this.moment = moment;
    this.load = load;
    this.input.addEventListener('input', () => this.open());
    this.input.addEventListener('click', () => this.open());
    this.input.addEventListener('blur', () => this.close());
    this.input.addEventListener('keydown', event => this.#key(event));
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', event => {
      const item = event.target.closest('[role=option]');
      if (item) this.#take(item.textContent);
    });
  }

  async open() {
    const moment = this.moment();
    if (this.#loadedFor !== moment) {
      this.#actions = await this.load();
      this.#loadedFor = this.moment();
    }
    if (document.activeElement === this.input) this.#show();
  }

  close() {
    this.list.hidden = true;
    this.#active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  #show() {
    const words = this.input.value.toLowerCase().split(/\s+/);
    const fitting = this.#actions.filter(action => words.every(word => action.toLowerCase().includes(word)));
    const items = fitting.slice(0, SHOWN).map((action, i) => {
      const item = make('li', '', action);
      item.id = this.list.id + '-' + i;
      item.setAttribute('role', 'option');
      return item;
    });
    if (fitting.length > SHOWN) items.push(make('li', 'quiet', 'and ' + (fitting.length - SHOWN) + ' more: type a part of one'));
    if (fitting.length === 0) items.push(make('li', 'quiet', 'none of ' + plural(this.#actions.length, 'action') + ' has these words'));
    for (const item of items) if (!item.id) item.setAttribute('role', 'presentation');
    this.list.replaceChildren(...items);
    this.list.hidden = false;
    this.#active = -1;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.removeAttribute('aria-activedescendant');
  }

  #take(action) {
    this.input.value = action;
    this.close();
    this.input.focus();
  }

  #key(event) {
    const items = this.list.querySelectorAll('[role=option]');
    if (event.key === 'Escape' && !this.list.hidden) {
      this.close();
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#take(items[this.#active].textContent);
    } else if (event.key === 'ArrowDown' && this.list.hidden) {
      this.open();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#active = this.#active < 0 && step < 0 ? items.length - 1 : (this.#active + step + items.length) % items.length;
      items.forEach((item, i) => item.setAttribute('aria-selected', i === this.#active));
      items[this.#active].scrollIntoView({block: 'nearest'});
      this.input.setAttribute('aria-activedescendant', items[this.#active].id);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
