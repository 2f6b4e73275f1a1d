import { readVariables } from '@event-planner/host-local/command/variables';
import { attach } from '@event-planner/host-local/stores/attach';
import type { Drill } from '../drill.ts';
import { checkInvariants } from './check.ts';
import { asJson, asTable } from './report.ts';

/** Proves of any database, at any time, that everything is true that always is. */
export const invariants: Drill = {
  does: 'proves on the databases of a data folder, whether its system runs or not, that nothing is sold twice, lost or owed',
  async run({ json, data, tell }, scope) {
    const variables = readVariables();
    const stores = scope.use(await attach({ system: 'event-planner', ...variables, ...(data !== undefined && { dataDirectory: data }) }));
    const findings = await checkInvariants(stores);
    tell(json ? asJson(findings) : asTable(findings));
    return findings.every(({ violations }) => violations.length === 0);
  },
};
