import { defineService, gb, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { deploymentsOf } from '../deployment.ts';
import { openApp } from '../app.ts';
import { openStack } from '../stack.ts';
import { createDelivery } from './delivery.ts';
import { previewOf } from './previews.ts';

process.env['CDK_VALIDATION'] = 'false';

/** The delivery stacks alone of an environment, the primary's first. */
function deliveryOf(system: System, environmentName: string): readonly Template[] {
  const app = openApp();
  const stacks = deploymentsOf(system, environmentName).map(deployment => {
    const stack = openStack(app, deployment, { name: 'delivery', description: 'test' });
    createDelivery(stack, deployment);
    return stack;
  });
  return stacks.map(stack => Template.fromStack(stack));
}

const only = (system: System, environmentName: string): Template => {
  const [template] = deliveryOf(system, environmentName);
  if (!template) throw new Error(`${environmentName} has no delivery stack`);
  return template;
};

const propertiesOf = (template: Template, type: string) => Object.values(template.findResources(type)).map(({ Properties }) => Properties);
const repositoriesOf = (template: Template): readonly string[] =>
  propertiesOf(template, 'AWS::ECR::Repository').map(({ RepositoryName }) => RepositoryName);

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition: { readonly StringEquals: Readonly<Record<string, unknown>> };
}
const roleNamed = (template: Template, name: string) => propertiesOf(template, 'AWS::IAM::Role').find(({ RoleName }) => RoleName === name);
const trustOf = (template: Template, name: string): Statement => roleNamed(template, name)?.['AssumeRolePolicyDocument'].Statement[0];
const statementsOf = (template: Template, id: string): readonly Statement[] =>
  propertiesOf(template, 'AWS::IAM::Policy').find(({ PolicyName }) => PolicyName.startsWith(id))?.['PolicyDocument'].Statement;

const subject = (rest: string) => ({ 'Fn::Join': ['', ['repo:', { Ref: 'repository' }, `:${rest}`]] });

test('every deployable, and the collector beside it, has a repository whose tags never move, which keeps thirty releases and is scanned when pushed to', () => {
  const template = only(eventPlanner, 'prod');
  expect(repositoriesOf(template)).toEqual([
    ...eventPlanner.services.map(({ name }) => `event-planner-prod-${name}`),
    'event-planner-prod-collector',
  ]);
  for (const repository of propertiesOf(template, 'AWS::ECR::Repository')) {
    expect(repository).toMatchObject({
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'KMS' },
    });
    const { rules } = JSON.parse(repository['LifecyclePolicy'].LifecyclePolicyText);
    expect(rules).toMatchObject([
      { selection: { tagStatus: 'untagged', countNumber: 1, countUnit: 'days' } },
      { selection: { tagStatus: 'tagged', countType: 'imageCountMoreThan', countNumber: 30 } },
    ]);
  }
});

test('production keeps its images whatever becomes of the stack, and others leave none behind', () => {
  const policies = (environment: string) =>
    Object.values(only(eventPlanner, environment).findResources('AWS::ECR::Repository')).map(
      ({ DeletionPolicy, Properties }) => `${DeletionPolicy} ${Properties.EmptyOnDelete}`,
    );
  expect(new Set(policies('prod'))).toEqual(new Set(['Retain false']));
  expect(new Set(policies('dev'))).toEqual(new Set(['Delete true']));
});

test('services placed together have one repository, named after the system', () => {
  expect(repositoriesOf(only(eventPlanner, 'startup'))).toEqual(['event-planner-startup-event-planner', 'event-planner-startup-collector']);
});

test('a service added to the system has a repository its deployer may push to', () => {
  const door = defineService({ name: 'door', port: 9090, routes: ['/doors'], compute: { cpu: 1, memory: gb(2), tasks: [4, 8] } });
  const before = statementsOf(only(eventPlanner, 'prod'), 'deploy');
  const template = only({ ...eventPlanner, services: [...eventPlanner.services, door] }, 'prod');
  expect(repositoriesOf(template)).toContain('event-planner-prod-door');
  const pushing = (statements: readonly Statement[]) => [statements.find(({ Action }) => Action.includes('ecr:PutImage'))?.Resource].flat();
  expect(pushing(statementsOf(template, 'deploy'))).toHaveLength(pushing(before).length + 1);
});

test('images are copied to the standby region, into repositories that it makes itself', () => {
  const [primary, standby] = deliveryOf(eventPlanner, 'prod');
  expect(propertiesOf(primary!, 'AWS::ECR::ReplicationConfiguration')[0]?.['ReplicationConfiguration'].Rules).toEqual([
    {
      Destinations: [{ Region: 'us-west-2', RegistryId: '333344445555' }],
      RepositoryFilters: [{ Filter: 'event-planner-prod-', FilterType: 'PREFIX_MATCH' }],
    },
  ]);
  expect(repositoriesOf(standby!)).toEqual(repositoriesOf(primary!));
  standby!.resourceCountIs('AWS::IAM::Role', 0);
  only(eventPlanner, 'staging').resourceCountIs('AWS::ECR::ReplicationConfiguration', 0);
});

test('only workflows of one repository that passed the gate of this very environment may deploy it', () => {
  const template = only(eventPlanner, 'prod');
  expect(template.findParameters('repository')).toMatchObject({ repository: { Type: 'String' } });
  expect(template.findParameters('repository')['repository']).not.toHaveProperty('Default');
  const trust = trustOf(template, 'event-planner-prod-deploy');
  expect(trust.Action).toBe('sts:AssumeRoleWithWebIdentity');
  expect(trust.Condition).toEqual({
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': [subject('environment:event-planner-prod')],
    },
  });
});

test('a pull request may read templates and nothing else', () => {
  const template = only(eventPlanner, 'prod');
  expect(trustOf(template, 'event-planner-prod-plan').Condition.StringEquals['token.actions.githubusercontent.com:sub']).toEqual([
    subject('pull_request'),
  ]);
  expect(statementsOf(template, 'plan')).toEqual([
    {
      Effect: 'Allow',
      Action: 'cloudformation:GetTemplate',
      Resource: ['us-east-1', 'us-west-2'].map(region => `arn:aws:cloudformation:${region}:333344445555:stack/event-planner-prod-*/*`),
    },
  ]);
});

test('the deployer does nothing on everything but log in to the registry', () => {
  const everywhere = (environment: string) =>
    statementsOf(only(eventPlanner, environment), 'deploy')
      .filter(({ Resource }) => Resource === '*')
      .map(({ Action }) => Action);
  expect(everywhere('prod')).toEqual(['ecr:GetAuthorizationToken']);
  expect(everywhere('dev').flat().toSorted()).toEqual(['cloudformation:ListStacks', 'ecr:GetAuthorizationToken']);
});

test('previews come through a gate of their own into the account of development, and bring no identities', () => {
  expect(
    trustOf(only(eventPlanner, 'dev'), 'event-planner-dev-deploy').Condition.StringEquals['token.actions.githubusercontent.com:sub'],
  ).toEqual([subject('environment:event-planner-dev'), subject('environment:event-planner-previews')]);
  const { system, environmentName } = previewOf(eventPlanner, 12);
  const preview = only(system, environmentName);
  expect(repositoriesOf(preview)).toEqual(['event-planner-pr-12-event-planner', 'event-planner-pr-12-collector']);
  preview.resourceCountIs('AWS::IAM::OIDCProvider', 0);
  preview.resourceCountIs('AWS::IAM::Role', 0);
});
