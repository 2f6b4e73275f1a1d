import { deployablesIn } from '@event-planner/model';
import { sizeOf } from '@event-planner/host-aws/compute/size';
import { nameIn } from '@event-planner/host-aws/deployment';
import { assumed, messageNames, queueNamed } from '../flow.ts';
import { isPrimary, item, minutesPerMonth, propertiesOf, type Reader, type Scene } from '../scene.ts';

/** The name of a thing within its deployment: `booking-confirmed-notification` of `event-planner-prod-booking-confirmed-notification`. */
export function nameOf({ resource, deployment }: Pick<Scene, 'resource' | 'deployment'>, property: string): string {
  const name = propertiesOf(resource)[property];
  const prefix = nameIn(deployment, '');
  return typeof name === 'string' && name.startsWith(prefix) ? name.slice(prefix.length) : '';
}

/** SQS is asked again when it had nothing to say for twenty seconds, by every task that listens. */
const pollsPerMinute = 3;
/** Sent, received, deleted. */
const requestsPerMessage = 3;

export const queue: Reader = scene => {
  const { deployment, flow } = scene;
  const heard = queueNamed(deployment.system, nameOf(scene, 'QueueName'));
  // Dead letters and queues of the infrastructure are asked by hand, or nobody.
  if (!heard) return [item('SQS request', 0)];
  const listening = deployablesIn(deployment.system, deployment.environmentName)
    .filter(({ services }) => services.some(({ name }) => name === heard.subscriber))
    .reduce((sum, deployable) => sum + sizeOf(deployment, deployable).min, 0);
  return [
    item('SQS request', listening * pollsPerMinute * minutesPerMonth + flow.said * requestsPerMessage),
    item('key call', flow.said > 0 ? listening * minutesPerMonth * keyCallsPerMinute : 0),
  ];
};

/** SQS keeps a data key for five minutes. */
const keyCallsPerMinute = 1 / 5;

export const topic: Reader = scene => {
  const said = messageNames(scene.deployment.system, nameOf(scene, 'TopicName')).length * scene.flow.said;
  return [item('SNS publish', said)];
};

/** An operator's address: a few mails a day. */
export const subscription: Reader = ({ resource }) => (propertiesOf(resource)['Protocol'] === 'email' ? [item('SNS mail', 100)] : []);

export const bus: Reader = ({ flow, deployment }) => [
  item('EventBridge event', flow.said * new Set(deployment.system.services.flatMap(({ publishes = [] }) => publishes)).size),
];

export const archive: Reader = scene => [item('EventBridge archive GB', isPrimary(scene) ? scene.flow.visits * assumed.outsideCall : 0)];
