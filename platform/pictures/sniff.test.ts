import { expect, test } from 'vitest';
import { sniff } from './sniff.ts';

test.each([
  ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['gif', 'GIF89a/*<script>'],
  ['webp', 'RIFF\0\0\0\0WEBPVP8L'],
  ['avif', '\0\0\0\x1cftypavif'],
  [undefined, '<svg xmlns="http://www.w3.org/2000/svg">'],
  [undefined, '<!doctype html><img src=x>'],
  [undefined, 'BM\0\0\0\0'],
  [undefined, 'II*\0'],
  [undefined, '%PDF-1.7'],
  [undefined, 'RIFF\0\0\0\0WAVEfmt '],
  [undefined, '\0\0\0\x1cftypheic'],
  [undefined, '\x89PNG'],
  [undefined, ''],
])('%s is known by its bytes: %j', (format, bytes) => {
  expect(sniff(Buffer.from(bytes, 'latin1'))).toBe(format);
});
