import { type Environment, queues, type System, topics } from '@event-planner/model';

/** What happens in a month, counted from `environment.traffic`. */
export interface Flow {
  readonly requests: number;
  readonly visits: number;
  /** GB sent to people by the load balancer. */
  readonly answered: number;
  /** GB sent to people by the CDN. */
  readonly web: number;
  /** GB the services write to their logs. */
  readonly logs: number;
  /** Requests of which a trace is kept. */
  readonly traced: number;
  /** How often each message is said. */
  readonly said: number;
}

export const nothingFlows: Flow = { requests: 0, visits: 0, answered: 0, web: 0, logs: 0, traced: 0, said: 0 };

export function flowIn({ traffic, traces }: Pick<Environment, 'traffic' | 'traces'>): Flow {
  if (!traffic) return nothingFlows;
  const requests = traffic.bookings * traffic.requestsPerBooking;
  return {
    requests,
    visits: traffic.bookings,
    answered: requests * traffic.answer,
    web: traffic.bookings * traffic.web,
    logs: requests * traffic.logs,
    traced: (requests * traces) / 100,
    said: traffic.bookings * assumed.saidPerBooking,
  };
}

/** Who hears each message, mail included: what a topic carries to nobody costs nothing to deliver. */
export const messageNames = (system: System, topic: string): readonly string[] => (topics(system).get(topic) ?? []).map(({ name }) => name);
export const queueNamed = (system: System, name: string) => queues(system).find(queue => queue.name === name);

/** What the value does not say, and somebody has to. Each is generous; together they come to a few percent of production. */
export const assumed = {
  /** Every message of the system once for every booking: a code, an order, a confirmation, sometimes a refund. */
  saidPerBooking: 1,
  /** Of the messages somebody mails about, that many reach a person: refusals and refunds are rare. */
  mailsPerBooking: 2,
  /** A confirmation with its tickets as PDF, in GB. */
  mail: 0.0002,
  /** Of one answer, what passes between services, databases and cache to make it. */
  insidePerAnswer: 3,
  /** GB a call to a provider outside takes there and back, a webhook included, and how many there are for a booking. */
  outsideCall: 0.000_02,
  outsideCallsPerBooking: 4,
  /** Connections a visit opens, and how long the longest of them, the live seat map, stays open. */
  connectionsPerVisit: 4,
  openMinutes: 10,
  /** GB of one file of a page application. */
  webFile: 0.000_05,
  /** GB of an image above its shared layers, compressed. */
  image: 0.08,
  /** New versions a month, each starting every task once. */
  releases: 20,
  /** Of a log, what is left once it is compressed. */
  logCompression: 0.15,
  /** Of a disk, what is used: it grows by itself when it is nearly full. */
  diskUsed: 0.5,
  /** Of what is used, the share a day changes. */
  changedPerDay: 0.02,
  /** Metrics the collector makes of one service's telemetry. */
  metricsPerService: 20,
  /** Metrics of Container Insights for a cluster, a service, a task and a container alike, rounded up. */
  insightsPerThing: 14,
  /** GB of flow logs one network interface writes in a month at one record a flow and minute. */
  flowLogsPerInterface: 0.15,
  /** GB of enhanced monitoring one database writes in a month at one sample a minute. */
  enhancedMonitoring: 0.4,
  /** Settings of a resource that change in a month, each recorded once. */
  changesPerResource: 0.5,
  /** Rules one standard of Security Hub asks of a resource in a month. */
  checksPerResource: 10,
  /** What everybody and everything does to the account in a month: calls that only look included. */
  managementEvents: 200_000,
  /** Seconds a function of the infrastructure takes. */
  functionSeconds: 3,
} as const;
