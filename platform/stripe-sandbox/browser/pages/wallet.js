import { given, moneyOf, say } from './page-words.js';

const currency = given.get('currency');
if (currency) document.getElementById('amount').textContent = moneyOf(Number(given.get('amount')), currency);
document.getElementById('pay').addEventListener('click', () => say('paid'));
document.getElementById('cancel').addEventListener('click', () => say('cancelled'));
