import type { Headers } from '@event-planner/platform/security-headers';
import { aws_cloudfront as cloudfront, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

export interface PolicyOptions {
  readonly name: string;
  readonly headers: Headers;
  /** Whether it replaces what the origin says; a service may have narrowed its own. */
  readonly override: boolean;
}

/** A list of headers as CloudFront wants it: some by name, with their value taken apart, the others as they are. */
export function createHeadersPolicy(
  stack: Stack,
  deployment: Deployment,
  { name, headers, override }: PolicyOptions,
): cloudfront.ResponseHeadersPolicy {
  const custom = headers.filter(([header]) => !(header in known));
  return new cloudfront.ResponseHeadersPolicy(stack, `${name}-headers`, {
    responseHeadersPolicyName: nameIn(deployment, name),
    securityHeadersBehavior: Object.assign({}, ...headers.map(([header, value]) => known[header]?.(value, override))),
    ...(custom.length > 0 && { customHeadersBehavior: { customHeaders: custom.map(([header, value]) => ({ header, value, override })) } }),
  });
}

type Known = (value: string, override: boolean) => cloudfront.ResponseSecurityHeadersBehavior;

const known: Readonly<Record<string, Known>> = {
  'content-security-policy': (contentSecurityPolicy, override) => ({ contentSecurityPolicy: { contentSecurityPolicy, override } }),
  'x-content-type-options': (_value, override) => ({ contentTypeOptions: { override } }),
  'referrer-policy': (value, override) => ({
    referrerPolicy: { referrerPolicy: oneOf(cloudfront.HeadersReferrerPolicy, value), override },
  }),
  'x-frame-options': (value, override) => ({ frameOptions: { frameOption: oneOf(cloudfront.HeadersFrameOption, value), override } }),
  'strict-transport-security': (value, override) => ({
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(value)?.[1])),
      includeSubdomains: value.includes('includeSubDomains'),
      preload: value.includes('preload'),
      override,
    },
  }),
};

function oneOf<Value extends string>(values: Readonly<Record<string, Value>>, value: string): Value {
  const found = Object.values(values).find(one => one === value);
  if (found === undefined) throw new Error(`${value} is not a value CloudFront knows; it knows ${Object.values(values).join(', ')}`);
  return found;
}
