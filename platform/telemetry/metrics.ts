import { DataPointType, type DataPoint, type Histogram, type MetricData, MetricReader } from '@opentelemetry/sdk-metrics';

export interface MetricRecord {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly points: readonly MetricPoint[];
}

/** A sum or gauge has a `value`; a histogram has a `value` (its mean) and its distribution. */
export interface MetricPoint {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: number;
  readonly histogram?: {
    readonly count: number;
    readonly sum: number;
    readonly min: number | undefined;
    readonly max: number | undefined;
    readonly boundaries: readonly number[];
    readonly counts: readonly number[];
  };
}

/** Hands out the current totals when asked, and pushes them nowhere. */
export class PulledMetrics extends MetricReader {
  async read(): Promise<MetricRecord[]> {
    const { resourceMetrics } = await this.collect();
    return resourceMetrics.scopeMetrics.flatMap(scope => scope.metrics).map(describe);
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }
}

function describe(metric: MetricData): MetricRecord {
  const { name, unit, description } = metric.descriptor;
  return { name, unit, description, points: pointsOf(metric) };
}

function pointsOf(metric: MetricData): MetricPoint[] {
  switch (metric.dataPointType) {
    case DataPointType.HISTOGRAM:
      return metric.dataPoints.map(distribution);
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return metric.dataPoints.map(({ attributes, value }) => ({ attributes, value: mean(value.sum, value.count) }));
    default:
      return metric.dataPoints.map(({ attributes, value }) => ({ attributes, value }));
  }
}

const distribution = ({ attributes, value: { sum = 0, count, min, max, buckets } }: DataPoint<Histogram>): MetricPoint => ({
  attributes,
  value: mean(sum, count),
  histogram: { count, sum, min, max, boundaries: buckets.boundaries, counts: buckets.counts },
});

const mean = (sum: number | undefined, count: number): number => (count === 0 ? 0 : (sum ?? 0) / count);
