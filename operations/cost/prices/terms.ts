import type { Unit } from './table.ts';

/** One year, nothing paid in advance: the least of AWS's discounts, as shares of the list price. */
export const commitments: Readonly<Record<string, { readonly discount: number; readonly source: string }>> = {
  'compute savings plan': { discount: 0.2, source: 'Compute Savings Plans pricing, Fargate' },
  'RDS reserved instance': { discount: 0.28, source: 'Amazon RDS reserved instances, PostgreSQL, the least of the classes in use' },
  'ElastiCache reserved node': { discount: 0.31, source: 'Amazon ElastiCache reserved nodes' },
  'database savings plan': { discount: 0.2, source: 'Database Savings Plans, provisioned instances' },
  'OpenSearch reserved instance': { discount: 0.31, source: 'Amazon OpenSearch Service reserved instances' },
};

/** Below the list price by up to this share (AWS Fargate pricing, Spot); it moves with demand. */
export const spotDiscount = 0.7;

/** What an account gets every month, not only in its first year. An environment is an account of its own. */
export const allowances: Readonly<Partial<Record<Unit, number>>> = {
  'GB to the internet': 100,
  'CDN GB': 1000,
  'CDN request': 10_000_000,
  'CDN function call': 2_000_000,
  'SQS request': 1_000_000,
  'SNS publish': 1_000_000,
  'SNS mail': 1000,
  'log GB written': 5,
  alarm: 10,
  dashboard: 3,
  metric: 10,
  'trace recorded': 100_000,
  'key call': 20_000,
  'Lambda request': 1_000_000,
  'Lambda GB-second': 400_000,
  'Step Functions transition': 4000,
  'EventBridge Scheduler invocation': 14_000_000,
  'CloudWatch Synthetics run': 100,
  'table GB-month': 25,
};
