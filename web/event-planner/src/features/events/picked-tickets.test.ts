import { expect, test } from 'vitest';
import { addressWith, readPicked, writePicked } from './picked-tickets.ts';

const [a, b] = ['0190a5b0-0000-7000-8000-00000000000a', '0190a5b0-0000-7000-8000-00000000000b'];

test('what is picked arrives as it was', () => {
  const choices = [
    { ticketTypeId: a, quantity: 2 },
    { ticketTypeId: b, quantity: 1, amountMinor: 500 },
  ];
  expect(readPicked(writePicked(choices))).toEqual(choices);
  expect(new URL(addressWith('hamlet', { code: 'A&B', choices }), 'https://x.test').searchParams.get('code')).toBe('A&B');
});

test.each([undefined, '', 'x', a, `${a}:0`, `${a}:-1`, `${a}:1:`, `${a}:1:2:3`, `${a}:1e9`, '<script>:1'])('%s picks nothing', text => {
  expect(readPicked(text)).toEqual([]);
});

test('the same kind twice is the last', () => {
  expect(readPicked(`${a}:1,${a}:3,nonsense`)).toEqual([{ ticketTypeId: a, quantity: 3 }]);
});
