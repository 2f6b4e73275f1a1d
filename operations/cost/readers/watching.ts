import type { Resource } from '@event-planner/host-aws/synthesize';
import { assumed } from '../flow.ts';
import { daysPerMonth, type Item, item, listIn, numberIn, propertiesOf, type Reader } from '../scene.ts';

/** What is written to a log group, and what it keeps of it until it forgets; for ever is reckoned as ten years. */
export function keptLogs(written: number, group: Resource | undefined): readonly Item[] {
  const forEver = 3650;
  const days = group ? numberIn(group, 'RetentionInDays', forEver) : forEver;
  return [item('log GB written', written), item('log GB-month kept', written * assumed.logCompression * (days / daysPerMonth))];
}

interface Query {
  readonly MetricStat?: object;
}

/** Each metric an alarm looks at is an alarm; below a minute it costs three. */
export const alarm: Reader = ({ resource }) => {
  const queries = (listIn(resource, 'Metrics') as readonly Query[]).filter(({ MetricStat }) => MetricStat);
  const looksAt = Math.max(1, queries.length);
  const minute = 60;
  const often = numberIn(resource, 'Period', minute) < minute;
  return [item(often ? 'alarm of high resolution' : 'alarm', looksAt)];
};

export const compositeAlarm: Reader = () => [item('composite alarm')];
export const dashboard: Reader = () => [item('dashboard')];
/** Each makes a metric of its own. */
export const metricFilter: Reader = () => [item('metric')];

/** Target tracking watches from above and from below; other policies bring alarms of their own. */
export const scalingPolicy: Reader = ({ resource }) => {
  const { TargetTrackingScalingPolicyConfiguration: tracking } = propertiesOf(resource) as {
    readonly TargetTrackingScalingPolicyConfiguration?: {
      readonly CustomizedMetricSpecification?: { readonly Metrics?: readonly Query[] };
    };
  };
  if (!tracking) return [];
  const looksAt = (tracking.CustomizedMetricSpecification?.Metrics ?? []).filter(({ MetricStat }) => MetricStat).length;
  return [item('alarm', 2 * Math.max(1, looksAt))];
};

/** An objective is made of the signals of its service. */
export const objective: Reader = ({ flow }) => [item('Application Signals signal', flow.traced)];

export const canary: Reader = ({ resource }) => {
  const { Expression = '' } = (propertiesOf(resource)['Schedule'] ?? {}) as { readonly Expression?: string };
  return [item('CloudWatch Synthetics run', runsOf(Expression))];
};

const perMonth: Readonly<Record<string, number>> = { minute: daysPerMonth * 1440, hour: daysPerMonth * 24, day: daysPerMonth };

/** How often a schedule of EventBridge comes round in a month. */
export function runsOf(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined && unit !== undefined) return (perMonth[unit] ?? 0) / Number(count);
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  if (fields === undefined) return 0;
  const [minute = '*', hour = '*', dayOfMonth = '*', , dayOfWeek = '*'] = fields.split(' ');
  return times(minute, 60) * times(hour, 24) * daysOf(dayOfMonth, dayOfWeek);
}

function daysOf(dayOfMonth: string, dayOfWeek: string): number {
  if (!['*', '?'].includes(dayOfMonth)) return times(dayOfMonth, daysPerMonth);
  if (['*', '?'].includes(dayOfWeek)) return daysPerMonth;
  return (weekdays(dayOfWeek) * daysPerMonth) / 7;
}

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** `MON-FRI` → 5. */
export function weekdays(field: string): number {
  const day = (name: string): number => (names.includes(name) ? names.indexOf(name) : Number(name) % 7);
  const covered = field.split(',').flatMap(part => {
    const [from = '', to = from] = part.split('-');
    return Array.from({ length: ((day(to) - day(from) + 7) % 7) + 1 }, (_, at) => (day(from) + at) % 7);
  });
  return new Set(covered).size;
}

/** How many values a field of a cron takes. */
function times(field: string, all: number): number {
  if (field === '*' || field === '?') return all;
  const [range = '*', step] = field.split('/');
  if (step !== undefined) return Math.ceil(times(range === '0' ? '*' : range, all) / Number(step));
  return field.split(',').reduce((sum, part) => {
    const [from = '0', to = from] = part.split('-');
    return sum + Number(to) - Number(from) + 1;
  }, 0);
}
