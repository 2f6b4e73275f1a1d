import type { Manifest } from '@event-planner/model';
import { aws_acmpca as acmpca, type aws_ecs as ecs, aws_iam as iam, aws_kms as kms, type Stack, Tags } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { proxyPortOf } from './connections.ts';

/** How services find each other at `http://<service>:<port>`, encrypted between their tasks. */
export interface ServiceConnect {
  /** Of the cluster; every service that is called or calls names it. */
  readonly namespace: string;
  readonly tls: ecs.ServiceConnectTlsConfiguration;
  /** The port a service's proxy takes TLS on: its `ingressPortOverride`. The load balancer keeps to the manifest's port, past the proxy. */
  ingressPortOf(service: Pick<Manifest, 'port'>): number;
}

/** Of the root itself. What it issues lives for a week: ECS asks for a new one every five days. */
const rootYears = 10;

/** A private authority in short-lived mode, about $50 a month: a general-purpose one would be $400, and nothing of it is used. */
export function createServiceConnect(stack: Stack, deployment: Deployment, namespace: string): ServiceConnect {
  const key = new kms.Key(stack, 'service-connect-key', {
    description: `${nameIn(deployment, 'service-connect')}: the private keys of services' certificates`,
    enableKeyRotation: true,
  });
  const role = new iam.Role(stack, 'service-connect-role', {
    description: 'Lets ECS issue certificates to services and keep them as secrets',
    assumedBy: new iam.ServicePrincipal('ecs.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } }),
    // AWS keeps it equal to what ECS does; it reaches secrets called ecs-sc! and authorities tagged for ECS alone.
    managedPolicies: [
      iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity'),
    ],
  });
  key.grant(role, 'kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair', 'kms:DescribeKey');
  const awsPcaAuthorityArn = createAuthority(stack, deployment);
  return { namespace, tls: { awsPcaAuthorityArn, kmsKey: key, role }, ingressPortOf: proxyPortOf };
}

/** Returns the ARN of the authority, once it can issue. */
function createAuthority(stack: Stack, deployment: Deployment): string {
  const authority = new acmpca.CfnCertificateAuthority(stack, 'authority', {
    type: 'ROOT',
    usageMode: 'SHORT_LIVED_CERTIFICATE',
    keyAlgorithm: 'RSA_2048',
    signingAlgorithm: 'SHA256WITHRSA',
    subject: { commonName: nameIn(deployment, 'services'), organization: deployment.system.title },
  });
  // ECS issues from authorities with this tag only: the managed policy above demands it.
  Tags.of(authority).add('AmazonECSManaged', 'true');
  const root = new acmpca.CfnCertificate(stack, 'authority-root', {
    certificateAuthorityArn: authority.attrArn,
    certificateSigningRequest: authority.attrCertificateSigningRequest,
    signingAlgorithm: 'SHA256WITHRSA',
    templateArn: 'arn:aws:acm-pca:::template/RootCACertificate/V1',
    validity: { type: 'YEARS', value: rootYears },
  });
  const active = new acmpca.CfnCertificateAuthorityActivation(stack, 'authority-active', {
    certificateAuthorityArn: authority.attrArn,
    certificate: root.attrCertificate,
    status: 'ACTIVE',
  });
  return active.ref;
}
