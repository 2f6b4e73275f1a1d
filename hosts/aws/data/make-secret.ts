import { type SecretSource, secretsIn, serviceKeyOf, type System } from '@event-planner/model';
import { makeSecret } from '@event-planner/platform/secrets';
import { getSystem } from '@event-planner/systems/all';
import { getDeployment, nameIn } from '../deployment.ts';

/** A new value of a secret that is ours to make. Throws at one that is not. */
export function valueFor(system: System, name: string): string {
  const proofs = system.services.map(service => [serviceKeyOf(service.name), 'random'] as const);
  const secrets = new Map<string, SecretSource>([...secretsIn(system), ...proofs]);
  const source = secrets.get(name);
  if (source === undefined) throw new Error(`${system.name} keeps no secret ${name}; it keeps ${[...secrets.keys()].join(', ')}`);
  if (typeof source === 'object') throw new Error(`${name} is not ours to make: fetch it from ${source.from}`);
  return makeSecret(source);
}

/** What to write behind the command, so that its value goes from one process to the other and to no screen, file or history. */
export function pipeFor(system: System, environmentName: string, name: string): string {
  const deployment = getDeployment(system, environmentName);
  const where = `--region ${deployment.region} --secret-id ${nameIn(deployment, name)}`;
  return `| aws secretsmanager put-secret-value ${where} --secret-string file:///dev/stdin`;
}

if (import.meta.main) {
  const [systemName, environmentName, name] = process.argv.slice(2);
  if (environmentName === undefined || name === undefined)
    throw new Error('node hosts/aws/data/make-secret.ts <system> <environment> <name>');
  const system = getSystem(systemName);
  const pipe = pipeFor(system, environmentName, name);
  const value = valueFor(system, name);
  if (process.stdout.isTTY) throw new Error(`a secret is not for a screen; put behind this command\n  ${pipe}`);
  // No newline: it would become part of the secret.
  process.stdout.write(value);
}
