import { deployablesIn, domainIn, queues, type System } from '@event-planner/model';
import { machineName } from './failover/definition.ts';
import { type Deployment, deploymentsOf, nameIn } from '../deployment.ts';
import { vaultName } from './backups/vault.ts';
import { copiedServers, regionalHost } from './names.ts';

/**
 * What the runbooks call things, as lines for a shell: `eval "$(node hosts/aws/recovery/variables.ts event-planner prod)"`.
 * Made as the stacks make their names, so that no article states one.
 */
export function variablesFor(system: System, environmentName: string): readonly string[] {
  const [primary, standby] = deploymentsOf(system, environmentName);
  if (!primary) throw new Error(`${system.name} ${environmentName} has no region`);
  const { api, web, zone } = domainIn(system, environmentName);
  return Object.entries({
    SYSTEM: system.name,
    ENVIRONMENT: environmentName,
    NAME: nameIn(primary, '').slice(0, -1),
    ACCOUNT: primary.environment.account,
    PRIMARY: primary.region,
    AWS_REGION: primary.region,
    STANDBY: standby?.region ?? '',
    CLUSTER: nameIn(primary, 'tasks'),
    DEPLOYABLES: deployablesIn(system, environmentName)
      .map(({ name }) => name)
      .join(' '),
    DATABASES: copiedServers(primary)
      .map(({ name }) => name)
      .join(' '),
    QUEUES: queues(system)
      .map(({ name }) => name)
      .join(' '),
    VAULT: vaultName(primary),
    API: api,
    WEB: web,
    ZONE: zone,
    ...(standby && { FAILOVER: failoverArn(standby), PRIMARY_API: regionalHost(primary) }),
  }).map(([name, value]) => `export ${name}='${value}'`);
}

const failoverArn = (standby: Deployment): string =>
  `arn:aws:states:${standby.region}:${standby.environment.account}:stateMachine:${machineName(standby)}`;

if (import.meta.main) {
  const [systemName = '', environmentName = ''] = process.argv.slice(2);
  const systems = Object.values((await import(`@event-planner/systems/${systemName}`)) as Record<string, System>);
  for (const system of systems) process.stdout.write(`${variablesFor(system, environmentName).join('\n')}\n`);
}
