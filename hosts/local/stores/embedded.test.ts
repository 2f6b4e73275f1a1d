import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, sql } from '@event-planner/platform/database';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { temporaryData } from '../command/test-command.ts';
import { openDataFolder } from '../data/data-folder.ts';
import { silentLog } from '../edge/test-edge.ts';
import { startEmbedded } from './embedded.ts';

test('a database server that is killed is started again, at the same place and with everything that was committed', async () => {
  await using data = temporaryData();
  const folder = openDataFolder(data.path);
  const server = await startEmbedded(folder.postgres, silentLog);
  await server.ensure(['shop', 'shop']);
  const url = server.url('shop');
  const database = createDatabase<never>({ url, applicationName: 'test' });
  await sql`create table sold (seat text)`.execute(database.query);
  await sql`insert into sold values ('A1')`.execute(database.query);

  process.kill(Number(readFileSync(join(folder.postgres, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await eventually(() => expect(server.up).toBe(false));
  await eventually(() => expect(server.up).toBe(true), { withinSeconds: 15 });

  expect(server.url('shop')).toBe(url);
  expect((await sql`select seat from sold`.execute(database.query)).rows).toEqual([{ seat: 'A1' }]);
  await database.close();
  await server.stop();
}, 60_000);
