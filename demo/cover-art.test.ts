import { expect, test } from 'vitest';
import { coverArt } from './cover-art.ts';
import { createWorld } from './world.ts';

const { events } = createWorld({ today: new Date('2026-11-20') });
const covers = events.map(event => coverArt(event));

test('the same event always gets the same picture, and no two events share one', () => {
  expect(events.map(event => coverArt(event))).toEqual(covers);
  expect(new Set(covers).size).toBe(events.length);
});

test('a picture is smaller than 6 kB', () => {
  expect(Math.max(...covers.map(svg => Buffer.byteLength(svg)))).toBeLessThan(6000);
});

test('a picture is well formed, without text, script, handlers or anything from outside', () => {
  for (const svg of covers) {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1200 800"/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /<text|<script|<image|<foreignObject|href|\son\w+=|https?:|@import|NaN|undefined|Infinity/,
    );
    expect(unclosed(svg)).toEqual([]);
  }
});

test('a title cannot write into the picture', () => {
  expect(coverArt({ id: '"><script>', title: '</svg><script>alert(1)</script>', category: 'sport' })).not.toContain('script');
});

/** Elements left open, or closed without having been opened. */
function unclosed(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = '', , empty] of svg.matchAll(/<(\/?)(\w+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (empty === '/') continue;
    if (closing !== '/') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
