import { domainIn } from '@event-planner/model';
import type { Deployment } from '../../deployment.ts';
import { call, inOrder, type Machine } from './states.ts';

export interface HoldOptions {
  /** Makes the states' names unique where a machine holds twice. */
  readonly why: string;
  readonly retry: object;
}

/**
 * Keeps people in this region. They come here by themselves when the primary's health check fails, and would go back by themselves
 * as soon as it answers again, to data that is no longer true. A health check that is disabled counts as healthy whatever it sees,
 * and one that is inverted as the opposite: disabled and inverted it is unhealthy until someone decides otherwise.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHealthCheck.html
 *
 * Route 53 answers and checks everywhere, but changes are made in us-east-1 alone: where that region is the lost one this waits,
 * and nothing else waits for it. The check is found by the record it decides about, so nothing of the lost region need be known.
 */
export function hold(deployment: Deployment, { why, retry }: HoldOptions): Machine {
  const { api, zone } = domainIn(deployment.system, deployment.environmentName);
  const patient = { Retry: [retry] };
  return inOrder(
    [
      `find the zone (${why})`,
      call(
        'route53:listHostedZonesByName',
        { DnsName: zone, MaxItems: '1' },
        {
          ...patient,
          ResultSelector: { 'id.$': '$.HostedZones[0].Id' },
          ResultPath: '$.zone',
        },
      ),
    ],
    [
      `find the health check (${why})`,
      call(
        'route53:listResourceRecordSets',
        { 'HostedZoneId.$': '$.zone.id', StartRecordName: api, MaxItems: '4' },
        {
          ...patient,
          ResultSelector: { 'ids.$': "$.ResourceRecordSets[?(@.Failover=='PRIMARY')].HealthCheckId" },
          ResultPath: '$.checks',
        },
      ),
    ],
    [
      `is there one? (${why})`,
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.checks.ids[0]', IsPresent: true, Next: `hold (${why})` }],
        Default: `there is none (${why})`,
      },
    ],
    [
      `there is none (${why})`,
      { Type: 'Fail', Error: 'NoHealthCheck', Cause: `${api} has no primary failover record with a health check` },
    ],
    [`hold (${why})`, call('route53:updateHealthCheck', { 'HealthCheckId.$': '$.checks.ids[0]', Disabled: true, Inverted: true }, patient)],
  );
}
