import { expect, test } from 'vitest';
import { Line } from './http.ts';

test('a line of text is in any script, and holds nothing that breaks it or turns what stands around it', () => {
  for (const text of ['Zoë Groß', 'שלום', 'مرحبا', '日本語', 'a\u200fb', '👩‍👩‍👧']) expect(Line.parse(` ${text} `)).toBe(text);
  for (const text of ['a\nb', 'a\0b', 'gpj.\u202Etxe', '\u2066a\u2069'])
    expect(Line.safeParse(text).success, JSON.stringify(text)).toBe(false);
});
