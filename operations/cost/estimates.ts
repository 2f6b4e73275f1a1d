import type { Kind, Region } from './prices/price.ts';
import type { Unit } from './prices/table.ts';

/** A line of a document's own estimate. */
export interface EstimateLine {
  readonly line: string;
  readonly dollars: readonly [low: number, high: number];
  /** Kinds of our bill it is about. */
  readonly kinds: readonly Kind[];
  /** What the line itself asks for, a month of it, to be had at list price on demand. @default it does not say */
  readonly asks?: Readonly<Partial<Record<Unit, number>>>;
  /** Why ours differs. */
  readonly why: string;
}

export interface Estimate {
  readonly document: string;
  readonly region: Region;
  readonly lines: readonly EstimateLine[];
  /** What the document has no line for, and why we do. */
  readonly missing: Readonly<Partial<Record<Kind, string>>>;
}

const month = 730;
const asStated = 'as the document has it';

const neverCounted = {
  certificates:
    'the requirements ask for TLS between services; Service Connect takes its certificates from a private authority, which has a flat price',
  endpoints: 'an interface endpoint costs by the hour in every zone, for every service of AWS the tasks ask',
  firewall: 'a web firewall for the API and one for the pages, both asked for by the requirements',
  addresses: 'AWS bills public IPv4 addresses since February 2024, those of the load balancer and of NAT included',
  keys: 'everything is encrypted with keys of its own',
  audit: 'CloudTrail, Config, GuardDuty with a look inside tasks, and Security Hub are required and not in the estimate',
  backups: 'changes kept for as long as the plan says, their copies, and a monthly test of a restore',
  mail: 'two mails a booking, tickets attached',
  images: 'the images each service keeps',
  messaging: 'long polling, within what is free every month',
  automation: 'schedules and small functions, within what is free every month',
  objects: 'next to nothing',
} as const satisfies Partial<Record<Kind, string>>;

/** The requirements' own estimates, by system and environment. */
export const estimates: Readonly<Record<string, Readonly<Record<string, Estimate>>>> = {
  'event-planner': {
    prod: {
      document: 'Infrastructure architecture (000), section 14.6; its own lines add up to $2,890, the least of its range',
      region: 'us-east-1',
      lines: [
        {
          line: 'Compute (ECS Fargate), 5 × 6 tasks of 1 vCPU and 2 GB, 30 % spot',
          dollars: [685, 685],
          kinds: ['compute'],
          asks: { 'Fargate ARM64 vCPU-hour': 5 * 6 * month, 'Fargate ARM64 GB-hour': 5 * 6 * 2 * month },
          why: 'with 30 % spot the list gives what the document says; we price the least tasks each service keeps, at the size its manifest states',
        },
        {
          line: 'Database, 4 servers and 8 read replicas, t4g.medium and large, reserved for a year',
          dollars: [1200, 1200],
          kinds: ['database'],
          // Two large and two medium with a standby each, two replicas of each, and their disks.
          asks: {
            'postgres db.t4g.large hour': (2 * 2 + 2 * 2) * month,
            'postgres db.t4g.medium hour': (2 * 2 + 2 * 2) * month,
            'postgres gp3 GB-month': 600 * 4,
          },
          why: 'reserved for a year the list gives some $1,100, disks included; we have a fifth server (notification), and 8 GB on all of them, on demand',
        },
        {
          line: 'DocumentDB, 3 × t4g.medium',
          dollars: [400, 400],
          kinds: ['documents'],
          asks: { 'documents db.t4g.medium hour': 3 * month },
          why: 'the document is above list price; no service keeps documents yet, so none are deployed',
        },
        {
          line: 'ElastiCache, 9 × cache.t4g.medium, reserved for a year',
          dollars: [300, 300],
          kinds: ['cache'],
          asks: { 'redis cache.t4g.medium hour': 9 * month },
          why: 'the same nodes, on demand; Valkey is a fifth cheaper than the Redis of the document',
        },
        {
          line: 'Load balancer and its traffic',
          dollars: [50, 50],
          kinds: ['load balancer'],
          asks: { 'load balancer hour': month },
          why: 'a hundred thousand bookings need a fraction of one capacity unit',
        },
        {
          line: 'Data transfer: NAT, between zones, internet',
          dollars: [150, 150],
          kinds: ['NAT', 'transfer', 'CDN', 'DNS'],
          asks: { 'NAT gateway hour': 2 * month },
          why: 'two NAT gateways are most of it; answers go out through the CDN, whose first terabyte is free',
        },
        {
          line: 'Messaging (SQS/SNS), 10M requests',
          dollars: [5, 5],
          kinds: ['messaging'],
          asks: { 'SQS request': 10_000_000 },
          why: 'mostly long polling of queues with nothing in them',
        },
        {
          line: 'Monitoring: CloudWatch and X-Ray',
          dollars: [100, 100],
          kinds: ['monitoring', 'logs'],
          why: 'Container Insights and the metrics of the services come to as much again as alarms and dashboards',
        },
      ],
      missing: { ...neverCounted, secrets: 'database passwords and keys, each with a copy in the other region' },
    },
    dev: {
      document: 'Development environment (003), cost breakdown; its own lines add up to $268–283, more than the $248–268 it states',
      region: 'eu-west-1',
      lines: [
        {
          line: 'NAT gateway, 1',
          dollars: [32, 32],
          kinds: ['NAT'],
          asks: { 'NAT gateway hour': month },
          why: 'the document takes the price of the United States',
        },
        {
          line: 'RDS, 4 × db.t3.medium',
          dollars: [120, 120],
          kinds: ['database'],
          asks: { 'postgres db.t3.medium hour': 4 * month, 'postgres gp3 GB-month': 4 * 20 },
          why: 'the document is at about half of the list price; smaller servers on Graviton cost less than that',
        },
        {
          line: 'DocumentDB, 1 × db.t3.medium',
          dollars: [60, 60],
          kinds: ['documents'],
          asks: { 'documents db.t3.medium hour': month },
          why: 'no service keeps documents yet, so none are deployed',
        },
        {
          line: 'ElastiCache, 1 × cache.t3.micro',
          dollars: [12, 12],
          kinds: ['cache'],
          asks: { 'redis cache.t3.micro hour': month },
          why: 'Valkey on Graviton is cheaper',
        },
        {
          line: 'Load balancer',
          dollars: [16, 16],
          kinds: ['load balancer'],
          asks: { 'load balancer hour': month },
          why: 'the document takes the price of the United States',
        },
        {
          line: 'ECS Fargate, 5 × 0.25 vCPU and 512 MB',
          dollars: [8, 8],
          kinds: ['compute'],
          asks: { 'Fargate ARM64 vCPU-hour': 5 * 0.25 * month, 'Fargate ARM64 GB-hour': 5 * 0.5 * month },
          why: 'the document’s $8 is the price of one such task, not of the five it describes',
        },
        { line: 'S3', dollars: [1, 1], kinds: ['objects'], why: 'what a thousand visitors read costs next to nothing' },
        { line: 'CloudFront', dollars: [1, 1], kinds: ['CDN'], why: 'within what is free every month' },
        { line: 'Route 53', dollars: [0.5, 0.5], kinds: ['DNS'], asks: { 'hosted zone': 1 }, why: asStated },
        { line: 'CloudWatch logs', dollars: [5, 5], kinds: ['logs'], why: 'within what is free every month' },
        {
          line: 'VPC endpoints, 5',
          dollars: [7, 7],
          kinds: ['endpoints'],
          asks: { 'interface endpoint hour': 5 * month },
          why: 'the document has the price of one endpoint for its five',
        },
        {
          line: 'Data transfer',
          dollars: [5, 20],
          kinds: ['transfer'],
          why: 'a thousand bookings send some gigabytes, all through the CDN',
        },
      ],
      missing: {
        ...neverCounted,
        monitoring: 'alarms, dashboards, Container Insights and the services’ own metrics have no line in the document',
        secrets: 'a password for every database and every secret of the manifests',
      },
    },
    startup: {
      document: 'Startup architecture (002), cost estimation; its own lines add up to $251–491',
      region: 'us-east-1',
      lines: [
        { line: 'S3 and CloudFront', dollars: [5, 20], kinds: ['objects', 'CDN'], why: 'within what is free every month' },
        {
          line: 'ECS Fargate, 2–4 × 0.5 vCPU and 1 GB',
          dollars: [30, 100],
          kinds: ['compute'],
          asks: { 'Fargate ARM64 vCPU-hour': 2 * 0.5 * month, 'Fargate ARM64 GB-hour': 2 * month },
          why: 'two tasks of twice that size, since one task holds all services',
        },
        {
          line: 'RDS, db.t3.medium with a standby and a replica',
          dollars: [150, 200],
          kinds: ['database'],
          asks: { 'postgres db.t3.medium hour': 3 * month, 'postgres gp3 GB-month': 3 * 50 },
          why: 'the same three instances, on Graviton',
        },
        {
          line: 'ElastiCache, cache.t3.micro',
          dollars: [15, 30],
          kinds: ['cache'],
          asks: { 'redis cache.t3.micro hour': 2 * month },
          why: 'shards with a replica each, as the document asks elsewhere, and larger nodes',
        },
        {
          line: 'Load balancer',
          dollars: [20, 30],
          kinds: ['load balancer'],
          asks: { 'load balancer hour': month },
          why: 'as good as no capacity units at this traffic',
        },
        { line: 'SQS', dollars: [1, 5], kinds: ['messaging'], why: 'mostly long polling, the first million free' },
        { line: 'Secrets Manager, 10 secrets', dollars: [4, 8], kinds: ['secrets'], asks: { secret: 10 }, why: asStated },
        { line: 'CloudWatch', dollars: [10, 30], kinds: ['monitoring', 'logs'], why: asStated },
        { line: 'Route 53', dollars: [1, 3], kinds: ['DNS'], asks: { 'hosted zone': 1 }, why: asStated },
        {
          line: 'Data transfer',
          dollars: [10, 50],
          kinds: ['transfer'],
          why: 'answers go out through the CDN, whose first terabyte is free',
        },
        { line: 'Backups', dollars: [5, 15], kinds: ['backups'], why: asStated },
      ],
      missing: { ...neverCounted, NAT: 'two zones have a NAT gateway each; the document forgets them' },
    },
  },
};
