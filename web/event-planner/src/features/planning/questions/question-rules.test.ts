import { expect, test } from 'vitest';
import { answersOf, isAsked, newQuestion, withoutQuestion } from './question-rules.ts';

const meal = { ...newQuestion(), label: 'Meal', kind: 'choice' as const, options: ['meat', 'plants'] };
const allergy = { ...newQuestion(), label: 'Which?', showIf: { questionId: meal.id, answers: ['plants'] } };

test('a conditional question is asked after one of its answers only', () => {
  expect(isAsked(allergy, {})).toBe(false);
  expect(isAsked(allergy, { [meal.id]: ['meat'] })).toBe(false);
  expect(isAsked(allergy, { [meal.id]: ['plants'] })).toBe(true);
  expect(isAsked(meal, {})).toBe(true);
});

test('taking a question away leaves none that waits for its answer', () => {
  expect(withoutQuestion([meal, allergy], meal.id)).toEqual([{ ...allergy, showIf: null }]);
});

test('only questions with a closed list of answers can be a condition', () => {
  expect(answersOf(meal)).toEqual(['meat', 'plants']);
  expect(answersOf({ kind: 'yes_no', options: [] })).toEqual(['yes', 'no']);
  expect(answersOf(newQuestion())).toEqual([]);
});
