import { hashedFiles, type System } from '@event-planner/model';
import { refuse, toProblem } from '@event-planner/platform/errors';
import { ArnFormat, aws_iam as iam, aws_logs as logs, aws_wafv2 as waf, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { daysOf } from './access-logs.ts';
import { originKeyHeader } from './origin-key.ts';

export interface FirewallOptions {
  /** 'CLOUDFRONT' exists in us-east-1 alone. */
  readonly scope: 'REGIONAL' | 'CLOUDFRONT';
  /** What it protects: part of its name. */
  readonly name: string;
  /** Requests that carry it came through the CDN, where they were judged by the visitor's own address. @default none do */
  readonly originKey?: string;
}

/** Refuses addresses that ask too often and requests that look like attacks, as the model's firewall says. */
export function createFirewall(stack: Stack, deployment: Deployment, options: FirewallOptions): waf.CfnWebACL {
  const { scope, name, originKey } = options;
  const { firewall } = deployment.system.edge;
  const rules = [
    ...(originKey === undefined ? [] : [throughCdn(originKey)]),
    requestsPerIp(firewall, scope),
    ...(firewall.commonRules ? managed : []),
  ];
  const acl = new waf.CfnWebACL(stack, 'Firewall', {
    name: nameIn(deployment, name),
    scope,
    defaultAction: { allow: {} },
    rules: rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: seen(rule.name) })),
    customResponseBodies: { [tooMany]: { contentType: 'APPLICATION_JSON', content: JSON.stringify(tooManyProblem()) } },
    visibilityConfig: seen(nameIn(deployment, name)),
  });
  recordRefusals(stack, deployment, { acl, name });
  return acl;
}

type Rule = Omit<waf.CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const seen = (metricName: string): waf.CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

const tooMany = 'too-many-requests';
const tooManyProblem = () => ({
  ...toProblem(refuse('rate_limited', 'too many requests from your address: try again in a few minutes'), ''),
  correlationId: undefined,
});

/** The CDN's addresses are few and all visitors come from them: counted by address, they would be refused together. */
const throughCdn = (originKey: string): Rule => ({
  name: 'through-the-cdn',
  action: { allow: {} },
  statement: {
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { Name: originKeyHeader } },
      positionalConstraint: 'EXACTLY',
      searchString: originKey,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  },
});

/** The windows AWS WAF counts in. */
const windows = [60, 120, 300, 600] as const;

const notTheAppsFiles: waf.CfnWebACL.StatementProperty = {
  notStatement: {
    statement: {
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: 'STARTS_WITH',
        searchString: hashedFiles,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  },
};

function requestsPerIp({ requestsPerIp: limit, per }: System['edge']['firewall'], scope: FirewallOptions['scope']): Rule {
  const evaluationWindowSec = windows.find(window => window >= per) ?? 600;
  return {
    name: 'requests-per-address',
    action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: tooMany } } },
    statement: {
      rateBasedStatement: {
        limit: Math.ceil((limit * evaluationWindowSec) / per),
        evaluationWindowSec,
        aggregateKeyType: 'IP',
        ...(scope === 'CLOUDFRONT' && { scopeDownStatement: notTheAppsFiles }),
      },
    },
  };
}

/** Its limit of 8 KB is a guess about bodies; ours is the model's, kept by the services: a seat map is larger. */
const tooLargeForAws = 'SizeRestrictions_BODY';

const managed: readonly Rule[] = [
  { group: 'AWSManagedRulesCommonRuleSet', countOnly: [tooLargeForAws] },
  { group: 'AWSManagedRulesKnownBadInputsRuleSet', countOnly: [] },
].map(({ group, countOnly }) => ({
  name: group,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: group,
      ruleActionOverrides: countOnly.map(name => ({ name, actionToUse: { count: {} } })),
    },
  },
}));

interface Recorded {
  readonly acl: waf.CfnWebACL;
  readonly name: string;
}

/** Who was refused and why; without what they carried to prove who they are. What passed is in the access logs. */
function recordRefusals(stack: Stack, deployment: Deployment, { acl, name }: Recorded): void {
  const logGroup = new logs.LogGroup(stack, 'firewall-log', {
    // AWS WAF writes to groups of this prefix only.
    logGroupName: `aws-waf-logs-${nameIn(deployment, name)}`,
    retention: daysOf(deployment.environment.logRetention),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroup.logGroupArn}:log-stream:*`],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  new waf.CfnLoggingConfiguration(stack, 'firewall-logging', {
    resourceArn: acl.attrArn,
    // Without the `:*` that the group's own ARN ends in.
    logDestinationConfigs: [
      stack.formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: logGroup.logGroupName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    redactedFields: [
      { singleHeader: { Name: 'authorization' } },
      { singleHeader: { Name: 'cookie' } },
      { singleHeader: { Name: originKeyHeader } },
    ],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
        },
      ],
    },
  });
}
