import { deployablesIn, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import {
  type App,
  aws_ecr as ecr,
  aws_ecs as ecs,
  aws_iam as iam,
  aws_kms as kms,
  aws_secretsmanager as secretsmanager,
  Stack,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Access } from '../access.ts';
import { type Deployment, deploymentsOf, nameIn } from '../deployment.ts';
import { createEdge } from '../edge/edge.ts';
import { openApp } from '../app.ts';
import { createMessaging } from '../messaging/messaging.ts';
import { createNetwork } from '../network/network.ts';
import { createObservability } from '../observability/observability.ts';
import { openStack } from '../stack.ts';
import { createDeployable } from './deployable.ts';

process.env['CDK_VALIDATION'] = 'false';

const made = new Map<System, Map<string, ReadonlyMap<string, Template>>>();

/** What runs in an environment and who watches it, by stack id, between real queues, network and edge; the stores are one secret. Made once in a file. */
export function stacksIn(environmentName: string, system: System = eventPlanner): ReadonlyMap<string, Template> {
  const ofSystem = made.get(system) ?? new Map<string, ReadonlyMap<string, Template>>();
  made.set(system, ofSystem);
  const stacks = ofSystem.get(environmentName) ?? synthesize(environmentName, system);
  ofSystem.set(environmentName, stacks);
  return stacks;
}

function synthesize(environmentName: string, system: System): ReadonlyMap<string, Template> {
  const app = openApp();
  const stacks = deploymentsOf(system, environmentName).flatMap(deployment => createRunning(app, deployment));
  const { stacks: synthesized } = app.synth();
  const templates = new Map(synthesized.map(({ id, template }) => [id, template as Record<string, unknown>]));
  return new Map(stacks.map(({ node: { id } }) => [id, Template.fromJSON(templates.get(id) ?? {})]));
}

function createRunning(app: App, deployment: Deployment): readonly Stack[] {
  const open = (name: string): Stack => openStack(app, deployment, { name, description: name });
  const messaging = createMessaging(open('messaging'), deployment);
  const network = createNetwork(open('network'), deployment);
  const edge = createEdge(open('edge'), deployment, { network, alerts: messaging.alerts });
  const images = open('delivery');
  const delivery = { repositoryOf: (name: string) => ecr.Repository.fromRepositoryName(images, name, nameIn(deployment, name)) };
  const stores = open('data');
  const data = { measures: [], accessOf: secretOf(stores) };
  const deployed = deployablesIn(deployment.system, deployment.environmentName).map(deployable =>
    createDeployable(open(deployable.name), deployment, { deployable, network, messaging, data, delivery, edge }),
  );
  const observability = open('observability');
  createObservability(observability, deployment, { messaging, data, edge, deployed });
  return [...deployed.map(({ service }) => Stack.of(service)), observability, stores];
}

/** One secret under a key, as every store hands one out. */
function secretOf(stack: Stack): () => Access {
  const key = new kms.Key(stack, 'secrets-key');
  const secret = new secretsmanager.Secret(stack, 'stand-in', { encryptionKey: key });
  const viaSecrets = { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } };
  return () => ({
    variables: {},
    secrets: { SECRET_STAND_IN: ecs.Secret.fromSecretsManager(secret) },
    statements: [
      new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
      new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn], conditions: viaSecrets }),
    ],
  });
}

export function stackIn(environmentName: string, id: string, system: System = eventPlanner): Template {
  const stack = stacksIn(environmentName, system).get(id);
  if (!stack) throw new Error(`${environmentName} has no stack ${id}`);
  return stack;
}

export type Properties = Readonly<Record<string, unknown>>;

/** The properties of all resources of a type. */
export const allOf = (template: Template, type: string): readonly Properties[] =>
  Object.values(template.findResources(type)).map(resource => (resource as { readonly Properties: Properties }).Properties);

/** The properties of the only resource of a type. */
export function onlyOf(template: Template, type: string): Properties {
  const [only, ...others] = allOf(template, type);
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} resources are ${type}, not one`);
  return only;
}
