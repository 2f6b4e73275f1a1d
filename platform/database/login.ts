import pg from 'pg';

/** For a server whose password changes while we run. */
export interface Login {
  /** Asked for each new connection. */
  password(): Promise<string>;
  /** The server refused the password: finds a newer one. Connections are opened side by side, so several may ask for it at once. */
  renew(): Promise<void>;
}

/** By whom and how a server is reached: as its URL says. With a login, over TLS with the server's certificate checked, unless the URL says `sslmode=disable`. */
export function connectionOf(url: string, login?: Login): pg.ClientConfig {
  if (!login) return { connectionString: url };
  // Not `connectionString`, whose absent password would win over ours.
  const { hostname, port, username, pathname, searchParams } = new URL(url);
  return {
    host: hostname,
    port: Number(port || defaultPort),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: searchParams.get('sslmode') === 'disable' ? false : { rejectUnauthorized: true },
    password: () => login.password(),
  };
}

const defaultPort = 5432;

/** Logs in once more, with a renewed password, where the first one was refused. */
export const withRenewal = <Result>(login: Login | undefined, attempt: () => Promise<Result>): Promise<Result> =>
  attempt().catch(async (error: unknown) => {
    if (!login || !isRefusedPassword(error)) throw error;
    await login.renew();
    return attempt();
  });

const invalidPassword = '28P01';
const isRefusedPassword = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === invalidPassword;

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/** Makes a pool log in again by itself, whoever asks it for a connection. */
export function renewLogins(pool: pg.Pool, login: Login): void {
  const open = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const connect = (callback?: Connected): Promise<pg.PoolClient> | undefined => {
    const connected = withRenewal(login, open);
    if (!callback) return connected;
    void connected.then(
      client => callback(undefined, client, release => client.release(release as boolean | Error | undefined)),
      (error: Error) => callback(error, undefined, () => {}),
    );
    return undefined;
  };
  pool.connect = connect as typeof pool.connect;
}
