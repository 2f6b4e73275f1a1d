import { describe, expect } from 'vitest';
import { createLogger } from '../../telemetry/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { brokerConformance } from '../broker.conformance.ts';
import { createPgBossBroker } from './broker.ts';

describe('pg-boss', () => {
  brokerConformance(async () => {
    const { url, ...database } = await testDatabase();
    const complaints: string[] = [];
    const destination = { write: (line: string) => void (line.includes('the broker had an error') && complaints.push(line)) };
    const options = {
      url,
      log: createLogger({ service: 'test', destination }),
      retry: { delaySeconds: 0, maxDelaySeconds: 1 },
      superviseSeconds: 1,
      maxConnections: 4,
    };
    const broker = await createPgBossBroker(options);
    const other = await createPgBossBroker(options);
    return {
      broker,
      other,
      async dispose() {
        await Promise.all([broker.close(), other.close()]);
        await database[Symbol.asyncDispose]();
        expect(complaints).toEqual([]);
      },
    };
  });
});
