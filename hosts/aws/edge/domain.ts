import { domainIn } from '@event-planner/model';
import {
  aws_certificatemanager as acm,
  type aws_elasticloadbalancingv2 as elbv2,
  aws_route53 as route53,
  CfnOutput,
  Fn,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/**
 * The environment's own zone. The names of its servers are put out by the stack: whoever holds the domain above it (the registrar, for
 * production; the zone of production, for an environment below it) enters them there once, and the certificate waits until they have.
 * Kept whatever becomes of the stack: a new zone would have other servers.
 */
export function createZone(stack: Stack, { system, environmentName }: Deployment): route53.PublicHostedZone {
  const { zone: zoneName } = domainIn(system, environmentName);
  const zone = new route53.PublicHostedZone(stack, 'Zone', { zoneName, caaAmazon: true });
  zone.applyRemovalPolicy(RemovalPolicy.RETAIN);
  new CfnOutput(stack, 'NameServers', {
    value: Fn.join(' ', zone.hostedZoneNameServers ?? []),
    description: `Enter them where ${zoneName} is delegated`,
  });
  return zone;
}

/**
 * The primary's certificate also covers the web, so that its stack puts the proof of both names into the zone. ACM's proof of a name is
 * the same in every region of an account: other regions' certificates ask for it and find it, without knowing the zone
 * (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html).
 */
export function createCertificate(stack: Stack, { system, environmentName }: Deployment, zone?: route53.IHostedZone): acm.Certificate {
  const { api, web } = domainIn(system, environmentName);
  return new acm.Certificate(stack, 'Certificate', {
    domainName: api,
    ...(zone && { subjectAlternativeNames: [web] }),
    validation: acm.CertificateValidation.fromDns(zone),
  });
}

export interface AddressParts {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  /** Undefined in the standby region: it names the zone, which needs no look-up. */
  readonly zone: route53.IHostedZone | undefined;
}

/** Where the API is found: here, or, with a second region, here as long as this one answers and there when it does not. */
export function createAddress(stack: Stack, deployment: Deployment, { loadBalancer, zone }: AddressParts): void {
  const { system, environmentName, environment, role } = deployment;
  const { api, zone: zoneName } = domainIn(system, environmentName);
  const [, standby] = environment.regions;
  new route53.CfnRecordSet(stack, 'api-address', {
    name: `${api}.`,
    ...inZone(zoneName, zone),
    ...targetOf(deployment, loadBalancer),
    ...(standby !== undefined && { failover: role === 'primary' ? 'PRIMARY' : 'SECONDARY', setIdentifier: role }),
    ...(standby !== undefined &&
      role === 'primary' && { healthCheckId: createHealthCheck(stack, deployment, loadBalancer).attrHealthCheckId }),
  });
}

/** The zone itself, in the stack that makes it; elsewhere by its name, which needs no reference into another region. */
export const inZone = (name: string, zone?: route53.IHostedZone): Pick<route53.CfnRecordSetProps, 'hostedZoneId' | 'hostedZoneName'> =>
  zone ? { hostedZoneId: zone.hostedZoneId } : { hostedZoneName: `${name}.` };

type Target = Pick<route53.CfnRecordSetProps, 'type' | 'ttl' | 'resourceRecords' | 'aliasTarget'>;

/**
 * With a stated time to live a CNAME, which has one; else an alias, whose time is Route 53's. It does not evaluate the target's health:
 * a load balancer counts as unhealthy while any target group is empty, and of two colours one always is.
 */
function targetOf({ environment }: Deployment, loadBalancer: elbv2.ApplicationLoadBalancer): Target {
  const { dnsTtl } = environment.recovery;
  if (dnsTtl !== undefined) return { type: 'CNAME', ttl: String(dnsTtl), resourceRecords: [loadBalancer.loadBalancerDnsName] };
  const { loadBalancerDnsName: dnsName, loadBalancerCanonicalHostedZoneId: hostedZoneId } = loadBalancer;
  return { type: 'A', aliasTarget: { dnsName, hostedZoneId, evaluateTargetHealth: false } };
}

/**
 * Asks the primary's load balancer itself, which the failover leaves alone, whether the region answers. Nothing finer: people are sent
 * to the standby by themselves only when there is nobody left to refuse them, because its databases are not yet promoted. For less, the
 * recovery inverts this check.
 */
function createHealthCheck(
  stack: Stack,
  deployment: Deployment,
  { loadBalancerDnsName }: elbv2.ApplicationLoadBalancer,
): route53.CfnHealthCheck {
  const { path, every, unhealthy } = deployment.system.edge.health;
  const check = new route53.CfnHealthCheck(stack, 'api-health', {
    healthCheckConfig: {
      type: 'HTTPS',
      fullyQualifiedDomainName: loadBalancerDnsName,
      enableSni: true,
      port: 443,
      resourcePath: path,
      requestInterval: nearestInterval(every),
      failureThreshold: unhealthy,
    },
    healthCheckTags: [{ key: 'Name', value: nameIn(deployment, 'api') }],
  });
  new CfnOutput(stack, 'ApiHealthCheck', {
    value: check.attrHealthCheckId,
    description: 'Inverted, it sends people to the standby region',
  });
  return check;
}

/** Route 53 asks every 10 or every 30 seconds. */
const nearestInterval = (seconds: number): number => (seconds < 30 ? 10 : 30);
