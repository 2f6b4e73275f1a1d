import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SSMClient } from '@aws-sdk/client-ssm';
import { servicePublicKeys } from '@event-planner/platform/tokens';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { openPublicKeys } from './public-keys.ts';
import { startParameters } from './test-parameters.ts';

test('what a service publishes those it calls read, and only what changed is written', async () => {
  const server = await startParameters();
  const asked: string[] = [];
  server.on('request', ({ headers }) => asked.push(String(headers['x-amz-target']).replace('AmazonSSM.', '')));
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const client = new SSMClient({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials });
  const keys = openPublicKeys({ system: eventPlanner, environmentName: 'prod' }, client);
  const [old, renewed] = ['one-secret-of-booking-thirty-two-characters', 'another-secret-of-booking-as-long-as-that'].map(
    servicePublicKeys,
  );
  await expect(keys.of('booking')).rejects.toThrow('booking has published no keys yet');
  await keys.publish('booking', old ?? { keys: [] });
  await keys.publish('booking', old ?? { keys: [] });
  expect(await keys.of('booking')).toEqual(old);
  await keys.publish('booking', renewed ?? { keys: [] });
  expect(await keys.of('booking')).toEqual(renewed);
  expect(asked.filter(target => target === 'PutParameter')).toHaveLength(2);
  expect(JSON.stringify(await keys.of('booking'))).not.toContain('"d"');
  keys.close();
  server.close();
  await once(server, 'close');
});
