import { newSigningKey } from '@event-planner/platform/tokens';
import { expect, test } from 'vitest';
import { readSigningKeys } from './given-keys.ts';

test('the secret is one key, or the newest and those before it', async () => {
  const [older, newer] = [await newSigningKey(), await newSigningKey()];
  expect(readSigningKeys(JSON.stringify(older))).toEqual([older]);
  expect(readSigningKeys(JSON.stringify([newer, older]))).toEqual([newer, older]);
});

test.each(['[]', '{}', '{"kty":"RSA"}', 'no json'])('%s is no secret to sign with', secret => {
  expect(() => readSigningKeys(secret)).toThrow();
});
