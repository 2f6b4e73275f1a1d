import { readFileSync } from 'node:fs';
import { Aws, aws_iam as iam, aws_lambda as lambda, aws_logs as logs, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../../deployment.ts';

const source = readFileSync(new URL('probe.cjs', import.meta.url), 'utf8');

/** A function that asks whether an address is healthy, the way the load balancer asks a task. */
export function createProbe(stack: Stack, deployment: Deployment): lambda.Function {
  const { health } = deployment.system.edge;
  const name = nameIn(deployment, 'failover-probe');
  const logGroup = new logs.LogGroup(stack, 'ProbeLogs', {
    logGroupName: `/aws/lambda/${name}`,
    retention: logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // A role of its own, as the managed one may write to every log group of the account.
  const role = new iam.Role(stack, 'ProbeRole', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`arn:aws:logs:${deployment.region}:${Aws.ACCOUNT_ID}:log-group:/aws/lambda/${name}:*`],
    }),
  );
  return new lambda.Function(stack, 'Probe', {
    functionName: name,
    description: 'Asks an address whether it is healthy',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    handler: 'index.handler',
    code: lambda.Code.fromInline(source),
    // Room to say that it did not answer in time.
    timeout: Duration.seconds(health.timeout + 5),
    memorySize: 128,
    environment: { HEALTH_PATH: health.path, TIMEOUT_MS: String(health.timeout * 1000) },
    logGroup,
    role,
  });
}
