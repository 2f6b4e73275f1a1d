import { readSecret } from '@event-planner/platform/secrets';
import { expect, test } from 'vitest';
import { AppleWallet, GoogleWallet } from './configuration.ts';
import { testAccounts } from './test-accounts.ts';

const { apple, google, anotherKey } = testAccounts();

function read(schema: typeof AppleWallet | typeof GoogleWallet, secret: unknown) {
  const told: object[] = [];
  const log = { warn: (facts: object): void => void told.push(facts) };
  const account = readSecret('a-wallet', schema, { secret: typeof secret === 'string' ? secret : JSON.stringify(secret), log });
  return { account, told };
}

test.each(['unset', 'unset-Zx8_-q', 'k3J9sPq0VwXyZ1aB2cD4eF5gH6iJ7kL8mN9oP0qR1sT', ''])(
  '%o is what nobody configured, and no reason to warn',
  secret => {
    expect(read(AppleWallet, secret)).toEqual({ account: undefined, told: [] });
  },
);

test('whole accounts are read', () => {
  expect(read(AppleWallet, apple).account).toMatchObject({ teamIdentifier: 'ABCDE12345' });
  expect(read(GoogleWallet, google).account).toMatchObject({ issuerId: google.issuerId });
});

test.each([
  ['what is cut short', AppleWallet, JSON.stringify(apple).slice(0, -9), 'all of it'],
  ['a field that is not there', AppleWallet, { ...apple, authority: undefined }, 'authority'],
  ['another certificate’s key', AppleWallet, { ...apple, privateKey: anotherKey }, 'privateKey'],
  ['an authority that did not issue it', AppleWallet, { ...apple, authority: apple.certificate }, 'authority'],
  ['a key that is none', GoogleWallet, { ...google, privateKey: 'hunter2' }, 'privateKey'],
  ['a misspelt field', GoogleWallet, { ...google, clientMail: 'a@b.example' }, 'all of it'],
])('%s counts as nothing, and is told by its field without its value', (_, schema, secret, field) => {
  const { account, told } = read(schema, secret);
  expect(account).toBeUndefined();
  expect(told).toEqual([{ secret: 'a-wallet', problems: [expect.stringContaining(`${field}: `)] }]);
  expect(JSON.stringify(told)).not.toMatch(/hunter2|PRIVATE|BEGIN|a@b/);
});
