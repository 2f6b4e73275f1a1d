import { type aws_ecr as ecr, aws_iam as iam, CfnOutput, CfnParameter, DefaultStackSynthesizer, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { webRegion } from '../web/region.ts';
import { webBucketName } from '../web/web.ts';
import { deployHours, gateOf, previewGateOf, roleNames } from './names.ts';
import { hostsPreviews, previewPrefix } from './previews.ts';

export interface DeployerParts {
  readonly repositories: readonly ecr.Repository[];
}

const issuer = 'token.actions.githubusercontent.com';
const audience = 'sts.amazonaws.com';

/** GitHub says which workflow is running and AWS believes it: no key is stored anywhere. */
export function createDeployers(stack: Stack, deployment: Deployment, { repositories }: DeployerParts): void {
  // Whoever deploys the first time says whose workflows are trusted; a change of the code alone can never say otherwise.
  const repository = new CfnParameter(stack, 'repository', {
    description: "Whose workflows deploy here: the repository as the subject of GitHub's tokens names it, owner/name with their numbers",
    // Since June 2026 with numbers that nobody else gets who takes over a name: docs/deploying.md tells how to ask for it.
    allowedPattern: '[A-Za-z0-9@-]+/[A-Za-z0-9@._-]+',
  }).valueAsString;
  const provider = new iam.OidcProviderNative(stack, 'github', { url: `https://${issuer}`, clientIds: [audience] });
  const trusted = (subjects: readonly string[]): iam.IPrincipal =>
    new iam.WebIdentityPrincipal(provider.oidcProviderArn, {
      StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subjects.map(subject => `repo:${repository}:${subject}`) },
    });
  createRole(stack, 'deploy', {
    roleName: roleNames.deploy(deployment),
    description: 'brings images, stacks and pages',
    assumedBy: trusted(gatesOf(deployment).map(gate => `environment:${gate}`)),
    maxSessionDuration: Duration.hours(deployHours),
    statements: [
      ...mayDeployStacks(deployment),
      ...mayWatch(stack, deployment),
      ...mayBringImages(stack, deployment, repositories),
      ...mayBringPages(deployment),
    ],
  });
  createRole(stack, 'plan', {
    roleName: roleNames.plan(deployment),
    description: 'reads templates, so that a pull request can tell what it would change',
    assumedBy: trusted(['pull_request']),
    statements: [allow(stacksOf(stack, deployment), 'cloudformation:GetTemplate')],
  });
}

interface RoleParts extends iam.RoleProps {
  readonly statements: readonly iam.PolicyStatement[];
}

function createRole(stack: Stack, id: string, { statements, ...props }: RoleParts): void {
  const role = new iam.Role(stack, id, props);
  statements.forEach(statement => role.addToPolicy(statement));
  new CfnOutput(stack, `${id}-role`, { value: role.roleArn });
}

const allow = (resources: readonly string[], ...actions: readonly string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: [...actions], resources: [...resources] });

/** Previews are deployed from branches, so they come through a gate of their own: the environment's own can be kept for the main branch. */
const gatesOf = (deployment: Deployment): readonly string[] => [
  gateOf(deployment),
  ...(hostsPreviews(deployment.system, deployment.environmentName) ? [previewGateOf(deployment.system)] : []),
];

/** The names of everything it deploys begin so. */
const prefixesOf = (deployment: Deployment): readonly string[] => [
  nameIn(deployment, ''),
  ...(hostsPreviews(deployment.system, deployment.environmentName) ? [`${deployment.system.name}-${previewPrefix}`] : []),
];

const regionsOf = ({ environment }: Deployment): readonly string[] => [
  ...new Set([...environment.regions.filter(region => region !== undefined), webRegion]),
];

/** CloudFormation does the work, by the roles that `cdk bootstrap` made. */
function mayDeployStacks(deployment: Deployment): readonly iam.PolicyStatement[] {
  const { account } = deployment.environment;
  const roles = regionsOf(deployment).flatMap(region =>
    ['deploy', 'file-publishing'].map(
      role => `arn:aws:iam::${account}:role/cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-${role}-role-${account}-${region}`,
    ),
  );
  return [allow(roles, 'sts:AssumeRole')];
}

const stacksOf = (stack: Stack, deployment: Deployment): readonly string[] =>
  regionsOf(deployment).flatMap(region =>
    prefixesOf(deployment).map(prefix =>
      stack.formatArn({ service: 'cloudformation', region, resource: 'stack', resourceName: `${prefix}*/*` }),
    ),
  );

/** To show the steps of a deployment, and to end it. */
function mayWatch(stack: Stack, deployment: Deployment): readonly iam.PolicyStatement[] {
  const inEcs = (resource: string): readonly string[] =>
    deployment.environment.regions
      .filter(region => region !== undefined)
      .flatMap(region =>
        prefixesOf(deployment).map(prefix => stack.formatArn({ service: 'ecs', region, resource, resourceName: `${prefix}*/${prefix}*` })),
      );
  return [
    allow(stacksOf(stack, deployment), 'cloudformation:DescribeStacks'),
    allow(
      [...inEcs('service'), ...inEcs('service-deployment')],
      'ecs:ListServiceDeployments',
      'ecs:DescribeServiceDeployments',
      'ecs:StopServiceDeployment',
    ),
    // Finding previews that were left behind means listing all stacks: the question knows no resources.
    ...(hostsPreviews(deployment.system, deployment.environmentName) ? [allow(['*'], 'cloudformation:ListStacks')] : []),
  ];
}

function mayBringImages(stack: Stack, deployment: Deployment, repositories: readonly ecr.Repository[]): readonly iam.PolicyStatement[] {
  const own = repositories.map(({ repositoryArn }) => repositoryArn);
  const previews = prefixesOf(deployment)
    .slice(1)
    .map(prefix => stack.formatArn({ service: 'ecr', resource: 'repository', resourceName: `${prefix}*` }));
  return [
    // The registry's login knows no resources.
    allow(['*'], 'ecr:GetAuthorizationToken'),
    allow(
      [...own, ...previews],
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:DescribeImageScanFindings',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ),
  ];
}

/** The pages go into the bucket; the CDN is then told to forget the one file that is not named after its content. */
function mayBringPages(deployment: Deployment): readonly iam.PolicyStatement[] {
  const { account } = deployment.environment;
  const environmentNames = hostsPreviews(deployment.system, deployment.environmentName)
    ? [deployment.environmentName, `${previewPrefix}*`]
    : [deployment.environmentName];
  const buckets = environmentNames.map(environmentName => `arn:aws:s3:::${webBucketName({ ...deployment, environmentName })}`);
  return [
    allow(buckets, 's3:ListBucket'),
    allow(
      buckets.map(bucket => `${bucket}/*`),
      's3:PutObject',
    ),
    allow([`arn:aws:cloudfront::${account}:distribution/*`], 'cloudfront:CreateInvalidation'),
  ];
}
