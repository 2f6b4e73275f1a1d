/** A program that starts PostgreSQL on the folder of its argument and inserts rows until it is killed, telling each that was acknowledged. Run by the tests. */
import pg from 'pg';
import { startPostgres } from './postgres.ts';

const postgres = await startPostgres({ directory: process.argv[2] ?? '' });
const client = new pg.Client({ connectionString: postgres.url('postgres') });
await client.connect();
await client.query('create table if not exists acknowledged (id int)');
console.log(`ready ${postgres.pid}`);
for (let id = 1; ; id++) {
  await client.query('insert into acknowledged values ($1)', [id]);
  console.log(`row ${id}`);
}
