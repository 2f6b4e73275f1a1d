import { given } from './page-words.js';

const account = given.get('account') ?? '';
const back = given.get('return') ?? '';

document.getElementById('bank').addEventListener('submit', event => {
  event.preventDefault();
  void send();
});

async function send() {
  const [name, iban] = ['name', 'iban'].map(id => document.getElementById(id).value);
  const response = await fetch(`/control/api/objects/account/${encodeURIComponent(account)}/onboard`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, iban: iban.replaceAll(' ', '') }),
  });
  if (response.ok && /^https?:\/\//.test(back)) location.assign(back);
  else document.getElementById('problem').textContent = (await response.json()).error?.message ?? '';
}
