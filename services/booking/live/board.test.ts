import { decodeUpdate, seatStates } from '@event-planner/contracts/live';
import { expect, test } from 'vitest';
import { sellableOf } from '../inventory/rules.ts';
import { aSeatedEvent, ticketType } from '../test-world.ts';
import { createBoard } from './board.ts';

/** An arena: 100 rows of 120 seats. */
const arena = sellableOf(
  aSeatedEvent({
    ticketTypes: [ticketType({ category: 'gold', capacity: null })],
    seatMap: {
      format: 1,
      categories: [{ id: 'gold', name: 'Gold', color: '#ffcc00' }],
      landmarks: [],
      areas: [
        {
          kind: 'seated',
          id: 'arena',
          name: 'Arena',
          rows: Array.from({ length: 100 }, (_, y) => ({
            label: `R${y}`,
            category: 'gold',
            from: [0, y],
            to: [119, y],
            bend: 0,
            seats: 120,
            firstNumber: 1,
            step: 1,
            marks: [],
          })),
        },
      ],
    },
  }),
);

test('the picture of 12,000 seats takes about 3 kB, whatever happens in them', () => {
  const claims = arena.seats.flatMap(({ id: seat }, at) => {
    const state = seatStates[at % 4];
    return state === undefined || state === 'free' ? [] : [{ seat, state, until: null }];
  });
  const board = createBoard(arena, claims, 7);
  const picture = board.snapshot();
  expect(arena.seats).toHaveLength(12_000);
  expect(picture.byteLength).toBe(5 + 12_000 / 4);
  expect(decodeUpdate(picture, 12_000)).toMatchObject({ kind: 'snapshot', seq: 7, states: arena.seats.map((_, at) => seatStates[at % 4]) });
});

test('what many seats become at once is one delta of four bytes each', () => {
  const board = createBoard(arena, [], 7);
  const sold = arena.seats.slice(0, 200).map(({ id: seat }) => ({ seat, state: 'sold' as const, until: null }));
  const seats = sold.map(({ seat }) => seat);
  expect(board.apply(seats, sold)?.byteLength).toBe(5 + 200 * 4);
  expect(board.apply(seats, sold)).toBeUndefined();
  expect(board.deltasSince(7)).toHaveLength(1);
  expect(board.deltasSince(6)).toBeUndefined();
});
