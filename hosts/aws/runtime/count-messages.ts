import type { Broker } from '@event-planner/platform/messaging';
import type { Logger } from '@event-planner/platform/telemetry';

/** A line for what was published of each message, which the log group counts: see `saidLine` in ../observability. Heard or not, for an alarm listens too. */
export const countMessages = (broker: Broker, log: Logger): Broker => ({
  ...broker,
  async send(envelopes) {
    await broker.send(envelopes);
    for (const [said, { length: count }] of Map.groupBy(envelopes, ({ name }) => name))
      log.info({ said, count }, 'messages were published');
  },
});
