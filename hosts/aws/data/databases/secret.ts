import { aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { enginePorts } from '../../network/connections.ts';
import { rotate } from '../rotation.ts';
import { generatedSecret, passwordOf } from '../secrets.ts';
import type { ServerParts } from './parts.ts';
import type { Server } from './servers.ts';

/** The password of a server's owner. */
export const createSecret = (server: Server, { stack, deployment, keys }: ServerParts): secretsmanager.ISecret =>
  generatedSecret(stack, deployment, {
    name: `${server.name}-secret`,
    secretName: server.name,
    description: `the owner of the ${server.name}`,
    keys,
    made: passwordOf(server.user),
  });

export const rotateSecret = (server: Server, secret: secretsmanager.ISecret, { stack, network }: ServerParts): void =>
  rotate(stack, {
    node: server.name,
    port: enginePorts.database,
    secret,
    application: secretsmanager.SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER,
    network,
  });
