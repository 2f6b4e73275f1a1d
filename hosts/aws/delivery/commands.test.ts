import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { collectorImage } from '../compute/collector.ts';
import type { WaitingStack } from './assembly.ts';
import { deployCommand, fromText, oneTag, runningImages, toText } from './deploy.ts';
import { imagesFor, push } from './push-images.ts';
import { copies } from './release-pages.ts';
import type { Run } from './run.ts';
import { createWatch, deployed, sentenceOf } from './watch.ts';

const stack = (id: string, template: WaitingStack['template'], region = 'us-east-1'): WaitingStack => ({
  id,
  name: `shop-prod-${id}`,
  account: '111122223333',
  region,
  system: 'shop',
  environmentName: 'prod',
  template,
});
const named = (Type: string, Properties: Readonly<Record<string, string>>) => ({ Type, Properties });

const stacks = [
  stack('delivery', { Resources: { A: named('AWS::ECR::Repository', { RepositoryName: 'shop-prod-till' }) } }),
  stack('standby-delivery', { Resources: { A: named('AWS::ECR::Repository', { RepositoryName: 'shop-prod-till' }) } }, 'us-west-2'),
  stack('network', { Resources: { C: named('AWS::ECS::Cluster', { ClusterName: 'shop-prod-tasks' }) } }),
  stack('till', { Parameters: { imageTag: {} }, Resources: { S: named('AWS::ECS::Service', { ServiceName: 'shop-prod-till' }) } }),
  stack('standby-till', { Parameters: { imageTag: {} } }, 'us-west-2'),
];

test('every stack that runs an image gets its tag, in both regions, and no other', () => {
  const command = deployCommand('cdk.out/shop-prod', oneTag(stacks, 'abc'));
  expect(command.filter((_, at) => command[at - 1] === '--parameters')).toEqual([
    'shop-prod-till:imageTag=abc',
    'shop-prod-standby-till:imageTag=abc',
  ]);
});

test('the way back leaves alone what did not run before', () => {
  expect(deployCommand('cdk.out/shop-prod', oneTag(stacks, 'abc'))).toContain('--all');
  const back = deployCommand('cdk.out/shop-prod', { 'shop-prod-till': 'old' }, ['till']);
  expect(back).not.toContain('--all');
  expect(back.slice(4, 6)).toEqual(['--exclusively', 'till']);
});

test('what ran before can be said, and said again to go back', async () => {
  const answers: Run = async (_, args) => {
    if (args.includes('shop-prod-standby-till')) throw new Error('Stack with id shop-prod-standby-till does not exist');
    return 'old';
  };
  const before = await runningImages(stacks, answers);
  expect(before).toEqual({ 'shop-prod-till': 'old' });
  expect(fromText(stacks, toText(before))).toEqual(before);
  expect(() => fromText(stacks, 'shop-prod-tlil=old')).toThrow('shop-prod-tlil=old names no stack with an image; there is shop-prod-till');
});

const index = JSON.stringify({
  manifests: [
    { digest: 'sha256:attestation', platform: { architecture: 'unknown' } },
    { digest: 'sha256:image', platform: { architecture: 'arm64' } },
  ],
});

/** A registry that has some tags and finds something in images. */
const registry = (has: boolean, findings: Readonly<Record<string, number>>) => {
  const commands: string[] = [];
  const execute: Run = async (program, args) => {
    commands.push([program, ...args].join(' '));
    if (args.includes('describe-images') && !has) throw new Error('ImageNotFoundException');
    if (args.includes('inspect')) return index;
    return args.includes('describe-image-scan-findings') ? JSON.stringify(findings) : '';
  };
  return { commands, execute };
};
const [image] = imagesFor(stacks, { from: 'images', tag: 'abc' });

test('an image is pushed once, whole, to the primary region, and what runs of it is looked at', async () => {
  expect(imagesFor(stacks, { from: 'images', tag: 'abc' })).toHaveLength(1);
  const fresh = registry(false, { HIGH: 2 });
  expect(await push(image!, fresh.execute)).toBe('shop-prod-till:abc pushed; findings: 2 high');
  expect(fresh.commands).toContain(
    'skopeo copy --all --preserve-digests oci-archive:images/till.tar docker://111122223333.dkr.ecr.us-east-1.amazonaws.com/shop-prod-till:abc',
  );
  expect(fresh.commands.at(-1)).toContain('imageDigest=sha256:image');
  const again = registry(true, {});
  expect(await push(image!, again.execute)).toBe('shop-prod-till:abc was there; findings: none');
  expect(again.commands.filter(command => command.includes('skopeo copy'))).toEqual([]);
});

test('the collector comes from its makers, with their version', () => {
  const beside = stack('delivery', { Resources: { C: named('AWS::ECR::Repository', { RepositoryName: 'shop-prod-collector' }) } });
  expect(imagesFor([beside], { from: 'images', tag: 'abc' })).toMatchObject([
    { source: `docker://${collectorImage.from}:${collectorImage.tag}`, repository: 'shop-prod-collector', tag: collectorImage.tag },
  ]);
});

test('an image with a critical finding goes no further', async () => {
  await expect(push(image!, registry(false, { CRITICAL: 1 }).execute)).rejects.toThrow('shop-prod-till:abc has 1 critical findings');
});

test('a deployment tells each step once', async () => {
  expect(deployed(stacks)).toEqual([{ cluster: 'shop-prod-tasks', service: 'shop-prod-till', region: 'us-east-1' }]);
  let share = 5;
  const watch = createWatch(deployed(stacks), async (_, args) =>
    JSON.stringify(
      args.includes('list-service-deployments')
        ? { serviceDeployments: [{ serviceDeploymentArn: 'arn' }] }
        : {
            serviceDeployments: [
              {
                status: 'IN_PROGRESS',
                lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
                targetServiceRevision: { requestedProductionTrafficWeight: share },
              },
            ],
          },
    ),
  );
  expect(await watch()).toEqual(['shop-prod-till: in progress · production traffic shift · 5 % of people on the new version']);
  expect(await watch()).toEqual([]);
  share = 10;
  expect(await watch()).toHaveLength(1);
  expect(sentenceOf('till', { status: 'ROLLBACK_SUCCESSFUL', statusReason: 'an alarm' })).toBe('till: rollback successful · an alarm');
});

test('pages come after everything they refer to, and only what is named after its content is kept by browsers', () => {
  const [app] = eventPlanner.edge.webApps;
  const all = copies({ app, bucket: 'pages' }).map(args => args.join(' '));
  expect(all.map(command => /--cache-control (\S+)/.exec(command)?.[1])).toEqual(['public,', 'no-cache', 'no-cache']);
  expect(all.findIndex(command => command.includes('--include index.html'))).toBe(2);
  expect(all[0]).toContain('dist s3://pages --exclude * --include assets/* --exclude *.br');
});
