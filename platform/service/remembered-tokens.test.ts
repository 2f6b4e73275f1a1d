import { expect, test } from 'vitest';
import { clock } from '../testing/index.ts';
import { createServiceTokens, servicePublicKeys, type ServiceTokens } from '../tokens/index.ts';
import { rememberTokens } from './remembered-tokens.ts';

const time = clock('2030-06-01T10:00:00Z');
const secretOf = (service: string): string => `a-secret-of-${service}-that-only-tests-know`;
const tokensOf = (service: string): ServiceTokens =>
  createServiceTokens({
    service,
    secret: secretOf(service),
    keysOf: caller => async () => servicePublicKeys(secretOf(caller)),
    now: time.now,
  });
const caller = tokensOf('payment');

function counted(): { readonly tokens: ServiceTokens; readonly checks: () => number } {
  const real = tokensOf('booking');
  let checks = 0;
  const verify = (token: string): Promise<string> => {
    checks += 1;
    return real.verify(token);
  };
  return { tokens: rememberTokens({ mint: real.mint, verify }, time.now), checks: () => checks };
}

test('a good token is checked once, and not taken any more when it has ended', async () => {
  const { tokens, checks } = counted();
  const token = await caller.mint('booking');
  expect([await tokens.verify(token), await tokens.verify(token), checks()]).toEqual(['payment', 'payment', 1]);
  time.advance(70);
  await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('what was refused is refused again, also beside a good token', async () => {
  const { tokens } = counted();
  const token = await caller.mint('booking');
  await tokens.verify(token);
  for (const wrong of [`${token}x`, await caller.mint('auth'), ''])
    for (let attempt = 0; attempt < 2; attempt++) await expect(tokens.verify(wrong)).rejects.toMatchObject({ code: 'token_invalid' });
});
