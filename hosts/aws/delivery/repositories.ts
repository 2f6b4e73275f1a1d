import { deployablesIn } from '@event-planner/model';
import { aws_ecr as ecr, aws_kms as kms, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { collectorImage } from '../compute/collector.ts';
import { type Deployment, isProduction, nameIn } from '../deployment.ts';

/** Releases one can go back to. */
const keptImages = 30;

/**
 * One repository for each deployable's image, and one for the collector beside it, which tasks cannot fetch from the public registry. A tag is a
 * commit, or the collector's version, and never moves: what was tested is what runs.
 */
export function createRepositories(stack: Stack, deployment: Deployment): ReadonlyMap<string, ecr.Repository> {
  const removalPolicy = isProduction(deployment) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const encryptionKey = new kms.Key(stack, 'images-key', {
    description: `images of ${nameIn(deployment, 'delivery')}`,
    enableKeyRotation: true,
    removalPolicy,
  });
  const images = [...deployablesIn(deployment.system, deployment.environmentName).map(({ name }) => name), collectorImage.repository];
  return new Map(
    images.map(name => [
      name,
      new ecr.Repository(stack, `${name}-images`, {
        repositoryName: nameIn(deployment, name),
        imageTagMutability: ecr.TagMutability.IMMUTABLE,
        imageScanOnPush: true,
        encryption: ecr.RepositoryEncryption.KMS,
        encryptionKey,
        lifecycleRules: lifecycle,
        removalPolicy,
        emptyOnDelete: !isProduction(deployment),
      }),
    ]),
  );
}

/**
 * A release is a tagged index of the image and its attestations, which have no tags themselves. ECR lets go of none of them before their
 * index (https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html), so what the first rule finds was pushed halfway.
 */
const lifecycle: ecr.LifecycleRule[] = [
  { rulePriority: 1, description: 'pushed halfway', tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
  { rulePriority: 2, description: 'older releases', tagStatus: ecr.TagStatus.TAGGED, tagPatternList: ['*'], maxImageCount: keptImages },
];

/** Every image is in the standby region before it is needed there. Its repositories are made by the standby's own stack. */
export function replicate(stack: Stack, deployment: Deployment): void {
  const [, standby] = deployment.environment.regions;
  if (standby === undefined) return;
  new ecr.CfnReplicationConfiguration(stack, 'images-replication', {
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: standby, registryId: deployment.environment.account }],
          repositoryFilters: [{ filter: nameIn(deployment, ''), filterType: 'PREFIX_MATCH' }],
        },
      ],
    },
  });
}
