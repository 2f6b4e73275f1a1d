import { eventPlanner } from '@event-planner/systems/event-planner';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { deploymentIn, openDeployment } from '../network/test-deployments.ts';

const edgeOf = (...where: Parameters<typeof deploymentIn>) => openDeployment(deploymentIn(...where)).templates.edge;
const record = 'AWS::Route53::RecordSet';

test('mail comes from the zone of the environment, signed with keys each region has of its own', () => {
  for (const [role, region] of [
    ['primary', 'us-east-1'],
    ['standby', 'us-west-2'],
  ] as const) {
    const edge = edgeOf('prod', { role });
    edge.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'event-planner.example',
      MailFromAttributes: { MailFromDomain: `mail-${region}.event-planner.example` },
    });
    for (const key of [1, 2, 3])
      edge.hasResourceProperties(record, { Type: 'CNAME', Name: { 'Fn::GetAtt': ['mail', `DkimDNSTokenName${key}`] } });
    edge.hasResourceProperties(record, { Type: 'MX', ResourceRecords: [`10 feedback-smtp.${region}.amazonses.com`] });
  }
});

test('what pretends to be ours is to be refused, and that is said once', () => {
  const forgeries = { Properties: { Name: '_dmarc.event-planner.example.' } };
  expect(Object.values(edgeOf('prod').findResources(record, forgeries))).toMatchObject([
    { Properties: { ResourceRecords: ['"v=DMARC1; p=reject; rua=mailto:operators@event-planner.example"'] } },
  ]);
  expect(edgeOf('prod', { role: 'standby' }).findResources(record, forgeries)).toEqual({});
});

test('no record is written into a zone that is not there yet', () => {
  expect(Object.values(edgeOf('prod').findResources(record)).filter(({ Properties }) => 'HostedZoneName' in Properties)).toEqual([]);
});

test('mail is never sent where it would be read on the way', () => {
  edgeOf('prod').hasResourceProperties('AWS::SES::ConfigurationSet', { DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
});

test('who declares that it sends mail may, from this domain alone; others may not', () => {
  const { edge } = openDeployment(deploymentIn('prod'));
  for (const service of eventPlanner.services) {
    const statements = edge.accessOf(service).statements.map(statement => statement.toStatementJson());
    if ('sends' in service) {
      expect(statements).toMatchObject([{ Action: 'ses:SendEmail', Resource: [expect.anything(), expect.anything()] }]);
      expect(JSON.stringify(statements)).toContain(':ses:us-east-1:333344445555:identity/event-planner.example');
    } else expect(statements).toEqual([]);
  }
});

test('a system that sends no mail proves no domain', () => {
  const silent = { ...eventPlanner, services: eventPlanner.services.map(one => ({ ...one, sends: [] })) };
  const edge = edgeOf('prod', { system: silent });
  edge.resourceCountIs('AWS::SES::EmailIdentity', 0);
  edge.resourcePropertiesCountIs(record, { Type: 'MX' }, 0);
  edge.hasResourceProperties(record, { Name: Match.stringLikeRegexp('^api\\.') });
});
