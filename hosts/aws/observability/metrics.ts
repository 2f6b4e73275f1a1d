import { aws_cloudwatch as cloudwatch, aws_elasticloadbalancingv2 as elbv2, Duration } from 'aws-cdk-lib';

export const minute = Duration.minutes(1);

type Colours = readonly elbv2.ApplicationTargetGroup[];
type MetricOf = (group: elbv2.ApplicationTargetGroup) => cloudwatch.IMetric;

/** `blue`, `green`: the name of a target group in an expression. */
export const colourOf = (group: elbv2.ApplicationTargetGroup): string => group.node.id.toLowerCase();

interface OverColours {
  /** Names the metrics within the expression, and in those it becomes part of: one word. */
  readonly what: string;
  readonly of: MetricOf;
  /** @default their sum */
  readonly combine?: (parts: readonly string[]) => string;
  readonly label: string;
}

/** Over both colours: the one without people says nothing, which counts as zero. */
function overColours(colours: Colours, { what, of, combine = parts => parts.join(' + '), label }: OverColours): cloudwatch.MathExpression {
  const metrics = colours.map(group => [`${colourOf(group)}_${what}`, of(group)] as const);
  return new cloudwatch.MathExpression({
    expression: combine(metrics.map(([id]) => `FILL(${id}, 0)`)),
    usingMetrics: Object.fromEntries(metrics),
    period: minute,
    label,
  });
}

/** Fewest seen by any node of the load balancer: a zone that reaches nobody is not averaged away. */
export const healthyTargets = (colours: Colours): cloudwatch.IMetric =>
  overColours(colours, {
    what: 'healthy',
    of: group => group.metrics.healthyHostCount({ period: minute, statistic: 'Minimum' }),
    label: 'healthy tasks',
  });

export const serverErrorsPerMinute = (colours: Colours): cloudwatch.IMetric =>
  overColours(colours, {
    what: 'errors',
    of: group => group.metrics.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, { period: minute, statistic: 'Sum' }),
    label: 'errors a minute',
  });

export const requestsPerMinute = (colours: Colours): cloudwatch.IMetric =>
  overColours(colours, {
    what: 'requests',
    of: group => group.metrics.requestCount({ period: minute, statistic: 'Sum' }),
    label: 'requests a minute',
  });

export const serverErrorPercent = (colours: Colours): cloudwatch.IMetric =>
  shareOf(serverErrorsPerMinute(colours), requestsPerMinute(colours), 'errors in 100 requests');

/** The slower colour's. Load balancers speak of seconds. */
export const latencyMs = (colours: Colours, percentile: number): cloudwatch.IMetric =>
  overColours(colours, {
    what: 'seconds',
    of: group => group.metrics.targetResponseTime({ period: minute, statistic: `p${percentile}` }),
    combine: parts => `1000 * ${parts.length > 1 ? `MAX([${parts.join(', ')}])` : parts.join('')}`,
    label: `p${percentile} in ms`,
  });

/** `part` in hundredths of `whole`, which is zero where there is no whole. */
export const shareOf = (part: cloudwatch.IMetric, whole: cloudwatch.IMetric, label: string): cloudwatch.IMetric =>
  new cloudwatch.MathExpression({
    expression: 'IF(whole > 0, 100 * part / whole, 0)',
    usingMetrics: { part, whole },
    period: minute,
    label,
  });

/** What is not measured counts as zero. */
export const sum = (metrics: readonly cloudwatch.IMetric[], label = 'sum'): cloudwatch.IMetric =>
  new cloudwatch.MathExpression({
    expression: metrics.map((_, at) => `FILL(m${at}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric])),
    period: minute,
    label,
  });
