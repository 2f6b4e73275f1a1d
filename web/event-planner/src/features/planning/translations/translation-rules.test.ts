import { expect, test } from 'vitest';
import { said, sayOfQuestion, sayOfType } from './translation-rules.ts';

const id = crypto.randomUUID();

test('a text that is emptied again is not said at all, so that the original is shown', () => {
  expect(said({ title: 'Hamlet' }, { title: '' })).toEqual({});
  expect(said({}, { title: 'Hamlet' })).toEqual({ title: 'Hamlet' });
});

test('names of ticket types and questions come and go without leaving empty shells', () => {
  const named = sayOfType({ title: 'Hamlet' }, id, { name: 'Parkett' });
  expect(named).toEqual({ title: 'Hamlet', ticketTypes: { [id]: { name: 'Parkett' } } });
  expect(sayOfType(named, id, { name: '' })).toEqual({ title: 'Hamlet' });
  const asked = sayOfQuestion(named, 'meal', { label: 'Essen' });
  expect(sayOfQuestion(asked, 'meal', { label: '' })).toEqual(named);
});
