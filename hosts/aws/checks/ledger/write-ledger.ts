import { existsSync, writeFileSync } from 'node:fs';
import { systems } from '@event-planner/systems/all';
import { openSubject } from '../subject.ts';
import { entriesOf, grown, type Ledger, ledgerFile, ledgerKey, readLedger } from './ledger.ts';

/** Adds what is new to the ledger; nothing leaves it. */
process.env['CDK_VALIDATION'] = 'false';
const ledger: Record<string, Ledger[string]> = existsSync(ledgerFile) ? { ...readLedger() } : {};
for (const system of systems)
  for (const environmentName of Object.keys(system.environments)) {
    const subject = openSubject(system, environmentName);
    const key = ledgerKey(subject);
    ledger[key] = grown(ledger[key] ?? {}, entriesOf(subject));
    process.stdout.write(
      `${key}: ${Object.values(ledger[key]).reduce((sum, entries) => sum + Object.keys(entries).length, 0)} hold data\n`,
    );
  }
writeFileSync(ledgerFile, `${JSON.stringify(ledger, null, 1)}\n`);
