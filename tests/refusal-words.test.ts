import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from '@event-planner/platform/errors';
import { beforeAll, expect, test } from 'vitest';
import { refusals as german } from '../web/event-planner/src/lib/i18n/de/refusals.ts';
import { refusals as french } from '../web/event-planner/src/lib/i18n/fr/refusals.ts';

const repository = join(import.meta.dirname, '..');
/** What the sentences of one code name of its problem. */
const named = (words: Readonly<Record<string, string>>, key: string): readonly string[] =>
  [...(words[key] ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').toSorted();
const isCatalogue = (file: string): boolean => / = catalogue\(\{/.test(readFileSync(join(repository, file), 'utf8'));
/** What a bug is answered with; it is in no catalogue. */
const always = ['internal'];

beforeAll(async () => {
  const files = globSync(['services/**/*.ts', 'hosts/**/*.ts', 'platform/**/*.ts'], { cwd: repository, exclude: ['**/node_modules/**'] });
  await Promise.all(files.filter(file => !file.endsWith('.test.ts') && isCatalogue(file)).map(file => import(join(repository, file))));
});

test.each(Object.entries({ german, french }))(
  'whatever is refused, by a service or at the edge, has words in %s, and no others',
  (_, words) => {
    const codes = [...refusals().keys(), ...always];
    expect(codes).toEqual(expect.arrayContaining(['sold_out', 'wrong_code', 'method_not_allowed', 'invalid_request']));
    expect(codes.filter(code => !Object.hasOwn(words, code))).toEqual([]);
    expect(Object.keys(words).filter(key => !codes.some(code => key === code || key.startsWith(`${code}_`)))).toEqual([]);
  },
);

test('no sentence has one of a service in it, which speaks English', () => {
  for (const words of [german, french] as const) expect(Object.keys(words).filter(key => named(words, key).includes('detail'))).toEqual([]);
});

test('both languages tell the same of a problem, and of the same states', () => {
  const tell = (words: Readonly<Record<string, string>>) => Object.fromEntries(Object.keys(words).map(key => [key, named(words, key)]));
  expect(tell(french)).toEqual(tell(german));
});
