import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createOpenidProvider } from './openid.ts';
import { client, listen } from './test-browser.ts';

const expected = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
const to = 'http://localhost:8080/login/openid';

test('a provider that takes its time is not waited for', async () => {
  await using slow = await listen(() => async (_request, response) => {
    await setTimeout(60_000, undefined, { ref: false });
    response.end();
  });
  const provider = createOpenidProvider({ id: 'openid', name: 'Slow', issuer: slow.url, ...client, timeout: 0.1 });
  await expect(provider.begin(expected, to)).rejects.toMatchObject({ code: 'provider_unavailable', status: 503 });
});

test('whoever names themselves otherwise than they are called is not believed', async () => {
  await using other = await listen(() => (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: 'https://accounts.google.com', authorization_endpoint: 'https://evil.example/authorize' }));
  });
  const provider = createOpenidProvider({ id: 'openid', name: 'Other', issuer: other.url, ...client });
  await expect(provider.begin(expected, to)).rejects.toMatchObject({ code: 'sign_in_mismatched' });
});
