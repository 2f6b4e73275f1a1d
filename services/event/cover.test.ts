import { expect, test } from 'vitest';
import { coverAsAddress, drawCover } from './cover.ts';

const id = '0190a5b0-0000-7000-8000-000000000000';

test('the same event always gets the same picture, another one another', () => {
  const hamlet = drawCover({ id, title: 'Hamlet', category: 'theatre' });
  expect(drawCover({ id, title: 'Hamlet', category: 'theatre' })).toBe(hamlet);
  expect(drawCover({ id: id.replace('7', '8'), title: 'Hamlet', category: 'theatre' })).not.toBe(hamlet);
});

test('a title is words in the picture and never a part of it', () => {
  const svg = drawCover({ id, title: '</text><script>alert(1)</script>&"\'\u0000\ud800', category: null });
  expect(svg).not.toMatch(/<script|&"|\p{Cc}|\p{Cs}/u);
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
  expect(coverAsAddress({ id, title: '" onload="x', category: null })).not.toMatch(/["<> ]/);
});

test('a long title is broken between words, and cut where it has too many', () => {
  const svg = drawCover({ id, title: `${'A word and another '.repeat(12)}${'x'.repeat(80)}`, category: 'concert' });
  const lines = [...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line = '']) => line);
  expect(lines).toHaveLength(4);
  expect(Math.max(...lines.map(line => line.length))).toBeLessThan(26);
  expect(lines.at(-1)).toMatch(/…$/);
});
