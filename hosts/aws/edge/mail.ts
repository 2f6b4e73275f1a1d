import { dependencies, domainIn, type Manifest, type System } from '@event-planner/model';
import { aws_iam as iam, aws_route53 as route53, aws_ses as ses, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import { inZone } from './domain.ts';

type Record = Pick<route53.CfnRecordSetProps, 'type' | 'resourceRecords'>;

/** Only where a service sends mail. A new account may write to addresses it has proved alone, until AWS is asked to lift that. */
const sendsMail = (system: Pick<System, 'services'>): boolean =>
  dependencies(system).some(({ kind, to }) => kind === 'sends' && to === 'mail');

/**
 * Proves to SES, and to whoever gets our mail, that what comes from the zone's domain is ours. Each region proves it by keys and a bounce
 * address of its own.
 */
export function createMail(stack: Stack, deployment: Deployment, hostedZone?: route53.IHostedZone): void {
  const { system, environmentName, region, role } = deployment;
  if (!sendsMail(system)) return;
  const { zone } = domainIn(system, environmentName);
  const rules = new ses.CfnConfigurationSet(stack, 'mail-rules', {
    name: nameIn(deployment, 'mail'),
    // A mail carries tickets, and is not sent where it would be read on the way.
    deliveryOptions: { tlsPolicy: 'REQUIRE' },
    reputationOptions: { reputationMetricsEnabled: true },
    suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
  const bounces = `mail-${region}.${zone}`;
  const identity = new ses.CfnEmailIdentity(stack, 'mail', {
    emailIdentity: zone,
    configurationSetAttributes: { configurationSetName: rules.ref },
    dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
    mailFromAttributes: { mailFromDomain: bounces, behaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
  });
  const record = (id: string, name: string, { type, resourceRecords }: Record): route53.CfnRecordSet =>
    new route53.CfnRecordSet(stack, id, { ...inZone(zone, hostedZone), name, type, resourceRecords, ttl: '1800' });
  record('mail-key-1', identity.attrDkimDnsTokenName1, { type: 'CNAME', resourceRecords: [identity.attrDkimDnsTokenValue1] });
  record('mail-key-2', identity.attrDkimDnsTokenName2, { type: 'CNAME', resourceRecords: [identity.attrDkimDnsTokenValue2] });
  record('mail-key-3', identity.attrDkimDnsTokenName3, { type: 'CNAME', resourceRecords: [identity.attrDkimDnsTokenValue3] });
  record('mail-bounces', `${bounces}.`, { type: 'MX', resourceRecords: [`10 feedback-smtp.${region}.amazonses.com`] });
  record('mail-senders', `${bounces}.`, { type: 'TXT', resourceRecords: ['"v=spf1 include:amazonses.com -all"'] });
  if (role === 'primary')
    record('mail-forgeries', `_dmarc.${zone}.`, {
      type: 'TXT',
      resourceRecords: [`"v=DMARC1; p=reject; rua=mailto:${system.operators.mail}"`],
    });
}

/** Whoever says that it sends mail may, from this domain and by these rules. */
export function mailAccessOf(stack: Stack, deployment: Deployment, service: Pick<Manifest, 'sends'>): Access {
  if (!service.sends?.includes('mail')) return noAccess;
  const { zone } = domainIn(deployment.system, deployment.environmentName);
  const named = (resource: string, resourceName: string): string => stack.formatArn({ service: 'ses', resource, resourceName });
  return {
    ...noAccess,
    statements: [
      new iam.PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [named('identity', zone), named('configuration-set', nameIn(deployment, 'mail'))],
      }),
    ],
  };
}
