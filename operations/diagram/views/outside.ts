import type { Manifest, System } from '@event-planner/model';
import type { Arrow, Node } from '../diagram.ts';

type Channel = NonNullable<Manifest['sends']>[number];

const providers: Readonly<Record<Channel, string>> = { mail: 'Mail provider', sms: 'SMS provider', push: 'Push services' };

export const outsideOf = ({ services }: System): readonly Node[] => [
  ...new Map(
    services.flatMap(service => [
      ...(service.reaches ?? []).map((host): [string, Node] => [host, { id: host, kind: 'outside', label: host }]),
      ...(service.sends ?? []).map((channel): [string, Node] => [channel, { id: channel, kind: 'outside', label: providers[channel] }]),
    ]),
  ).values(),
];

/** From each service that uses something outside; `from` names its end of the arrow. */
export const arrowsOutside = ({ services }: System, from: (service: Manifest) => string): readonly Arrow[] =>
  services.flatMap(service => [
    ...(service.reaches ?? []).map(to => ({ from: from(service), to, label: 'HTTPS' })),
    ...(service.sends ?? []).map(to => ({ from: from(service), to, label: to })),
  ]);
