import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { AnswersForm, type Given } from './answers.ts';
import type { BookedLine } from './booking.ts';
import { checkAnswers } from './check-answers.ts';
import type { Question } from './event.ts';

const [seat, meal, gift, bundle] = ['seat', 'meal', 'gift', 'bundle'];
const line = (ticketTypeId: string, quantity = 1, more: Partial<BookedLine> = {}): BookedLine => ({
  ticketTypeId,
  ticketTypeName: ticketTypeId,
  seat: null,
  place: 'Floor',
  quantity,
  priceMinor: 1000,
  ...more,
});
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  label: `${id}?`,
  help: '',
  kind: 'text',
  options: [],
  required: false,
  per: 'order',
  ticketTypeIds: [],
  showIf: null,
  ...more,
});
const check = (
  questions: readonly Question[],
  form: z.input<typeof AnswersForm> | undefined,
  lines: readonly BookedLine[] = [line(seat)],
) => checkAnswers({ questions, lines, attendeeName: 'Ada' }, form && AnswersForm.parse(form));
const faults = (...asked: Parameters<typeof check>) => {
  const checked = check(...asked);
  return 'faults' in checked ? checked.faults.map(({ questionId, attendee, code }) => [questionId, attendee, code]) : [];
};
const kept = (...asked: Parameters<typeof check>) => {
  const checked = check(...asked);
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  return checked.answers;
};
const values = (answers: readonly { questionId: string; values: readonly string[] }[] = []) =>
  Object.fromEntries(answers.map(answer => [answer.questionId, answer.values]));

describe('an answer', () => {
  const size = { kind: 'choice' as const, options: ['S', 'M'] };
  const days = { kind: 'choices' as const, options: ['Fri', 'Sat'] };
  test.each([
    ['of a choice is one of its options', size, 'L', 'not_an_option'],
    ['of a choice is one', size, ['S'], 'wrong_kind'],
    ['of choices are options', days, ['Fri', 'Sun'], 'not_an_option'],
    ['of choices is none twice', days, ['Fri', 'Fri'], 'not_an_option'],
    ['of choices is a list', days, 'Fri', 'wrong_kind'],
    ['of yes or no is one of them', { kind: 'yes_no' as const }, 'maybe', 'not_an_option'],
    ['of a date is a day', { kind: 'date' as const }, '2030-02-30', 'not_a_day'],
    ['of a file is the id of one', { kind: 'file' as const }, 'waiver.pdf', 'no_such_file'],
    ['of a file is one', { kind: 'file' as const }, ['0198c2a5-0000-7000-8000-000000000000'], 'wrong_kind'],
    ['of one line has an end', {}, 'x'.repeat(501), 'too_long'],
    ['that is needed is there', { required: true }, '  ', 'missing'],
    ['of choices that is needed is not empty', { ...days, required: true }, [], 'missing'],
  ] as const)('%s', (_, kind, given, code) => {
    expect(faults([question('q', kind as Partial<Question>)], { order: { q: given as Given[string] } })).toEqual([['q', null, code]]);
  });

  test.each([
    ['M', size, ['M']],
    [['Sat', 'Fri'], days, ['Sat', 'Fri']],
    ['no', { kind: 'yes_no' as const }, ['no']],
    ['2030-02-28', { kind: 'date' as const }, ['2030-02-28']],
    ['0198c2a5-0000-7000-8000-000000000000', { kind: 'file' as const }, ['0198c2a5-0000-7000-8000-000000000000']],
    ['  vegan ', {}, ['vegan']],
    ['a\nb', { kind: 'paragraph' as const }, ['a\nb']],
  ] as const)('%j is kept as it was given', (given, kind, expected) => {
    expect(kept([question('q', kind as Partial<Question>)], { order: { q: given as Given[string] } })?.order).toEqual([
      { questionId: 'q', label: 'q?', values: expected },
    ]);
  });

  test('may be to a question that is called like something every object has', () => {
    const odd = ['constructor', 'toString', 'hasOwnProperty'].map(id => question(id, { required: id === 'toString' }));
    expect(faults(odd, {})).toEqual([['toString', null, 'missing']]);
  });
});

test('only what is asked is needed and kept: by what was answered before, for the ticket types it is about', () => {
  const questions = [
    question('eats', { kind: 'yes_no', required: true, ticketTypeIds: [meal] }),
    question('diet', { required: true, showIf: { questionId: 'eats', answers: ['yes'] } }),
    question('allergy', { required: true, showIf: { questionId: 'diet', answers: ['nuts'] } }),
  ];
  expect(faults(questions, undefined, [line(seat)])).toEqual([]);
  expect(faults(questions, undefined, [line(meal)])).toEqual([['eats', null, 'missing']]);
  expect(faults(questions, { order: { eats: 'yes', diet: 'nuts' } }, [line(meal)])).toEqual([['allergy', null, 'missing']]);
  // What a question that is no longer asked was answered with opens nothing.
  const no = kept(questions, { order: { eats: 'no', diet: 'nuts', allergy: 'all' } }, [line(meal)]);
  expect(values(no?.order)).toEqual({ eats: ['no'] });
});

test('attendees are asked one by one, in the order of their tickets; who gives is nobody who comes', () => {
  const questions = [
    question('workshop', { kind: 'yes_no' }),
    question('shirt', { per: 'attendee', required: true, ticketTypeIds: [seat], showIf: { questionId: 'workshop', answers: ['yes'] } }),
    question('name tag', { id: 'tag', per: 'attendee' }),
  ];
  const lines = [
    line(gift, 1, { donation: true }),
    line(seat, 2),
    line(bundle, 1, { includes: [{ ticketTypeId: meal, ticketTypeName: 'Meal', place: 'Hall', quantity: 2 }] }),
  ];
  expect(faults(questions, { order: { workshop: 'yes' } }, lines)).toEqual([
    ['shirt', 0, 'missing'],
    ['shirt', 1, 'missing'],
  ]);
  const answers = kept(
    questions,
    {
      order: { workshop: 'yes' },
      attendees: [{ name: 'Grace', answers: { shirt: 'M' } }, { answers: { shirt: 'L' } }, { answers: { tag: 'Al' } }],
    },
    lines,
  );
  expect(answers?.attendees.map(({ name, ticketTypeName, answers: of }) => [name, ticketTypeName, values(of)])).toEqual([
    ['Grace', 'seat', { shirt: ['M'] }],
    ['Ada', 'seat', { shirt: ['L'] }],
    ['Ada', 'Meal', { tag: ['Al'] }],
    ['Ada', 'Meal', {}],
  ]);
});

test('answers to what nobody asks, and of people who have no ticket, are refused', () => {
  const questions = [question('a'), question('b', { per: 'attendee' })];
  expect(faults(questions, { order: { b: 'x', c: 'x' }, attendees: [{ answers: { a: 'x' } }, {}] })).toEqual([
    ['b', null, 'no_such_question'],
    ['c', null, 'no_such_question'],
    ['a', 0, 'no_such_question'],
    ['', 1, 'no_such_attendee'],
  ]);
});

test('where nothing is asked nothing is kept, but the names on the tickets', () => {
  expect(kept([], undefined)).toBeNull();
  expect(kept([], { attendees: [{}] })).toBeNull();
  expect(kept([], { attendees: [{ name: 'Grace' }] })?.attendees).toMatchObject([{ name: 'Grace', answers: [] }]);
});
