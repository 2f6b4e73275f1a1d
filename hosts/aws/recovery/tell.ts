import { aws_events as events, aws_events_targets as targets, aws_iam as iam, type aws_sns as sns, type Stack } from 'aws-cdk-lib';

export interface Told {
  readonly topic: sns.ITopic;
  readonly pattern: events.EventPattern;
  readonly message: events.RuleTargetInput;
}

/** Sends a sentence to whoever is on call when something happens in this region. */
export function tell(stack: Stack, id: string, { topic, pattern, message }: Told): events.Rule {
  // By a role of its own: the topic's policy, in another stack, stays as it is.
  const role = new iam.Role(stack, `${id}-teller`, { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
  topic.grantPublish(role);
  return new events.Rule(stack, id, {
    eventPattern: pattern,
    targets: [new targets.SnsTopic(topic, { message, role })],
  });
}
