import pg from 'pg';
import { connectionOf, type Login, withRenewal } from './login.ts';

/** One connection outside every pool; whoever asks for it ends it. `name` is shown in pg_stat_activity. */
export const connectOnce = (url: string, login: Login | undefined, name: string): Promise<pg.Client> =>
  withRenewal(login, async () => {
    const client = new pg.Client({ ...connectionOf(url, login), application_name: name });
    client.on('error', () => {}); // The query in progress rejects with the same error.
    await client.connect();
    return client;
  });
