import { aws_events as events, aws_guardduty as guardduty, aws_securityhub as securityhub, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { AlertTopics } from '../observability/alarms.ts';
import { tell } from '../recovery/tell.ts';

/** GuardDuty counts from 1 to 10, and calls this and more high. https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const high = 7;

/** Someone at work who should not be; and what makes it easy for them. Both see their own region alone. */
export function createThreatDetection(stack: Stack, deployment: Deployment, alerts: AlertTopics): void {
  const on = (name: string) => ({ name, status: 'ENABLED' });
  new guardduty.CfnDetector(stack, 'Threats', {
    enable: true,
    findingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: [
      on('S3_DATA_EVENTS'),
      on('RDS_LOGIN_EVENTS'),
      { ...on('RUNTIME_MONITORING'), additionalConfiguration: [on('ECS_FARGATE_AGENT_MANAGEMENT')] },
    ],
  });
  const hub = new securityhub.CfnHub(stack, 'Findings', { enableDefaultStandards: false, controlFindingGenerator: 'SECURITY_CONTROL' });
  const standard = new securityhub.CfnStandard(stack, 'Standard', {
    standardsArn: `arn:aws:securityhub:${deployment.region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
  });
  standard.addResourceDependency(hub);
  tell(stack, 'threat-found', {
    topic: alerts.critical,
    pattern: { source: ['aws.guardduty'], detailType: ['GuardDuty Finding'], detail: { severity: [{ numeric: ['>=', high] }] } },
    message: events.RuleTargetInput.fromText(`${events.EventField.fromPath('$.detail.title')}. What to do: docs/runbooks/incident.md`),
  });
  tell(stack, 'rule-broken', {
    topic: alerts.warning,
    pattern: {
      source: ['aws.config'],
      detailType: ['Config Rules Compliance Change'],
      detail: { newEvaluationResult: { complianceType: ['NON_COMPLIANT'] } },
    },
    message: events.RuleTargetInput.fromText(
      `${events.EventField.fromPath('$.detail.resourceId')} breaks ${events.EventField.fromPath('$.detail.configRuleName')}. What to do: docs/runbooks/incident.md`,
    ),
  });
}
