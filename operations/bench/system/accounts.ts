import { join } from 'node:path';
import { createMailbox, type Mailbox } from '@event-planner/platform/mail';
import { eventually } from './eventually.ts';
import { type Client, createClient, expectJson } from '../load/client.ts';
import type { Server } from './start-server.ts';

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Good for 15 minutes, longer than any benchmark. */
  readonly accessToken: string;
}

/** Of all of them. */
export const password = 'correct-horse-battery';

/** Hashing passwords is slow on purpose: more at once only wait for each other. */
const atOnce = 32;

/** Registers people through the front door: form, mail, code. So many from one address would be too many. */
export async function registerAccounts(
  { url, dataDirectory }: Pick<Server, 'url' | 'dataDirectory'>,
  count: number,
): Promise<readonly Account[]> {
  const mailbox = createMailbox({ directory: join(dataDirectory, 'mailbox') });
  const accounts: Account[] = [];
  for (let round = 1; accounts.length < count; round++) {
    using client = createClient(url, { localAddress: `127.0.1.${round}` });
    const numbers = Array.from({ length: Math.min(atOnce, count - accounts.length) }, (_, at) => accounts.length + at);
    accounts.push(...(await register(client, mailbox, numbers)));
  }
  return accounts;
}

async function register(client: Client, mailbox: Mailbox, numbers: readonly number[]): Promise<readonly Account[]> {
  const people = numbers.map(number => ({ name: `Buyer ${number}`, email: `buyer.${number}@example.test` }));
  const post = (path: string, body: object) => client({ method: 'POST', path, body });
  await Promise.all(people.map(person => expectJson(post('/api/auth/register', { ...person, password }), 202)));
  const codes = await eventually(`codes for ${people.length} people`, async () => {
    const letters = new Map((await mailbox.list(2 * atOnce)).map(({ to, text }) => [to, /\b\d{6}\b/.exec(text)?.[0]]));
    const found = people.flatMap(({ email }) => letters.get(email) ?? []);
    return found.length === people.length ? found : undefined;
  });
  return Promise.all(
    people.map((person, at) => verify(post('/api/auth/verify', { email: person.email, code: codes[at], password }), person)),
  );
}

async function verify(answer: ReturnType<Client>, person: Pick<Account, 'name' | 'email'>): Promise<Account> {
  const { accessToken, user } = await expectJson<{ accessToken: string; user: { id: string } }>(answer, 200);
  return { userId: user.id, ...person, accessToken };
}
