import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { KeySet } from '@event-planner/contracts/auth';
import { awsPatience } from '@event-planner/platform/aws';
import type { PublicKeys } from '@event-planner/platform/tokens';
import { type Deployment, nameIn } from '../deployment.ts';

type Place = Pick<Deployment, 'system' | 'environmentName'>;

/** Where a service's public keys are read. That only the service itself may write there, by IAM, is what makes them its own. */
export const publicKeysName = (place: Place, service: string): string => `/${nameIn(place, 'service-keys')}/${service}`;

export interface PublishedKeys {
  publish(service: string, keys: PublicKeys): Promise<void>;
  of(service: string): Promise<PublicKeys>;
  close(): void;
}

/** @default region, credentials and endpoint from the environment */
export function openPublicKeys(place: Place, client = new SSMClient(awsPatience())): PublishedKeys {
  async function read(service: string): Promise<string | undefined> {
    const command = new GetParameterCommand({ Name: publicKeysName(place, service) });
    const { Parameter } = await client.send(command).catch((error: unknown) => {
      if (error instanceof ParameterNotFound) return { Parameter: undefined };
      throw error;
    });
    return Parameter?.Value;
  }
  return {
    /** Many tasks start at once, and AWS lets an account write three parameters a second: only who finds something else there writes. */
    async publish(service, keys) {
      const value = JSON.stringify(keys);
      if ((await read(service)) === value) return;
      await client.send(new PutParameterCommand({ Name: publicKeysName(place, service), Value: value, Type: 'String', Overwrite: true }));
    },
    async of(service) {
      const value = await read(service);
      if (value === undefined) throw new Error(`${service} has published no keys yet`);
      return KeySet.parse(JSON.parse(value));
    },
    close: () => client.destroy(),
  };
}
