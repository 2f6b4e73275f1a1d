import { aws_cloudwatch as cloudwatch, Duration, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../../deployment.ts';
import { createDashboard, graph, rowsOf, text } from './dashboard.ts';

const hour = Duration.hours(1);
const sixHours = Duration.hours(6);

/** Amazon publishes bills in this region alone, whatever runs where. */
const billingRegion = 'us-east-1';

/** What is paid by use. An account holds one environment, so a search over its metrics finds what belongs to it and nothing else. */
const drivers: readonly { readonly title: string; readonly search: string; readonly statistic: string }[] = [
  { title: 'tasks running', search: '{ECS/ContainerInsights,ClusterName,ServiceName} MetricName="RunningTaskCount"', statistic: 'Average' },
  { title: 'vCPU reserved by tasks', search: '{ECS/ContainerInsights,ClusterName,ServiceName} MetricName="CpuReserved"', statistic: 'Sum' },
  { title: 'load balancer capacity units', search: '{AWS/ApplicationELB,LoadBalancer} MetricName="ConsumedLCUs"', statistic: 'Sum' },
  { title: 'bytes out through NAT', search: '{AWS/NATGateway,NatGatewayId} MetricName="BytesOutToDestination"', statistic: 'Sum' },
  { title: 'bytes in through NAT', search: '{AWS/NATGateway,NatGatewayId} MetricName="BytesInFromDestination"', statistic: 'Sum' },
  { title: 'bytes written to logs', search: '{AWS/Logs,LogGroupName} MetricName="IncomingBytes"', statistic: 'Sum' },
  { title: 'messages sent to queues', search: '{AWS/SQS,QueueName} MetricName="NumberOfMessagesSent"', statistic: 'Sum' },
  { title: 'empty receives of queues', search: '{AWS/SQS,QueueName} MetricName="NumberOfEmptyReceives"', statistic: 'Sum' },
  { title: 'messages published', search: '{AWS/SNS,TopicName} MetricName="NumberOfMessagesPublished"', statistic: 'Sum' },
  { title: 'database I/O', search: '{AWS/RDS,DBInstanceIdentifier} MetricName="WriteIOPS"', statistic: 'Average' },
  { title: 'bytes stored in buckets', search: '{AWS/S3,BucketName,StorageType} MetricName="BucketSizeBytes"', statistic: 'Average' },
];

/** What it costs, and what is used of all that is paid by use. */
export function createCostDashboard(stack: Stack, deployment: Deployment): cloudwatch.Dashboard {
  const { system, environmentName, environment } = deployment;
  return createDashboard(stack, deployment, {
    name: 'cost',
    rows: [
      [text(`# ${system.title} ${environmentName}: what it costs\nThe budget is $${environment.budget} a month.`, 2)],
      ...rowsOf([bill(deployment), billByService(), ...drivers.map(driver => driverGraph(deployment, driver))]),
    ],
  });
}

const bill = ({ environment }: Deployment): cloudwatch.GraphWidget =>
  graph({
    title: 'this month so far, in US dollars',
    region: billingRegion,
    lines: [
      new cloudwatch.Metric({
        namespace: 'AWS/Billing',
        metricName: 'EstimatedCharges',
        dimensionsMap: { Currency: 'USD' },
        statistic: 'Maximum',
        period: sixHours,
        region: billingRegion,
        label: 'so far',
      }),
    ],
    leftAnnotations: [{ value: environment.budget, label: 'budget', color: cloudwatch.Color.RED }],
    start: '-P30D',
  });

const billByService = (): cloudwatch.GraphWidget =>
  graph({
    title: 'by service of AWS',
    region: billingRegion,
    stacked: true,
    lines: [
      new cloudwatch.SearchExpression({
        expression: `SEARCH('{AWS/Billing,Currency,ServiceName} MetricName="EstimatedCharges"', 'Maximum', ${sixHours.toSeconds()})`,
        period: sixHours,
        searchRegion: billingRegion,
        label: '',
      }),
    ],
    start: '-P30D',
  });

const driverGraph = ({ region }: Deployment, { title, search, statistic }: (typeof drivers)[number]): cloudwatch.GraphWidget =>
  graph({
    title: `${title}, by the hour`,
    lines: [
      new cloudwatch.SearchExpression({
        expression: `SEARCH('${search}', '${statistic}', ${hour.toSeconds()})`,
        period: hour,
        searchRegion: region,
        label: '',
      }),
    ],
    stacked: true,
    start: '-P7D',
  });
