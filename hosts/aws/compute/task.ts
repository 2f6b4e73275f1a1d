import { Aws, aws_ecs as ecs, aws_iam as iam, CfnParameter, Duration, type aws_logs as logs, Size, type Stack } from 'aws-cdk-lib';
import { type Access, mergeAccess } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import type { DeployableParts } from './deployable.ts';
import { addCollector } from './collector.ts';
import { portOf } from './size.ts';
import { variablesOf } from './variables.ts';

export const appContainer = 'app';
/** The user the image runs as, by number: the task holds even if the image forgets. */
const user = '65532:65532';
/** The one place a task may write to, in memory: it holds an upload on its way to a bucket, nothing else. */
const scratch = { path: '/tmp', mebibytes: 64 };
/** The root is read-only, but the agent behind a development shell insists on writing here. */
const shellFolders = { paths: ['/var/lib/amazon', '/var/log/amazon'], mebibytes: 16 };
/** One open socket a person watching seats. */
const openFiles = 65_536;
/** From the start of a task to its first answer: migrations, connections, caches. */
export const startup = Duration.minutes(2);

/** What one task of a deployable is: the services' container and the collector beside it. */
export function createTask(stack: Stack, deployment: Deployment, parts: DeployableParts & { readonly logGroup: logs.ILogGroup }) {
  const { deployable, messaging, data, edge, logGroup } = parts;
  const access = mergeAccess(deployable.services.flatMap(service => [messaging, data, edge].map(part => part.accessOf(service))));
  const task = new ecs.FargateTaskDefinition(stack, 'Task', {
    family: nameIn(deployment, deployable.name),
    cpu: deployable.compute.cpu * 1024,
    memoryLimitMiB: deployable.compute.memory * 1024,
    runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.ARM64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
    taskRole: roleForTasks(stack, 'TaskRole', `what ${deployable.name} may do`),
    executionRole: roleForTasks(stack, 'StartRole', `what starting ${deployable.name} needs: its image, its secrets, its log`),
  });
  addApp(task, deployment, { ...parts, access });
  addCollector(deployment, { task, deployable, logGroup });
  access.statements.forEach(statement => task.addToTaskRolePolicy(statement));
  access.statements.filter(readsSecrets).forEach(statement => task.addToExecutionRolePolicy(statement.copy()));
  return task;
}

/** What a task may read while it runs, a password that has changed, it is handed when it starts. */
const readsSecrets = (statement: iam.PolicyStatement): boolean =>
  statement.actions.includes('secretsmanager:GetSecretValue') || JSON.stringify(statement.conditions).includes('secretsmanager');

/**
 * The role's own policy says which secrets it reads. Granted by the CDK, the policy of their key would name the role instead: in a stack
 * that stands before this one, and a key refuses a policy that names who does not exist.
 */
const readByOwnPolicy = (secrets: Access['secrets']): Record<string, ecs.Secret> =>
  Object.fromEntries(
    Object.entries(secrets).map(([name, { arn, hasField }]) => {
      const handed: ecs.Secret = { arn, hasField, grantRead: grantee => iam.Grant.drop(grantee, 'see readsSecrets') };
      return [name, handed];
    }),
  );

type AppParts = DeployableParts & { readonly logGroup: logs.ILogGroup; readonly access: Access };

function addApp(task: ecs.FargateTaskDefinition, deployment: Deployment, { deployable, delivery, logGroup, access }: AppParts): void {
  const { health, drain } = deployment.system.edge;
  const port = portOf(deployment, deployable);
  task.addContainer(appContainer, {
    image: ecs.ContainerImage.fromEcrRepository(delivery.repositoryOf(deployable.name), imageTag(task).valueAsString),
    environment: { ...variablesOf(deployment, deployable), ...access.variables },
    secrets: readByOwnPolicy(access.secrets),
    portMappings: [{ containerPort: port, name: deployable.name, appProtocol: ecs.AppProtocol.http }],
    user,
    privileged: false,
    readonlyRootFilesystem: true,
    linuxParameters: limitsOf(task, deployment),
    ulimits: [{ name: ecs.UlimitName.NOFILE, softLimit: openFiles, hardLimit: openFiles }],
    stopTimeout: Duration.seconds(drain),
    healthCheck: {
      command: ['CMD', 'node', '-e', askHealth(`http://127.0.0.1:${port}${health.path}`)],
      interval: Duration.seconds(health.every),
      timeout: Duration.seconds(health.timeout),
      retries: health.unhealthy,
      startPeriod: startup,
    },
    // A slow log never holds up an answer; what does not fit into the buffer is lost and counted by the driver.
    logging: ecs.LogDrivers.awsLogs({
      logGroup,
      streamPrefix: deployable.name,
      mode: ecs.AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: Size.mebibytes(16),
    }),
  });
}

/** The images have no curl; they have the runtime. */
const askHealth = (url: string): string => `fetch('${url}').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;

/** A parameter, so that a change of the infrastructure alone keeps the image that runs: CloudFormation remembers the last one. */
const imageTag = (task: ecs.FargateTaskDefinition): CfnParameter =>
  new CfnParameter(task.stack, 'imageTag', {
    description: 'Tag of the image to run, such as the commit it was built from',
    allowedPattern: '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}',
  });

function limitsOf(task: ecs.FargateTaskDefinition, { environment }: Deployment): ecs.LinuxParameters {
  const limits = new ecs.LinuxParameters(task, 'app-limits', { initProcessEnabled: true });
  limits.dropCapabilities(ecs.Capability.ALL);
  limits.addTmpfs({ containerPath: scratch.path, size: scratch.mebibytes, mountOptions: memoryOnly });
  if (environment.purpose === 'development')
    for (const containerPath of shellFolders.paths)
      limits.addTmpfs({ containerPath, size: shellFolders.mebibytes, mountOptions: memoryOnly });
  return limits;
}

const memoryOnly = [ecs.TmpfsMountOption.NOEXEC, ecs.TmpfsMountOption.NOSUID, ecs.TmpfsMountOption.NODEV];

/** Only tasks of this account take it: the service that hands out roles is shared by all accounts. */
const roleForTasks = (stack: Stack, id: string, description: string): iam.Role =>
  new iam.Role(stack, id, {
    description,
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'ecs', resource: '*' }) },
      },
    }),
  });
