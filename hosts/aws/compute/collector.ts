import type { Deployable } from '@event-planner/model';
import { aws_ecr as ecr, aws_ecs as ecs, aws_iam as iam, Duration, type aws_logs as logs } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

const otlpPort = 4318;
/** A task's containers share one loopback: nothing outside of the task reaches it. */
export const otlpEndpoint = `http://localhost:${otlpPort}`;

/**
 * The AWS Distro for OpenTelemetry; it reads AOT_CONFIG_CONTENT. Tasks cannot reach the public registry, which has no endpoint inside
 * the network: delivery copies this version into the environment's own repository of that name.
 */
export const collectorImage = {
  from: 'public.ecr.aws/aws-observability/aws-otel-collector',
  tag: 'v0.48.0',
  repository: 'collector',
} as const;
/** Of the task's own. The limiter refuses spans before this is used up, so that a burst of traces never ends the task. */
const memoryMiB = 128;
/** Longer than the edge waits for an answer, so that a trace is judged when it is whole. */
const afterTheAnswer = 5;

export interface CollectorParts {
  readonly task: ecs.FargateTaskDefinition;
  readonly deployable: Deployable;
  readonly logGroup: logs.ILogGroup;
}

/** The OpenTelemetry collector beside the services: traces go to X-Ray, metrics to CloudWatch. Telemetry may fail, the task goes on. */
export function addCollector(deployment: Deployment, { task, deployable, logGroup }: CollectorParts): void {
  task.addContainer('collector', {
    image: ecs.ContainerImage.fromEcrRepository(
      ecr.Repository.fromRepositoryName(task, 'collector-images', nameIn(deployment, collectorImage.repository)),
      collectorImage.tag,
    ),
    essential: false,
    memoryLimitMiB: memoryMiB,
    readonlyRootFilesystem: true,
    linuxParameters: withoutCapabilities(task),
    stopTimeout: Duration.seconds(deployment.system.edge.drain),
    environment: { AOT_CONFIG_CONTENT: JSON.stringify(collectorConfig(deployment, { deployable, logGroup })) },
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'collector', mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
  });
  // X-Ray knows no resources to restrict these two to.
  task.addToTaskRolePolicy(new iam.PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }));
  logGroup.grantWrite(task.taskRole);
}

const withoutCapabilities = (task: ecs.FargateTaskDefinition): ecs.LinuxParameters => {
  const parameters = new ecs.LinuxParameters(task, 'collector-limits');
  parameters.dropCapabilities(ecs.Capability.ALL);
  return parameters;
};

/** JSON is YAML: the collector reads it as it is. */
export function collectorConfig(deployment: Deployment, { deployable, logGroup }: Omit<CollectorParts, 'task'>): object {
  const { system, environment, region } = deployment;
  return {
    receivers: { otlp: { protocols: { http: { endpoint: otlpEndpoint.replace('http://', '') } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 },
      // The share is drawn from the trace's id, the same way in every task: a kept trace is whole across services.
      tail_sampling: {
        decision_wait: `${system.edge.requestTimeout + afterTheAnswer}s`,
        num_traces: 10_000,
        policies: [
          { name: 'failed', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
          { name: 'share', type: 'probabilistic', probabilistic: { sampling_percentage: environment.traces } },
        ],
      },
      batch: { timeout: '5s' },
    },
    exporters: {
      awsxray: { region },
      awsemf: {
        region,
        namespace: nameIn(deployment, 'services'),
        log_group_name: logGroup.logGroupName,
        log_stream_name: `metrics/${deployable.name}/{TaskId}`,
        dimension_rollup_option: 'NoDimensionRollup',
        resource_to_telemetry_conversion: { enabled: true },
      },
    },
    service: {
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['memory_limiter', 'tail_sampling', 'batch'], exporters: ['awsxray'] },
        metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['awsemf'] },
      },
      telemetry: { logs: { level: 'warn' } },
    },
  };
}
