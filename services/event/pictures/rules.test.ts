import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, sizesFor } from './rules.ts';

test.each([
  [{ width: 4000, height: 3000 }, [1920, 960, 480]],
  [{ width: 1000, height: 500 }, [1000, 960, 480]],
  [{ width: 300, height: 300 }, [300]],
  [{ width: 1000, height: 20_000 }, [192, 96, 48]],
  [{ width: 1, height: 50_000 }, [1]],
])('%j is kept %j wide', (size, widths) => {
  expect(sizesFor(size).map(({ width }) => width)).toEqual(widths);
});

test('no kept picture is larger than it was, or larger than WebP can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 60_000 }), (width, height) => {
      const sizes = sizesFor({ width, height });
      expect(sizes.length).toBeGreaterThan(0);
      expect(new Set(sizes.map(size => size.width)).size).toBe(sizes.length);
      for (const size of sizes) {
        expect(size.width).toBeLessThanOrEqual(Math.min(width, 1920));
        expect(size.height).toBeLessThanOrEqual(Math.min(height, 3840));
      }
    }),
  );
});

test.each([
  [undefined, 1920],
  [1, 480],
  [480, 480],
  [481, 960],
  [4000, 1920],
])('whoever wants %s pixels gets %i', (wanted, width) => {
  expect(choose([1920, 960, 480], wanted)).toBe(width);
});
