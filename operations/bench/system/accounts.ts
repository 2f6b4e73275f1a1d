import { join } from 'node:path';
import { createMailbox, type Mailbox } from '@event-planner/platform/mail';
import { eventually } from './eventually.ts';
import { type Client, expectJson } from '../load/client.ts';
import type { Server } from './start-server.ts';

export interface Account {
  readonly userId: string;
  readonly name: string;
  /** Good for 15 minutes, longer than any benchmark. */
  readonly accessToken: string;
}

/** Registers people through the front door: form, mail, code. */
export function registerAccounts(
  client: Client,
  { dataDirectory }: Pick<Server, 'dataDirectory'>,
  count: number,
): Promise<readonly Account[]> {
  const mailbox = createMailbox({ directory: join(dataDirectory, 'mailbox') });
  return Promise.all(Array.from({ length: count }, (_, at) => register(client, mailbox, at)));
}

async function register(client: Client, mailbox: Mailbox, at: number): Promise<Account> {
  const name = `Buyer ${at}`;
  const email = `buyer.${at}@example.test`;
  const post = (path: string, body: object) => client({ method: 'POST', path, body });
  await expectJson(post('/api/auth/register', { email, name, password: 'correct-horse-battery' }), 202);
  const code = await eventually(`a code for ${email}`, async () => {
    const letter = (await mailbox.list(1000)).find(({ to }) => to === email);
    return /\b\d{6}\b/.exec(letter?.text ?? '')?.[0];
  });
  const { accessToken, user } = await expectJson<{ accessToken: string; user: { id: string } }>(
    post('/api/auth/verify', { email, code }),
    200,
  );
  return { userId: user.id, name, accessToken };
}
