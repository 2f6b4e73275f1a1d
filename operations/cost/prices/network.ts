import { at, million, per, type PriceGroup } from './price.ts';

/** What carries bytes, and what stands in their way. */
export const loadBalancer = {
  kind: 'load balancer',
  source: 'Elastic Load Balancing pricing (Application Load Balancer)',
  rows: { 'load balancer hour': at(0.0225, 0.0252), 'load balancer capacity unit hour': at(0.008) },
} as const satisfies PriceGroup;

export const nat = {
  kind: 'NAT',
  source: 'Amazon VPC pricing (NAT gateway)',
  rows: { 'NAT gateway hour': at(0.045, 0.048), 'NAT gateway GB': at(0.045, 0.048) },
} as const satisfies PriceGroup;

export const endpoints = {
  kind: 'endpoints',
  source: 'AWS PrivateLink pricing',
  rows: { 'interface endpoint hour': at(0.01, 0.011), 'interface endpoint GB': at(0.01) },
} as const satisfies PriceGroup;

export const addresses = {
  kind: 'addresses',
  source: 'Amazon VPC pricing (public IPv4 addresses)',
  rows: { 'public address hour': at(0.005) },
} as const satisfies PriceGroup;

export const transfer = {
  kind: 'transfer',
  source: 'Amazon EC2 on-demand pricing (data transfer)',
  rows: { 'GB to the internet': at(0.09), 'GB between zones': at(0.01), 'GB between regions': at(0.02) },
} as const satisfies PriceGroup;

export const dns = {
  kind: 'DNS',
  source: 'Amazon Route 53 pricing',
  rows: {
    'hosted zone': at(0.5),
    'DNS query': per(million, 0.4),
    'health check': at(0.5),
    'health check feature': at(1),
  },
} as const satisfies PriceGroup;

export const cdn = {
  kind: 'CDN',
  source: 'Amazon CloudFront pricing (pay as you go)',
  rows: {
    'CDN GB': at(0.085),
    'CDN request': per(million, 1, 1.2),
    'CDN function call': per(million, 0.1),
  },
} as const satisfies PriceGroup;

export const firewall = {
  kind: 'firewall',
  source: 'AWS WAF pricing',
  rows: { 'web firewall': at(5), 'web firewall rule': at(1), 'web firewall request': per(million, 0.6) },
} as const satisfies PriceGroup;

export const messaging = {
  kind: 'messaging',
  source: 'Amazon SQS, SNS, EventBridge pricing',
  rows: {
    'SQS request': per(million, 0.4),
    'SNS publish': per(million, 0.5),
    'SNS mail': per(100_000, 2),
    'EventBridge event': per(million, 1),
    'EventBridge archive GB': at(0.1),
  },
} as const satisfies PriceGroup;

export const mail = {
  kind: 'mail',
  source: 'Amazon SES pricing',
  rows: { 'mail sent': per(1000, 0.1), 'mail GB': at(0.12) },
} as const satisfies PriceGroup;
