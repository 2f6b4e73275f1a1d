import { expect, test } from 'vitest';
import {
  acknowledged,
  clashesOf,
  type Draft,
  edited,
  heard,
  nextChange,
  openDraft,
  overtaken,
  refused,
  resolved,
  shownOf,
  started,
  stateOf,
  unreachable,
} from './draft.ts';

interface Sections {
  readonly about: { readonly title: string; readonly minAge: number | null };
  readonly place: { readonly mode: string };
}

const plan = (version: number, sections: Partial<Sections> = {}) => ({
  version,
  sections: { about: { title: 'Hamlet', minAge: null }, place: { mode: 'online' }, ...sections },
});
const opened = openDraft<Sections>(plan(3));
const titled = (draft: Draft<Sections>, title: string): Draft<Sections> => edited(draft, 'about', { ...shownOf(draft).about, title });
const anything = (): boolean => true;
const send = (draft: Draft<Sections>): Draft<Sections> => started(draft, nextChange(draft, anything)?.change ?? {});

test('what is written is shown at once, sent with the version it was taken from, and saved when acknowledged', () => {
  const writing = titled(opened, 'Macbeth');
  expect(shownOf(writing).about.title).toBe('Macbeth');
  expect(nextChange(writing, anything)).toEqual({ change: { about: { title: 'Macbeth', minAge: null } }, basedOn: 3 });
  const saved = acknowledged(send(writing), plan(4, { about: { title: 'Macbeth', minAge: null } }));
  expect([stateOf(opened, anything), stateOf(writing, anything), stateOf(saved, anything)]).toEqual(['saved', 'saving', 'saved']);
});

test('only one change is under way at a time, and what is written meanwhile goes next, from the version acknowledged', () => {
  const sending = titled(send(titled(opened, 'Mac')), 'Macbeth');
  expect(nextChange(sending, anything)).toBeUndefined();
  const after = acknowledged(sending, plan(4, { about: { title: 'Mac', minAge: null } }));
  expect(nextChange(after, anything)).toEqual({ change: { about: { title: 'Macbeth', minAge: null } }, basedOn: 4 });
});

test('the server’s tidying does not reach into what is being typed', () => {
  const after = acknowledged(send(titled(opened, 'Macbeth ')), plan(4, { about: { title: 'Macbeth', minAge: null } }));
  expect(shownOf(after).about.title).toBe('Macbeth ');
});

test('an invalid section waits while the others are saved', () => {
  const valid = (name: string): boolean => name !== 'about';
  const writing = edited(titled(opened, ''), 'place', { mode: 'hybrid' });
  expect(nextChange(writing, valid)?.change).toEqual({ place: { mode: 'hybrid' } });
  expect(stateOf(titled(opened, ''), valid)).toBe('incomplete');
});

test('while nobody answers, edits are kept and the attempts are counted', () => {
  const once = unreachable(send(titled(opened, 'Macbeth')));
  const twice = unreachable(send(once));
  expect(twice.trouble).toEqual({ kind: 'unreachable', attempts: 2 });
  expect(shownOf(twice).about.title).toBe('Macbeth');
  expect(nextChange(twice, anything)?.basedOn).toBe(3);
});

test('what was refused is not sent again until it is changed', () => {
  const no = refused(send(titled(opened, 'Macbeth')), new Error('no'));
  expect(nextChange(no, anything)).toBeUndefined();
  expect(nextChange(titled(no, 'Othello'), anything)).toBeDefined();
});

test('two who changed different fields of a section are put together without asking', () => {
  const theirs = plan(5, { about: { title: 'Hamlet', minAge: 12 } });
  const together = overtaken(send(titled(opened, 'Macbeth')), theirs);
  expect(together.trouble).toBeUndefined();
  expect(nextChange(together, anything)).toEqual({ change: { about: { title: 'Macbeth', minAge: 12 } }, basedOn: 5 });
});

test('two who changed the same field are asked, nothing is sent meanwhile, and what is chosen stands', () => {
  const theirs = plan(5, { about: { title: 'Othello', minAge: 12 } });
  const asked = overtaken(send(titled(opened, 'Macbeth')), theirs);
  expect(stateOf(asked, anything)).toBe('overtaken');
  expect(nextChange(asked, anything)).toBeUndefined();
  expect(clashesOf(asked).map(({ section, clash }) => [section, clash.mine, clash.theirs])).toEqual([['about', 'Macbeth', 'Othello']]);
  expect(nextChange(resolved(asked, []), anything)).toEqual({ change: { about: { title: 'Macbeth', minAge: 12 } }, basedOn: 5 });
  const given = resolved(asked, clashesOf(asked));
  expect(nextChange(given, anything)).toBeUndefined();
  expect(shownOf(given).about).toEqual({ title: 'Othello', minAge: 12 });
});

test('hearing of a newer version keeps the version an edit was taken from, so that it is still found out', () => {
  const writing = titled(opened, 'Macbeth');
  const newer = heard(writing, plan(6, { about: { title: 'Othello', minAge: null }, place: { mode: 'hybrid' } }));
  expect(shownOf(newer)).toEqual({ about: { title: 'Macbeth', minAge: null }, place: { mode: 'hybrid' } });
  expect(nextChange(newer, anything)?.basedOn).toBe(3);
  expect(heard(newer, plan(5))).toBe(newer);
});

test('sections taken from different versions are sent with the oldest', () => {
  const first = titled(opened, 'Macbeth');
  const later = edited(heard(first, plan(7)), 'place', { mode: 'hybrid' });
  expect(nextChange(later, anything)?.basedOn).toBe(3);
});
