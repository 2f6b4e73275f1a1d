import { expect, test } from 'vitest';
import { isUniqueViolation, statement } from './index.ts';
import { testSeats } from './test-tables.ts';

const lock = statement<{ id: number }>('select id from seats where row_name = $1 for update');
const look = statement<{ price: string | null }>('select price from seats where row_name = $1');
const reprice = statement<never>('update seats set price = $2 where row_name = $1');
const add = statement<never>('insert into seats (row_name) values ($1)');

async function withSeat() {
  const seats = await testSeats();
  await add(seats.db.query, ['A']);
  const raise = (by: number) =>
    seats.db.decide({
      look: [lock.with(['A']), look.with(['A'])],
      decide: ([, [seat]]) => {
        const price = Number(seat?.price ?? 0) + by;
        return { write: reprice.with(['A', price]), result: price };
      },
    });
  const prices = async () => (await seats.test.pool.query('select row_name, price from seats order by row_name')).rows;
  return Object.assign(seats, { raise, prices });
}

test('what is decided is decided by what the lock waited for', async () => {
  await using seats = await withSeat();
  const gate = await seats.test.gate("select 1 from seats where row_name = 'A' for update");
  const raised = [seats.raise(1), seats.raise(2), seats.raise(4)];
  await gate.blocked(3);
  await gate.release();
  expect((await Promise.all(raised)).toSorted((a, b) => a - b).at(-1)).toBe(7);
  expect(await seats.prices()).toEqual([{ row_name: 'A', price: '7' }]);
});

test('what is thrown while deciding undoes what looking wrote, and the connection goes on', async () => {
  await using seats = await withSeat();
  const failing = seats.db.decide({
    look: [add.with(['B']), look.with(['A'])],
    decide: () => {
      throw new Error('no');
    },
  });
  await expect(failing).rejects.toThrow('no');
  expect(await seats.prices()).toEqual([{ row_name: 'A', price: null }]);
  expect(await seats.raise(3)).toBe(3);
});

test('a write that fails is told, and nothing of the transaction stays', async () => {
  await using seats = await withSeat();
  const failing = seats.db.decide({ look: [add.with(['B'])], decide: () => ({ write: add.with(['A']), result: 'written' }) });
  expect(isUniqueViolation(await failing.catch((error: unknown) => error), 'one_row_name')).toBe(true);
  const broken = seats.db.decide({ look: [add.with(['A']), look.with(['A'])], decide: () => ({ result: 'decided' }) });
  expect(isUniqueViolation(await broken.catch((error: unknown) => error))).toBe(true);
  expect(await seats.prices()).toEqual([{ row_name: 'A', price: null }]);
});

test('both sides of a deadlock get through', async () => {
  await using seats = await withSeat();
  await add(seats.db.query, ['B']);
  const gates = await Promise.all(['A', 'B'].map(name => seats.test.gate(`select 1 from seats where row_name = '${name}' for update`)));
  const both = [
    ['A', 'B'],
    ['B', 'A'],
  ].map(([first, second]) =>
    seats.db.decide({
      look: [lock.with([first]), lock.with([second])],
      decide: () => ({ write: reprice.with([first, 5]), result: first }),
    }),
  );
  await gates[0]?.blocked(1);
  await gates[1]?.blocked(1);
  await Promise.all(gates.map(gate => gate.release()));
  expect(await Promise.all(both)).toEqual(['A', 'B']);
});

test('what writes nothing is committed too: looking may have taken something back', async () => {
  await using seats = await withSeat();
  expect(await seats.db.decide({ look: [add.with(['B'])], decide: () => ({ result: 'kept' }) })).toBe('kept');
  expect(await seats.prices()).toHaveLength(2);
});
