import { aws_ec2 as ec2, aws_secretsmanager as secretsmanager, Duration, type Stack } from 'aws-cdk-lib';
import type { Network } from '../network/network.ts';

/** A new password every 30 days: what auditors ask for. */
const period = Duration.days(30);

export interface Rotated {
  /** The node that is logged in to, such as `booking-database`. */
  readonly node: string;
  readonly port: number;
  readonly secret: secretsmanager.ISecret;
  readonly application: secretsmanager.SecretRotationApplication;
  readonly network: Network;
}

/** Secrets Manager's own function changes the password in the store and in the secret. Services fetch the new one when the old is refused. */
export function rotate(stack: Stack, { node, port, secret, application, network }: Rotated): void {
  new secretsmanager.SecretRotation(stack, `${node}-rotation`, {
    application,
    secret,
    target: new ec2.Connections({ securityGroups: [network.groupOf(node)], defaultPort: ec2.Port.tcp(port) }),
    vpc: network.vpc,
    vpcSubnets: network.subnets.tasks,
    securityGroup: network.groupOf('rotation'),
    automaticallyAfter: period,
    // Letters and digits: passwords stand in URLs.
    excludeCharacters: ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    // The first rotation waits for its day: a store and its services have just agreed on a password.
    rotateImmediatelyOnUpdate: false,
  });
}
