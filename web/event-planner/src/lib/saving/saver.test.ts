import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shownOf } from './draft.ts';
import type { Keeper } from './local-copy.ts';
import { createSaver, type Saving } from './saver.ts';

interface Sections {
  readonly about: { readonly title: string };
}
const plan = (version: number, title = 'Hamlet') => ({ version, sections: { about: { title } } });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that answers as it is told, and remembers what it was sent. */
function scene(answers: readonly (number | 'nobody' | 'no')[], keeper = memory(), automatic = true) {
  const sent: { title: string | undefined; basedOn: number }[] = [];
  const left = [...answers];
  const saving: Saving<Sections> = {
    send: (change, basedOn) => {
      sent.push({ title: change.about?.title, basedOn });
      const answer = left.shift();
      return typeof answer === 'number' ? Promise.resolve(plan(answer, change.about?.title)) : Promise.reject(new Error(answer));
    },
    meaningOf: error => (error instanceof Error && error.message === 'no' ? 'refused' : 'unreachable'),
    isValid: () => true,
    keeper,
    automatic: () => automatic,
  };
  return { sent, saver: createSaver(plan(1), saving), keeper };
}

function memory(): Keeper & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: name => texts.get(name),
    write: (name, text) => void (text === undefined ? texts.delete(name) : texts.set(name, text)),
  };
}

test('many keys become one call, a moment after the last', async () => {
  const { sent, saver } = scene([2]);
  for (const title of ['M', 'Ma', 'Mac']) {
    saver.edit('about', { title });
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(700);
  expect(sent).toEqual([{ title: 'Mac', basedOn: 1 }]);
});

test('somebody who never pauses is saved all the same', async () => {
  const { sent, saver } = scene([2, 3, 4]);
  for (let key = 0; key < 20; key++) {
    saver.edit('about', { title: `Hamlet ${key}` });
    await vi.advanceTimersByTimeAsync(400);
  }
  expect(sent.length).toBeGreaterThanOrEqual(1);
});

test('while nobody answers it asks again after one, two, four seconds, and then all is saved', async () => {
  const { sent, saver } = scene(['nobody', 'nobody', 'nobody', 2]);
  saver.edit('about', { title: 'Macbeth' });
  await vi.advanceTimersByTimeAsync(700);
  await vi.advanceTimersByTimeAsync(1000 + 2000);
  expect(sent).toHaveLength(3);
  expect(saver.draft().trouble).toEqual({ kind: 'unreachable', attempts: 3 });
  await vi.advanceTimersByTimeAsync(4000);
  expect(saver.draft()).toMatchObject({ edits: {}, trouble: undefined, saved: { version: 2 } });
});

test('a reload finds what was not acknowledged, sends it, and only then forgets it', async () => {
  const keeper = memory();
  const before = scene([], keeper);
  before.saver.edit('about', { title: 'Macbeth' });
  const after = scene([2], keeper);
  expect(shownOf(after.saver.draft()).about.title).toBe('Macbeth');
  expect(keeper.texts.size).toBe(1);
  await vi.advanceTimersByTimeAsync(700);
  expect(after.sent).toEqual([{ title: 'Macbeth', basedOn: 1 }]);
  expect(keeper.texts.size).toBe(0);
});

test('a copy that is no copy of this section is dropped', () => {
  const keeper = memory();
  keeper.write('about', JSON.stringify({ value: ['?'], base: {}, basedOn: 1 }));
  expect(shownOf(scene([], keeper).saver.draft()).about.title).toBe('Hamlet');
  keeper.write('about', '{');
  expect(shownOf(scene([], keeper).saver.draft()).about.title).toBe('Hamlet');
});

test('what was refused waits for another edit', async () => {
  const { sent, saver } = scene(['no', 2]);
  saver.edit('about', { title: 'Macbeth' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  saver.edit('about', { title: 'Othello' });
  await vi.advanceTimersByTimeAsync(700);
  expect(sent).toHaveLength(2);
  expect(saver.draft().trouble).toBeUndefined();
});

test('what everybody would see at once waits, kept over a reload, until it is saved on purpose', async () => {
  const keeper = memory();
  scene([], keeper, false).saver.edit('about', { title: 'Macbeth' });
  const { sent, saver } = scene([2], keeper, false);
  await vi.advanceTimersByTimeAsync(60_000);
  saver.flushIfAutomatic();
  expect([sent, shownOf(saver.draft()).about.title]).toEqual([[], 'Macbeth']);
  saver.flush();
  expect(sent).toEqual([{ title: 'Macbeth', basedOn: 1 }]);
});

test('what is discarded is forgotten', () => {
  const { saver, keeper } = scene([], memory(), false);
  saver.edit('about', { title: 'Macbeth' });
  saver.discard();
  expect([shownOf(saver.draft()).about.title, keeper.texts.size]).toEqual(['Hamlet', 0]);
});
