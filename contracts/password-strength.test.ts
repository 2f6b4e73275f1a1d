import { expect, test } from 'vitest';
import { isTooWeak, loadPasswordJudge } from './password-strength.ts';

const judge = await loadPasswordJudge();
const about = ['Ada Lovelace', 'ada@example.test', 'Käthe Groß'];

test.each([
  ['1234567890', 'topHundred'],
  ['aaaaaaaaaaaa', 'simpleRepeat'],
  ['abcdefghijkl', 'sequences'],
  ['qwertzuiop', 'straightRow'],
  ['azertyuiop', 'straightRow'],
  ['Passwort123', 'similarToCommon'],
  ['motdepasse1', undefined],
  ['schmetterling', undefined],
  ['lovelaceada', 'userInputs'],
  ['AdaLovelace1', 'userInputs'],
  ['ada@example.test', 'userInputs'],
  ['Ada-Lovelace-1', 'userInputs'],
  ['Käthe-Groß', 'userInputs'],
  ['kaethe_gross', 'userInputs'],
  ['Lovelace2026!!', 'userInputs'],
])('%s is too weak', (password, warning) => {
  const judged = judge(password, about);
  expect([isTooWeak(judged.score), judged.warning, judged.advice.length > 0]).toEqual([true, warning, true]);
});

test.each(['correct-horse-battery', 'fenster-garten-lampe', 'trois petits chats', 'Tr0ub4dor&3'])('%s will do', password => {
  expect(isTooWeak(judge(password, about).score)).toBe(false);
});

test('what is longer than anybody types costs no more than what is not', () => {
  expect(judge('a1B!'.repeat(50), [])).toEqual(judge('a1B!'.repeat(10), []));
});
