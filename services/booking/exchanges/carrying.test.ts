import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedBy, settle } from './rules.ts';

const minor = fc.nat(1_000_000);

test('what is paid, what stands for it and what goes back always come to what it costs', () => {
  fc.assert(
    fc.property(minor, minor, minor, (creditMinor, feeMinor, newMinor) => {
      const { replaces, totalMinor } = settle({ bookingId: '', ticketIds: [], creditMinor, feeMinor }, newMinor);
      const { carriedMinor, backMinor } = carriedBy(replaces);
      expect(totalMinor + carriedMinor).toBe(newMinor + feeMinor);
      expect(carriedMinor + backMinor).toBe(creditMinor);
      expect(Math.min(totalMinor, backMinor)).toBe(0);
    }),
  );
});
