import { expect, test } from 'vitest';
import { frameOf, snippetOf } from './snippet.ts';

const home = 'https://tickets.example';

test('the line names what is shown, and only what was chosen beside it', () => {
  expect(snippetOf({ kind: 'event', slug: 'an-evening', language: '', theme: '' }, home)).toBe(
    '<script async src="https://tickets.example/widget.js" data-event="an-evening"></script>',
  );
  expect(snippetOf({ kind: 'organizer', slug: 'us', language: 'de', theme: 'dark' }, home)).toBe(
    '<script async src="https://tickets.example/widget.js" data-organizer="us" data-language="de" data-theme="dark"></script>',
  );
});

test('what is looked at here is what the line would frame there', () => {
  expect(frameOf({ kind: 'series', slug: 'fridays', language: 'fr', theme: '' }, home)).toBe(
    'https://tickets.example/embed/series/fridays?host=https%3A%2F%2Ftickets.example&lang=fr',
  );
});
