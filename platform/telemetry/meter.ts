import { type Attributes, type Meter, metrics } from '@opentelemetry/api';

/** What a service measures of its own: whatever the host collects with comes to know of it. */
export const meterOf = (service: string): Meter => metrics.getMeter(service);

export interface Observed {
  observe(value: number, attributes?: Attributes): void;
}
