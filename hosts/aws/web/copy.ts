import { aws_iam as iam, type aws_s3 as s3, type Stack } from 'aws-cdk-lib';
import { type Deployment, deploymentsOf, nameIn } from '../deployment.ts';
import { createAccessLogs } from '../edge/access-logs.ts';
import { createPagesBucket } from './pages-bucket.ts';
import { webRegion } from './region.ts';

export interface PagesCopy {
  readonly bucketName: string;
  readonly region: string;
}

/** Where an environment of two regions keeps its pages a second time: in that of them where the first are not. */
export function pagesCopyOf(deployment: Deployment): PagesCopy | undefined {
  const regions = deploymentsOf(deployment.system, deployment.environmentName).map(({ region }) => region);
  const region = regions.length > 1 ? regions.findLast(one => one !== webRegion) : undefined;
  return region === undefined ? undefined : { region, bucketName: `${nameIn(deployment, 'web-copy')}-${deployment.environment.account}` };
}

/** The bucket in the other region. It stands before what is copied into it and before the distribution that reads it. */
export function createPagesCopy(stack: Stack, deployment: Deployment, { bucketName }: PagesCopy): void {
  const bucket = createPagesBucket(stack, deployment, { bucketName, logs: createAccessLogs(stack, deployment) });
  for (const [action, resource] of readings(bucket)) bucket.addToResourcePolicy(cdnMay(action, resource, deployment));
}

/** Who may also list is told 404 of a file that is missing, and not 403. */
const readings = (bucket: s3.Bucket): readonly (readonly [action: string, resource: string])[] => [
  ['s3:GetObject', bucket.arnForObjects('*')],
  ['s3:ListBucket', bucket.bucketArn],
];

/** The distribution is made later and elsewhere, so its id is not known: any of this account, which is the environment's alone. */
const cdnMay = (action: string, resource: string, { environment: { account } }: Deployment): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [action],
    resources: [resource],
    principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
    conditions: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${account}:distribution/*` } },
  });
