import { globSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from '@event-planner/platform/errors';
import { beforeAll, expect, test } from 'vitest';
import { refusals as german } from '../web/event-planner/src/lib/i18n/de/refusals.ts';
import { refusals as french } from '../web/event-planner/src/lib/i18n/fr/refusals.ts';

const services = join(import.meta.dirname, '../services');
/** What the sentences of one code name of its problem. */
const named = (words: Readonly<Record<string, string>>, key: string): readonly string[] =>
  [...(words[key] ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').toSorted();

beforeAll(() => Promise.all(globSync('*/errors.ts', { cwd: services }).map(file => import(join(services, file)))));

test.each(Object.entries({ german, french }))('whatever a service refuses has words in %s', (_, words) => {
  const codes = [...refusals().keys()];
  expect(codes.length).toBeGreaterThan(150);
  expect(codes.filter(code => !Object.hasOwn(words, code))).toEqual([]);
});

test('both languages tell the same of a problem, and of the same states', () => {
  const tell = (words: Readonly<Record<string, string>>) => Object.fromEntries(Object.keys(words).map(key => [key, named(words, key)]));
  expect(tell(french)).toEqual(tell(german));
});
