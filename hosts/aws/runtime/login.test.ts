import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { createLogin } from './login.ts';

test('the password that the task was given is used until it is refused, and then the stored one, asked for once by all', async () => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(JSON.parse(await text(request)).SecretId);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ SecretString: '{"password":"second","username":"booking"}' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
  const login = createLogin({ password: 'first', secretArn: 'arn:of:the:secret', client });
  expect(await login.password()).toBe('first');
  expect(asked).toEqual([]);
  await Promise.all([login.renew(), login.renew()]);
  expect(await login.password()).toBe('second');
  expect(asked).toEqual(['arn:of:the:secret']);
  client.destroy();
  server.close();
});
