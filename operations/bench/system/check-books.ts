import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInvariants, mostShown } from '../../drill/invariants/check.ts';
import type { Result } from '../result.ts';
import type { Server } from './start-server.ts';

/** Whether all that is always true is still true. `value` is the number of violations. `afterAll`: once nothing is on its way any more. */
export async function checkBooks(name: string, server: Server, { afterAll = true } = {}): Promise<Result> {
  if (afterAll) await server.idle();
  const secrets = (secret: string): string => readFileSync(join(server.dataDirectory, 'secrets', secret), 'utf8');
  const findings = await checkInvariants({ databases: server.databases, secrets });
  const violations = findings.flatMap(finding => finding.violations);
  return {
    name: `${name}-check`,
    value: violations.length,
    unit: 'violations',
    laws: findings.length,
    looked: findings.reduce((sum, { examined }) => sum + examined, 0),
    ...(violations.length > 0 && { first: violations.slice(0, mostShown).join('; ') }),
  };
}
