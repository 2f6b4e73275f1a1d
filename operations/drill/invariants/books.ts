import { readVariables } from '@event-planner/host-local/command/variables';
import { attach } from '@event-planner/host-local/stores/attach';
import type { Drill } from '../drill.ts';
import { checkInvariants } from './check.ts';
import { booksLaws } from './laws.ts';
import { asJson, asTable } from './report.ts';

/** Proves that the books are right, and that bookings and the provider say the same; names what differs. */
export const books: Drill = {
  does: 'proves that every entry of the books balances, and that they agree with payments, bookings and the provider',
  async run({ json, data, tell }, scope) {
    const variables = readVariables();
    const stores = scope.use(await attach({ system: 'event-planner', ...variables, ...(data !== undefined && { dataDirectory: data }) }));
    const findings = await checkInvariants({ ...stores, of: booksLaws });
    tell(json ? asJson(findings) : asTable(findings));
    return findings.every(({ violations }) => violations.length === 0);
  },
};
