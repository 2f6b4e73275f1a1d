import { validate } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { beforeAll, expect, test } from 'vitest';
import { type Resource, stacksOf, type SynthesizedStack } from '../synthesize.ts';
import { createPreviewApp } from './preview-app.ts';
import { previewDays, previewOf } from './previews.ts';
import { forgotten } from './remove-previews.ts';

process.env['CDK_VALIDATION'] = 'false';

let stacks: readonly SynthesizedStack[];
beforeAll(() => {
  stacks = stacksOf(createPreviewApp(eventPlanner, 12).synth());
});

const resources = (): readonly Resource[] => stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}));
const ofType = (type: string): readonly Resource[] => resources().filter(({ Type }) => Type === type);

test('a preview is a valid environment, smaller than development, which it leaves as it is', () => {
  const { system, environmentName } = previewOf(eventPlanner, 12);
  expect(validate(system)).toEqual([]);
  expect(eventPlanner.environments).not.toHaveProperty(environmentName);
  expect(system.environments[environmentName]).toMatchObject({ guestOf: 'dev', account: eventPlanner.environments.dev.account, zones: 1 });
  expect(() => previewOf(eventPlanner, 0)).toThrow('0 is not the number of a pull request');
});

test('there is no preview of a system without a development environment', () => {
  const { prod } = eventPlanner.environments;
  expect(() => previewOf({ ...eventPlanner, environments: { prod } }, 1)).toThrow('event-planner has no development environment');
});

test('a preview is one task, one database and one cache node, named after the pull request', () => {
  expect(stacks.map(({ name }) => name)).toContain('event-planner-pr-12-event-planner');
  expect(ofType('AWS::ECS::Service')).toHaveLength(1);
  expect(ofType('AWS::RDS::DBInstance')).toHaveLength(1);
  expect(new Set(stacks.map(({ name }) => name.startsWith('event-planner-pr-12-')))).toEqual(new Set([true]));
});

test('a preview makes nothing that its account has once', () => {
  const once = ['AWS::IAM::OIDCProvider', 'AWS::Config::ConfigurationRecorder', 'AWS::GuardDuty::Detector', 'AWS::SecurityHub::Hub'];
  expect(once.flatMap(ofType)).toEqual([]);
});

test('a preview that is taken down leaves nothing behind', () => {
  expect(resources().filter(({ DeletionPolicy }) => DeletionPolicy !== undefined && DeletionPolicy !== 'Delete')).toEqual([]);
  expect(ofType('Custom::S3AutoDeleteObjects')).toHaveLength(ofType('AWS::S3::Bucket').length);
});

test('the zone of its host names the servers of its zone', () => {
  expect(ofType('AWS::Route53::RecordSet').map(({ Properties }) => Properties)).toContainEqual(
    expect.objectContaining({ Type: 'NS', HostedZoneName: 'dev.event-planner.example.', Name: 'pr-12.dev.event-planner.example.' }),
  );
});

test('a preview is forgotten when none of its stacks was touched for days', () => {
  const now = new Date('2026-11-20T03:30:00Z');
  const ago = (days: number): string => new Date(now.getTime() - days * 24 * 3600 * 1000).toISOString();
  const stack = (StackName: string, created: number, updated?: number) => ({
    StackName,
    CreationTime: ago(created),
    ...(updated !== undefined && { LastUpdatedTime: ago(updated) }),
  });
  const listed = [
    stack('event-planner-pr-1-network', previewDays + 1),
    stack('event-planner-pr-1-data', previewDays + 2),
    stack('event-planner-pr-2-network', previewDays + 1),
    stack('event-planner-pr-2-event-planner', previewDays + 1, 1),
    stack('event-planner-pr-3-network', previewDays - 1),
    stack('event-planner-prod-network', previewDays + 100),
    stack('other-pr-4-network', previewDays + 1),
  ];
  expect(forgotten('event-planner', listed, now)).toEqual([1]);
});
