/* The card's bank asks its customer: in a frame over the shop's page, or on a page of its own, from which it sends them back. */
import { given, moneyOf, say, words } from './page-words.js';

const secret = given.get('secret') ?? '';
const id = secret.split('_secret_')[0];
/** What is asked about: a payment, or a card that is left for later. */
const kind = id.startsWith('seti_') ? 'setup_intent' : 'payment_intent';
const path = `/v1/${kind}s/${encodeURIComponent(id)}`;
const key = '__PUBLISHABLE_KEY__';
const buttons = [...document.querySelectorAll('button')];
const problem = document.getElementById('problem');

async function load() {
  const response = await fetch(`${path}?${new URLSearchParams({ key, client_secret: secret })}`);
  const intent = await response.json();
  if (!response.ok || intent.status !== 'requires_action') return over();
  document.getElementById('amount').textContent = kind === 'setup_intent' ? '' : moneyOf(intent.amount, intent.currency);
  return intent;
}

function over() {
  problem.textContent = words.challengeOver;
  for (const button of buttons) button.disabled = true;
}

async function answer(outcome, intent) {
  for (const button of buttons) button.disabled = true;
  const response = await fetch(`${path}/authenticate`, {
    method: 'POST',
    body: new URLSearchParams({ key, client_secret: secret, outcome }),
  });
  if (!response.ok) return over();
  if (say(outcome)) return;
  const back = new URL(intent.next_action.redirect_to_url.return_url);
  back.searchParams.set(kind, id);
  back.searchParams.set(`${kind}_client_secret`, secret);
  back.searchParams.set('redirect_status', outcome);
  location.assign(back);
}

const intent = await load();
for (const button of buttons) button.addEventListener('click', () => void answer(button.id, intent));
