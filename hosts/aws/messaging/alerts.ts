import { aws_iam as iam, aws_sns as sns, aws_sns_subscriptions as subscriptions, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import type { AlertTopics } from '../observability/alarms.ts';
import { createMessageKey } from './keys.ts';

/** AWS's services that tell of what goes wrong: alarms, rules on events, spending, backups. */
const tellers = ['cloudwatch', 'events', 'budgets', 'backup'] as const;

/** Where alarms write to, one topic a severity, read by the system's operators. */
export function createAlerts(stack: Stack, deployment: Deployment): AlertTopics {
  const key = createMessageKey(stack, deployment, { name: 'alerts', senders: tellers.map(service => ({ service })) });
  const create = (severity: keyof AlertTopics): sns.ITopic => {
    const topic = new sns.Topic(stack, `alerts-${severity}`, {
      topicName: nameIn(deployment, `alerts-${severity}`),
      displayName: `${deployment.system.title} ${deployment.environmentName}: ${severity}`,
      masterKey: key,
      enforceSSL: true,
    });
    // A topic with a policy of its own has lost the default one, which let the account's services publish.
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AlertsOfThisAccount',
        principals: tellers.map(service => new iam.ServicePrincipal(`${service}.amazonaws.com`)),
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': deployment.environment.account } },
      }),
    );
    topic.addSubscription(new subscriptions.EmailSubscription(deployment.system.operators.mail));
    return topic;
  };
  return { critical: create('critical'), warning: create('warning') };
}
