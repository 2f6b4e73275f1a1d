import { expect, test } from 'vitest';
import { compare, toMarkdown } from './compare-templates.ts';

const database = {
  Type: 'AWS::RDS::DBInstance',
  Properties: { DBInstanceIdentifier: 'bookings', AllocatedStorage: '100', Engine: 'postgres' },
};
const policy = (...actions: readonly string[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyName: 'p',
    Roles: [{ Ref: 'Role' }],
    PolicyDocument: { Version: '2012-10-17', Statement: actions.map(Action => ({ Effect: 'Allow', Action, Resource: 'arn:aws:sqs:::q' })) },
  },
});
const rule = (port: number) => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: { GroupId: 'sg-1', IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' },
});
const templates = (Resources: Readonly<Record<string, unknown>>) => new Map([['shop-prod/data', { Resources }]]);

test('a database that would be replaced stands above everything else', () => {
  const [changes] = compare(
    templates({ Gone: { Type: 'AWS::SQS::Queue' }, Database: database, Topic: { Type: 'AWS::SNS::Topic' } }),
    templates({
      Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'x' } },
      Database: { ...database, Properties: { ...database.Properties, DBInstanceIdentifier: 'others' } },
    }),
  );
  expect(changes?.changes).toEqual([
    { id: 'Database', type: 'AWS::RDS::DBInstance', impact: 'replaced', properties: ['DBInstanceIdentifier'] },
    { id: 'Gone', type: 'AWS::SQS::Queue', impact: 'removed', properties: [] },
    { id: 'Topic', type: 'AWS::SNS::Topic', impact: 'changed', properties: ['DisplayName'] },
  ]);
  const text = toMarkdown(changes ? [changes] : []);
  expect(text).toContain('- `shop-prod/data` **replaced** AWS::RDS::DBInstance `Database`: DBInstanceIdentifier');
  expect(text.indexOf('Not there any more')).toBeLessThan(text.indexOf('<details>'));
});

test('who may do or reach more is said, who may less is not', () => {
  const [wider] = compare(
    templates({ Policy: policy('sqs:SendMessage') }),
    templates({ Policy: policy('sqs:SendMessage', 'sqs:PurgeQueue'), Open: rule(22) }),
  );
  expect(wider?.broadened).toEqual([
    expect.stringContaining('may sqs:PurgeQueue on arn:aws:sqs:::q'),
    expect.stringMatching(/sg-1 lets in .* by TCP 22/),
  ]);
  const [narrower] = compare(
    templates({ Policy: policy('sqs:SendMessage', 'sqs:PurgeQueue') }),
    templates({ Policy: policy('sqs:SendMessage') }),
  );
  expect(narrower?.broadened).toEqual([]);
});

test('a stack that goes takes what it keeps out of sight, and one that comes brings it', () => {
  const kept = { ...database, DeletionPolicy: 'Retain' };
  const [gone] = compare(templates({ Database: kept, Topic: { Type: 'AWS::SNS::Topic' } }), new Map());
  expect(gone?.changes.map(({ id, impact }) => [id, impact])).toEqual([
    ['Topic', 'removed'],
    ['Database', 'left behind'],
  ]);
  const [come] = compare(new Map(), templates({ Database: kept }));
  expect(come?.changes.map(({ impact }) => impact)).toEqual(['added']);
});

test('templates that say the same in another order do not differ', () => {
  const turned = { ...database, Properties: Object.fromEntries(Object.entries(database.Properties).toReversed()) };
  expect(compare(templates({ Database: database }), templates({ Database: turned }))).toEqual([]);
  expect(toMarkdown([])).toContain('No stack changes');
});

test('a comment is never longer than GitHub takes', () => {
  const changes = Array.from({ length: 2000 }, (_, at) => ({
    id: `Topic${at}`,
    type: 'AWS::SNS::Topic',
    impact: 'added' as const,
    properties: [],
  }));
  const text = toMarkdown([{ stack: 'shop-prod/data', changes, broadened: [] }]);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain('characters more');
});
