import { expect, test } from 'vitest';
import { listMine } from '../features/organizers/api/list-mine.ts';
import { ApiError } from '../lib/api/api-error.ts';
import { queries } from './queries.ts';

const refused = (code: string) =>
  new ApiError(403, { type: '', title: '', status: 403, code, detail: '', correlationId: '' }, { words: 'Refused' });

test.each([
  ['role_forbids', true],
  ['not_a_member', true],
  ['wrong_password', false],
])('whoever is refused as %s is asked anew what they are: %s', async (code, isAsked) => {
  const { queryKey } = listMine();
  queries.setQueryData(queryKey, { items: [] });
  await queries.fetchQuery({ queryKey: [code], queryFn: () => Promise.reject(refused(code)) }).catch(() => {});
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(isAsked);
});
