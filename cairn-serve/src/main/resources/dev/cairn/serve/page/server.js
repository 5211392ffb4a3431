// Questions to the server. While it does not answer, the page says so and looks for it; `server-back` tells when it is there again.
import {$} from './dom.js';

const LOOK_EVERY = 1500;
let away = false;

function lost() {
  if (away) return;
  away = true;
  $('away').textContent = 'The server does not answer. This page goes on when it is back.';
  $('away').hidden = false;
  setTimeout(look, LOOK_EVERY);
}

async function look() {
  try {
    await fetch('/', {method: 'HEAD', cache: 'no-store'});
    found();
  } catch {
    setTimeout(look, LOOK_EVERY);
  }
}

function found() {
  if (!away) return;
  away = false;
  $('away').hidden = true;
  dispatchEvent(new Event('server-back'));
}

// The answer; an error has the message of the server, and its status, which is 0 if there was no answer.
export async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {method, body: body && JSON.stringify(body), headers: {'Content-Type': 'application/json'}});
  } catch {
    lost();
    throw Object.assign(new Error('The server does not answer.'), {status: 0});
  }
  found();
  const text = await answer.text();
  if (answer.ok) return text && JSON.parse(text);
  let message = 'The server answered with status ' + answer.status + '.';
  try {
    message = JSON.parse(text).error.message;
  } catch {
    // a proxy between, which answers in its own way
  }
  throw Object.assign(new Error(message), {status: answer.status});
}

// Server-sent events; the browser connects again by itself unless the server refuses, which `refused` is told.
export function events(path, listeners, refused) {
  const source = new EventSource(path);
  for (const [name, listen] of Object.entries(listeners)) source.addEventListener(name, event => listen(JSON.parse(event.data)));
  source.addEventListener('open', found);
  source.addEventListener('error', () => source.readyState === EventSource.CLOSED ? refused() : lost());
  return source;
}
