import { type Deployable, domainIn } from '@event-planner/model';
import type { Deployment } from '../deployment.ts';
import { otlpEndpoint } from './collector.ts';
import { portOf } from './size.ts';

/** What a task is told besides where its stores and queues are. */
export function variablesOf(deployment: Deployment, deployable: Deployable): Readonly<Record<string, string>> {
  const { system, environmentName, region } = deployment;
  return {
    SYSTEM: system.name,
    ENVIRONMENT: environmentName,
    SERVICES: deployable.services.map(({ name }) => name).join(','),
    WEB_URL: `https://${domainIn(system, environmentName).web}`,
    LOG_LEVEL: 'info',
    AWS_REGION: region,
    ...(deployable.services.length > 1 && { PORT: String(portOf(deployment, deployable)) }),
    OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
    OTEL_SERVICE_NAME: deployable.name,
    // Everything goes to the collector beside the task: only who has seen a trace end can keep the ones that failed.
    OTEL_TRACES_SAMPLER_ARG: '1',
  };
}
