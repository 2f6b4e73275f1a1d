import { at, million, per, type PriceGroup } from './price.ts';

/** What watches, keeps secrets and keeps record. */
export const logs = {
  kind: 'logs',
  source: 'Amazon CloudWatch pricing (logs)',
  rows: { 'log GB written': at(0.5, 0.57), 'log GB-month kept': at(0.03) },
} as const satisfies PriceGroup;

export const monitoring = {
  kind: 'monitoring',
  source: 'Amazon CloudWatch, AWS X-Ray pricing',
  rows: {
    alarm: at(0.1),
    'alarm of high resolution': at(0.3),
    'composite alarm': at(0.5),
    dashboard: at(3),
    metric: at(0.3),
    'Container Insights metric': at(0.07),
    'Application Signals signal': per(million, 1.5),
    'trace recorded': per(million, 5),
  },
} as const satisfies PriceGroup;

export const secrets = {
  kind: 'secrets',
  source: 'AWS Secrets Manager pricing',
  rows: { secret: at(0.4), 'secret call': per(10_000, 0.05) },
} as const satisfies PriceGroup;

export const keys = {
  kind: 'keys',
  source: 'AWS KMS pricing',
  rows: { key: at(1), 'key call': per(10_000, 0.03) },
} as const satisfies PriceGroup;

export const certificates = {
  kind: 'certificates',
  source: 'AWS Private CA pricing',
  rows: { 'private authority, short-lived': at(50), 'private authority': at(400), 'short-lived certificate': at(0.058) },
} as const satisfies PriceGroup;

export const audit = {
  kind: 'audit',
  source: 'AWS Config, CloudTrail, GuardDuty, Security Hub pricing',
  rows: {
    'Config item': at(0.003),
    'Config rule evaluation': at(0.001),
    'GuardDuty management event': per(million, 4),
    'GuardDuty GB of flow and DNS logs': at(1),
    'GuardDuty vCPU watched inside': at(1.5),
    'Security Hub check': at(0.001),
  },
} as const satisfies PriceGroup;
