import { at, million, per, type PriceGroup, thousand } from './price.ts';

/** What runs. */
export const fargate = {
  kind: 'compute',
  source: 'AWS Fargate pricing',
  stops: true,
  commitment: 'compute savings plan',
  rows: {
    'Fargate ARM64 vCPU-hour': at(0.032_38),
    'Fargate ARM64 GB-hour': at(0.003_556),
    'Fargate X86_64 vCPU-hour': at(0.040_48),
    'Fargate X86_64 GB-hour': at(0.004_445),
  },
} as const satisfies PriceGroup;

export const automation = {
  kind: 'automation',
  source: 'AWS Lambda, Step Functions, EventBridge pricing',
  rows: {
    'Lambda request': per(million, 0.2),
    'Lambda GB-second': at(0.000_013_333_4),
    'Step Functions transition': per(thousand, 0.025),
    'EventBridge Scheduler invocation': per(million, 1),
    'CloudWatch Synthetics run': at(0.0012),
  },
} as const satisfies PriceGroup;

export const images = {
  kind: 'images',
  source: 'Amazon ECR pricing',
  rows: { 'ECR GB-month': at(0.1) },
} as const satisfies PriceGroup;
