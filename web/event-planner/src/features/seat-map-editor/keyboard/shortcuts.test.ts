import { expect, test } from 'vitest';
import { actionOf, shortcuts } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test('no combination means two things', () => {
  const keys = Object.values(shortcuts).flatMap(group => group.flatMap(([names]) => names));
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
  [{ key: 'z', metaKey: true }, 'undo'],
  [{ key: '?', shiftKey: true }, 'help'],
  [{ key: 'z' }, 'zoomSelection'],
  [{ key: 'ArrowUp', shiftKey: true }, 'nudge'],
  [{ key: '>', shiftKey: true }, 'walk'],
])('%o does %s', (pressed, action) => expect(actionOf({ ...plain, ...pressed })?.do).toBe(action));

test('what is not in the table does nothing', () => expect(actionOf({ ...plain, key: 'q' })).toBeUndefined());
