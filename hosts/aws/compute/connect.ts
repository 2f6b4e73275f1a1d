import type { Deployable } from '@event-planner/model';
import { aws_ecs as ecs, type aws_logs as logs, Duration } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import { portOf } from './size.ts';

export interface ConnectParts {
  readonly deployable: Deployable;
  readonly network: Network;
  readonly logGroup: logs.ILogGroup;
}

/** How services find each other: at `http://<service>:<port>`, through proxies that speak TLS with each other. Undefined where one task holds all of them. */
export function connectionsOfTask(
  deployment: Deployment,
  { deployable, network, logGroup }: ConnectParts,
): ecs.ServiceConnectProps | undefined {
  const { system } = deployment;
  const [service, ...others] = deployable.services;
  if (!service || others.length > 0) return undefined;
  const called = system.services.some(({ calls = [] }) => calls.includes(service.name));
  if (!called && !service.calls?.length) return undefined;
  const mesh = network.serviceConnect;
  return {
    ...(mesh && { namespace: mesh.namespace }),
    services: called
      ? [
          {
            portMappingName: service.name,
            discoveryName: service.name,
            dnsName: service.name,
            port: portOf(deployment, deployable),
            perRequestTimeout: Duration.seconds(system.edge.requestTimeout),
            // The load balancer is no part of the mesh: it speaks to the service's own port, the proxy takes the others' TLS on its own.
            ...(mesh && { tls: mesh.tls, ingressPortOverride: mesh.ingressPortOf(service) }),
          },
        ]
      : [],
    logDriver: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'connect', mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
  };
}
