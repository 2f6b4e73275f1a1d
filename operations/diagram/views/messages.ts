import { queues, type System } from '@event-planner/model';
import type { Diagram, Node } from '../diagram.ts';
import { duration } from '../words.ts';

/** Who says what to whom: a queue with dead letters for each message and subscriber. */
export function messages(system: System): Diagram {
  const all = queues(system);
  const said = system.services.flatMap(service => (service.publishes ?? []).map(message => ({ service, message })));
  return {
    name: 'messages',
    title: `${system.title}: messages`,
    description:
      'Publishers on the left, each message with a queue per subscriber, subscribers on the right. What fails too often becomes a dead letter.',
    direction: 'LR',
    groups: [
      { id: 'publishers', label: '', nodes: unique(said.map(({ service }) => speaker(service.name))) },
      {
        id: 'messages',
        label: '',
        nodes: said.map(({ message }): Node => ({
          id: message.name,
          kind: 'topic',
          label: message.name,
          details: message.sensitive ? ['not shown in logs'] : [],
        })),
      },
      {
        id: 'queues',
        label: 'Queues',
        nodes: all.map(queue => ({
          id: queue.name,
          kind: 'queue',
          label: queue.name,
          details: [`${queue.receives} receives of ${duration(queue.visibility)}, kept ${duration(queue.retention)}`],
        })),
      },
      { id: 'subscribers', label: '', nodes: unique(all.map(queue => hearer(queue.subscriber))) },
      {
        id: 'dead',
        label: '',
        nodes: [
          {
            id: 'dead-letters',
            kind: 'trouble',
            label: 'Dead letters',
            details: ['a queue for each queue, with an alarm', 'seen, sent again, or dropped'],
          },
        ],
      },
    ],
    arrows: [
      ...said.map(({ service, message }) => ({ from: speaker(service.name).id, to: message.name })),
      ...all.flatMap(queue => [
        { from: queue.message.name, to: queue.name },
        { from: queue.name, to: hearer(queue.subscriber).id },
      ]),
      { from: 'queues', to: 'dead-letters', label: 'failed too often', line: 'dashed' },
    ],
  };
}

const speaker = (name: string): Node => ({ id: `${name} says`, kind: 'service', label: name, details: ['outbox'] });
const hearer = (name: string): Node => ({ id: `${name} hears`, kind: 'service', label: name, details: ['inbox'] });
const unique = (nodes: readonly Node[]): readonly Node[] => [...new Map(nodes.map(node => [node.id, node])).values()];
