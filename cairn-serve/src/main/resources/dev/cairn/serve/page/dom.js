// Elements of the page. All text goes through here, so nothing that an agent, a world or a run says is ever read as HTML.
export const $ = id => document.getElementById(id);

export function make(tag, className = '', text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function button(text, label, act) {
  const element = make('button', 'small', text);
  element.type = 'button';
  if (label) element.setAttribute('aria-label', label);
  element.addEventListener('click', act);
  return element;
}

export function option(value, text, disabled = false) {
  const element = make('option', '', text);
  element.value = value;
  element.disabled = disabled;
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const plural = (number, noun) => number.toLocaleString('en') + ' ' + noun + (number === 1 ? '' : 's');
