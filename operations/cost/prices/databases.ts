import { at, million, per, type PriceGroup, sizes } from './price.ts';

/** What keeps data. One instance in one zone: a standby doubles instance and disk, which is computed. */
export const postgres = {
  kind: 'database',
  source: 'Amazon RDS for PostgreSQL pricing',
  stops: true,
  commitment: 'RDS reserved instance',
  rows: {
    'postgres db.t3.medium hour': at(0.072, 0.078),
    'postgres db.t4g.micro hour': at(0.016, 0.017),
    'postgres db.t4g.small hour': at(0.032, 0.035),
    'postgres db.t4g.medium hour': at(0.065, 0.07),
    'postgres db.t4g.large hour': at(0.129, 0.141),
    ...sizes(['postgres db.m8g.large hour', 'postgres db.m8g.xlarge hour', 'postgres db.m8g.2xlarge hour'], at(0.168, 0.185)),
    ...sizes(
      ['postgres db.r8g.large hour', 'postgres db.r8g.xlarge hour', 'postgres db.r8g.2xlarge hour', 'postgres db.r8g.4xlarge hour'],
      at(0.239, 0.265),
    ),
  },
} as const satisfies PriceGroup;

export const aurora = {
  kind: 'database',
  source: 'Amazon Aurora pricing (standard storage)',
  stops: true,
  commitment: 'RDS reserved instance',
  rows: {
    'aurora db.t4g.medium hour': at(0.073, 0.08),
    'aurora db.t4g.large hour': at(0.146, 0.16),
    ...sizes(
      ['aurora db.r8g.large hour', 'aurora db.r8g.xlarge hour', 'aurora db.r8g.2xlarge hour', 'aurora db.r8g.4xlarge hour'],
      at(0.276, 0.313),
    ),
  },
} as const satisfies PriceGroup;

export const databaseStorage = {
  kind: 'database',
  source: 'Amazon RDS, Amazon Aurora, RDS Proxy pricing',
  rows: {
    'postgres gp3 GB-month': at(0.115, 0.127),
    'aurora GB-month': at(0.1, 0.11),
    'aurora I/O request': per(million, 0.2, 0.22),
    'RDS Proxy vCPU-hour': at(0.015, 0.018),
  },
} as const satisfies PriceGroup;

export const documents = {
  kind: 'documents',
  source: 'Amazon DocumentDB pricing',
  stops: true,
  commitment: 'database savings plan',
  rows: {
    ...sizes(['documents db.r8g.large hour', 'documents db.r8g.xlarge hour', 'documents db.r8g.2xlarge hour'], at(0.276, 0.306)),
  },
} as const satisfies PriceGroup;

/** Database savings plans begin with the seventh generation, and DocumentDB has no reserved instances: nothing to agree. */
export const smallDocuments = {
  kind: 'documents',
  source: 'Amazon DocumentDB pricing',
  stops: true,
  rows: { 'documents db.t3.medium hour': at(0.078, 0.086), 'documents db.t4g.medium hour': at(0.075_66, 0.0834) },
} as const satisfies PriceGroup;

export const documentStorage = {
  kind: 'documents',
  source: 'Amazon DocumentDB pricing (standard storage)',
  rows: { 'documents GB-month': at(0.1, 0.11), 'documents I/O request': per(million, 0.2, 0.22) },
} as const satisfies PriceGroup;

/** Valkey is sold 20 % below Redis on the same node. */
export const cache = {
  kind: 'cache',
  source: 'Amazon ElastiCache pricing (Valkey)',
  commitment: 'ElastiCache reserved node',
  rows: {
    'valkey cache.t4g.micro hour': at(0.0128, 0.0136),
    'valkey cache.t4g.small hour': at(0.0256, 0.0272),
    'valkey cache.t4g.medium hour': at(0.052, 0.0552),
    'valkey cache.m7g.large hour': at(0.1264, 0.1392),
    ...sizes(['valkey cache.r7g.large hour', 'valkey cache.r7g.xlarge hour', 'valkey cache.r7g.2xlarge hour'], at(0.1752, 0.1944)),
  },
} as const satisfies PriceGroup;

export const redis = {
  kind: 'cache',
  source: 'Amazon ElastiCache pricing (Redis OSS), for what the requirements ask',
  rows: { 'redis cache.t3.micro hour': at(0.017, 0.018), 'redis cache.t4g.medium hour': at(0.065, 0.069) },
} as const satisfies PriceGroup;

export const search = {
  kind: 'search',
  source: 'Amazon OpenSearch Service pricing',
  commitment: 'OpenSearch reserved instance',
  rows: {
    't3.small.search hour': at(0.036, 0.039),
    't3.medium.search hour': at(0.073, 0.078),
    'm7g.large.search hour': at(0.135, 0.149),
    ...sizes(['r7g.large.search hour', 'r7g.xlarge.search hour', 'r7g.2xlarge.search hour'], at(0.178, 0.196)),
  },
} as const satisfies PriceGroup;

export const searchStorage = {
  kind: 'search',
  source: 'Amazon OpenSearch Service pricing',
  rows: { 'search gp3 GB-month': at(0.122, 0.134) },
} as const satisfies PriceGroup;

export const tables = {
  kind: 'tables',
  source: 'Amazon DynamoDB pricing (on demand)',
  rows: {
    'table write': per(million, 0.625, 0.705),
    'table read': per(million, 0.125, 0.141),
    'table GB-month': at(0.25, 0.283),
  },
} as const satisfies PriceGroup;

export const objects = {
  kind: 'objects',
  source: 'Amazon S3 pricing (standard)',
  rows: { 'S3 GB-month': at(0.023), 'S3 write': per(1000, 0.005), 'S3 read': per(1000, 0.0004) },
} as const satisfies PriceGroup;

export const backups = {
  kind: 'backups',
  source: 'AWS Backup, Amazon RDS backup storage pricing',
  rows: {
    'database backup GB-month': at(0.095),
    'restore test of a recovery point': at(1.5),
  },
} as const satisfies PriceGroup;
