import type { System } from '@event-planner/model';
import { type Finding, sentenceOf } from './finding.ts';
import { checkLedger } from './ledger/ledger.ts';
import { checkAddresses } from './rules/addresses.ts';
import { checkAlarms } from './rules/alarms.ts';
import { checkConnections } from './rules/connections.ts';
import { checkModel } from './rules/model.ts';
import { checkNag } from './rules/nag.ts';
import { checkNames } from './rules/names.ts';
import { checkPermissions } from './rules/permissions.ts';
import { checkQueues } from './rules/queues.ts';
import { checkReferences } from './rules/references.ts';
import { checkRoutes } from './rules/routes.ts';
import { checkSecrets } from './rules/secrets.ts';
import { checkStateful } from './rules/stateful.ts';
import { checkStores } from './rules/stores.ts';
import { checkTasks } from './rules/tasks.ts';
import { checkTemplates } from './rules/validator.ts';
import { openSubject, type Subject } from './subject.ts';

export type Check = (subject: Subject) => readonly Finding[] | Promise<readonly Finding[]>;

/** Every check there is. Each reads the subject alone, so that each can be shown to fail. */
export const checks: readonly Check[] = [
  checkModel,
  checkTemplates,
  checkReferences,
  checkNames,
  checkAddresses,
  checkStores,
  checkTasks,
  checkRoutes,
  checkConnections,
  checkQueues,
  checkAlarms,
  checkPermissions,
  checkSecrets,
  checkStateful,
  subject => checkLedger(subject),
  checkNag,
];

export async function findingsOf(subject: Subject, which: readonly Check[] = checks): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  for (const check of which) all.push(...(await check(subject)));
  return [...new Map(all.map(one => [sentenceOf(one), one])).values()];
}

/** Synthesizes an environment and says everything that is wrong with it. */
export async function checkEnvironment(
  system: System,
  environmentName: string,
  outdir?: string,
): Promise<{ readonly subject: Subject; readonly findings: readonly Finding[] }> {
  const faults = checkModel({ system });
  const subject = openSubject(system, environmentName, outdir);
  return { subject, findings: faults.length > 0 ? faults : await findingsOf(subject) };
}
