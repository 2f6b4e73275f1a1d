const said = document.getElementById('said');
let timer;

/** Says what was done, or why not. */
export function say(text) {
  said.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ''), 8000);
}

export async function get(path) {
  const response = await fetch(`/control/api/${path}`);
  return response.json();
}

/** Undefined when it was refused; the reason is on the page by then. */
export async function post(path, body = {}) {
  const response = await fetch(`/control/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  say(answer.error?.message ?? 'That did not work.');
  return undefined;
}

export function make(name, { children = [], ...properties } = {}) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export const money = (amount, currency) => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
};
