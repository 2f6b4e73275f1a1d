import { createDatabase } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { seedDemo } from './demo.ts';
import type { Tables } from './tables.ts';
import { password, post, startAuth } from './test-auth.ts';

test('demo accounts can log in with their roles, and seeding again changes nothing', async () => {
  await using auth = await startAuth();
  const account = {
    id: idOf('otto'),
    email: 'otto@example.test',
    name: 'Otto',
    roles: ['organizer' as const],
    password,
    organizerId: null,
  };
  const db = createDatabase<Tables>({ url: auth.url, applicationName: 'test' });
  await seedDemo(db, { accounts: [account] });
  await seedDemo(db, { accounts: [{ ...account, name: 'Somebody else' }] }).finally(() => db.close());
  const answer = await post(auth, 'login', { email: account.email, password });
  expect(answer.json().user).toEqual({ id: account.id, email: account.email, name: 'Otto', roles: ['organizer'] });
});
