import { aws_budgets as budgets, aws_ce as costs, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** When the month's spending, and when its forecast, is told: shares of the budget. */
const told = { ACTUAL: 80, FORECASTED: 100 } as const;
/** A day that costs so much of the month's budget more than days like it is looked at. */
const oddShareOfBudget = 0.02;

/** What the account spends: it holds this environment and nothing else, so its bill is the environment's. */
export function createSpending(stack: Stack, deployment: Deployment): void {
  const { environment, system } = deployment;
  const subscriber = { subscriptionType: 'EMAIL', address: system.operators.mail };
  new budgets.CfnBudget(stack, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: environment.budget, unit: 'USD' },
    },
    notificationsWithSubscribers: Object.entries(told).map(([notificationType, threshold]) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [subscriber],
    })),
  });
  const monitor = new costs.CfnAnomalyMonitor(stack, 'Anomalies', {
    monitorName: nameIn(deployment, 'services'),
    monitorType: 'DIMENSIONAL',
    monitorDimension: 'SERVICE',
  });
  new costs.CfnAnomalySubscription(stack, 'AnomalyMail', {
    subscriptionName: nameIn(deployment, 'anomalies'),
    frequency: 'DAILY',
    monitorArnList: [monitor.attrMonitorArn],
    subscribers: [{ type: subscriber.subscriptionType, address: subscriber.address }],
    thresholdExpression: JSON.stringify({
      Dimensions: {
        Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
        MatchOptions: ['GREATER_THAN_OR_EQUAL'],
        Values: [String(environment.budget * oddShareOfBudget)],
      },
    }),
  });
}
