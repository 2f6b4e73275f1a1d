import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { awsPatience } from '@event-planner/platform/aws';
import type { Login } from '@event-planner/platform/database';
import { z } from 'zod';

const Stored = z.object({ password: z.string().min(1) });

export interface LoginOptions {
  /** As it was when the task started: ECS hands secrets over once. */
  readonly password: string;
  readonly secretArn: string;
  /** @default region, credentials and endpoint from the environment */
  readonly client?: SecretsManagerClient;
}

/** Secrets Manager rotates the password while tasks run; whoever is refused with the old one asks for the new one. */
export function createLogin({ password, secretArn, client = new SecretsManagerClient(awsPatience()) }: LoginOptions): Login {
  let current = password;
  let renewing: Promise<void> | undefined;
  async function renew(): Promise<void> {
    const { SecretString: stored = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    current = Stored.parse(JSON.parse(stored)).password;
  }
  return {
    password: async () => current,
    renew: () => (renewing ??= renew().finally(() => (renewing = undefined))),
  };
}
