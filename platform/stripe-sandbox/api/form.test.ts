import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm } from './form.ts';

test('brackets become maps, and empty ones the next index', () => {
  expect(parseForm('amount=5&metadata[a]=1&metadata[b]=x%20y&expand[]=p&expand[]=q&card[x][y]=z')).toMatchObject({
    amount: '5',
    metadata: { a: '1', b: 'x y' },
    expand: { 0: 'p', 1: 'q' },
    card: { x: { y: 'z' } },
  });
});

test('no text can touch a prototype or throw', () => {
  expect(parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')).toMatchObject({});
  expect({}).not.toHaveProperty('polluted');
  fc.assert(
    fc.property(fc.string(), text => {
      parseForm(text);
    }),
  );
});
