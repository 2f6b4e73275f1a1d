import { expect, test } from 'vitest';
import { ApiError } from '../lib/api/api-error.ts';
import { problemOf } from './session-problem.ts';

const refused = (status: number, code: string, words: string): ApiError =>
  new ApiError(status, { type: '', title: '', status, code, detail: '', correlationId: '' }, { words });

test('whoever tried too often is told how long to wait, and whoever mistyped that it was wrong', () => {
  const often = refused(429, 'too_many_attempts', 'Versuchen Sie es in 15 Min. noch einmal.');
  expect(problemOf(often, 'session.wrongCredentials')).toEqual({ said: 'Versuchen Sie es in 15 Min. noch einmal.' });
  expect(problemOf(refused(401, 'wrong_credentials', ''), 'session.wrongCredentials')).toEqual({ key: 'session.wrongCredentials' });
  expect(problemOf(new ApiError(0, undefined), undefined)).toEqual({ key: 'state.errorOffline' });
});
