import { domainIn, type System } from '@event-planner/model';
import { type App, aws_route53 as route53, RemovalPolicies, Stack, Tags } from 'aws-cdk-lib';
import { nameIn } from '../deployment.ts';
import { createApp } from '../synthesize.ts';
import { previewHostOf, previewOf } from './previews.ts';

/** What an account has once, and copies of data nobody keeps: its host has them. */
const notForGuests = ['governance', 'recovery'];

/** The stacks of a pull request's preview, which leave nothing behind. */
export function createPreviewApp(system: System, pullRequest: number, outdir?: string): App {
  const preview = previewOf(system, pullRequest);
  const app = createApp(preview.system, preview.environmentName, outdir);
  for (const part of notForGuests) app.node.tryRemoveChild(part);
  for (const stack of app.node.children.filter(Stack.isStack)) {
    stack.terminationProtection = false;
    Tags.of(stack).add('pull-request', String(pullRequest));
  }
  RemovalPolicies.of(app).destroy();
  delegate(app, preview.system, preview.environmentName);
  return app;
}

/** Its host's zone names the servers of its own, as a person does once for every other environment. */
function delegate(app: App, system: System, environmentName: string): void {
  const host = previewHostOf(system);
  const zone = app.node.findAll().find(construct => construct instanceof route53.PublicHostedZone);
  if (!zone || host === undefined) throw new Error(`${nameIn({ system, environmentName }, 'edge')} has no zone that could be delegated`);
  new route53.CfnRecordSet(Stack.of(zone), 'delegation', {
    name: `${domainIn(system, environmentName).zone}.`,
    hostedZoneName: `${domainIn(system, host).zone}.`,
    type: 'NS',
    ttl: '300',
    resourceRecords: zone.hostedZoneNameServers ?? [],
  });
}
