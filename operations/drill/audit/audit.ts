import { readVariables } from '@event-planner/host-local/command/variables';
import { attach } from '@event-planner/host-local/stores/attach';
import { createDatabase } from '@event-planner/platform/database';
import { type Anchor, prove, type Proof } from '@event-planner/services/audit/chain/prove';
import { withTrail } from '@event-planner/services/audit/chain/store';
import type { Tables } from '@event-planner/services/audit/tables';
import { styleText } from 'node:util';
import type { Drill } from '../drill.ts';

/** Proves the whole chain of any database, whether its system runs or not, and that it agrees with what was noted of it elsewhere. */
export const audit: Drill = {
  does: 'proves that nothing in the audit trail was changed, taken out, put in or moved; with --anchor NUMBER:HASH also that it is the one of that day',
  async run({ json, data, anchors, tell }, scope) {
    const variables = readVariables();
    const stores = scope.use(await attach({ system: 'event-planner', ...variables, ...(data !== undefined && { dataDirectory: data }) }));
    const proof = await proveTrail(stores.databases['audit'] ?? '', anchors);
    tell(json ? JSON.stringify(proof) : asText(proof, anchors.length));
    return proof.fault === null;
  },
};

export async function proveTrail(url: string, anchors: readonly Anchor[] = []): Promise<Proof> {
  await using scope = new AsyncDisposableStack();
  const db = scope.adopt(createDatabase<Tables>({ url, applicationName: 'audit drill', maxConnections: 1 }), opened => opened.close());
  return await withTrail(db, trail => prove(trail, anchors));
}

function asText({ examined, head, anchored, fault }: Proof, given: number): string {
  const looked = `${examined.toLocaleString('en')} entries proved`;
  if (fault) return `${styleText('red', '✗')} entry ${fault.seq} ${fault.what}  ${styleText('dim', `(${looked} before it)`)}`;
  const agreed = given > 0 ? `, ${anchored} of ${given} anchors agree` : '';
  return [
    `${styleText('green', '✓')} The audit trail holds  ${styleText('dim', `(${looked}${agreed})`)}`,
    `  Its head is ${head.seq}:${head.hash}`,
    `  Noted where nobody who can write to the database can change it, that proves next time that the trail was not written anew as a whole.`,
  ].join('\n');
}
