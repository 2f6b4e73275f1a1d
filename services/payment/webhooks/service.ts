import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import type { PaymentContext } from '../context.ts';
import type { Intent, Provider, ProviderEvent, RefundFact } from '../provider/provider.ts';
import type { EventOutcome, Tables } from '../tables.ts';
import { getOutcome, insertEvent, setOutcome } from './store.ts';

type Tx = Transaction<Tables>;

export interface Effects {
  readonly settlePayment: (tx: Tx, intent: Intent) => Promise<EventOutcome>;
  readonly settleRefund: (tx: Tx, refund: RefundFact) => Promise<EventOutcome>;
}

export interface Webhooks {
  /** Stores an event and applies it, both or neither, once. Throws `webhook_signature_invalid`, and `payment_mismatch` as often as the event is sent. */
  receive(body: Uint8Array, signature: string): Promise<void>;
}

/** Written with the event, before it is known to be true: of the events we ask for, hardly any comes out otherwise. */
const usual: EventOutcome = 'applied';

export function createWebhooks({ db, now }: PaymentContext, provider: Provider, { settlePayment, settleRefund }: Effects): Webhooks {
  const apply = async (tx: Tx, event: ProviderEvent): Promise<EventOutcome> => {
    if (event.about === 'intent') return settlePayment(tx, event.intent);
    return event.about === 'refund' ? settleRefund(tx, event.refund) : 'ignored';
  };

  const store = (event: ProviderEvent): Promise<EventOutcome> =>
    db.transaction(async tx => {
      const paymentId = event.about === 'intent' ? (event.intent.paymentId ?? null) : null;
      const stored = { id: event.id, type: event.type, outcome: usual, paymentId, happenedAt: event.at, receivedAt: now() };
      if (!(await insertEvent(tx, stored))) return getOutcome(tx, event.id);
      const outcome = await apply(tx, event);
      if (outcome !== usual) await setOutcome(tx, event.id, outcome);
      return outcome;
    });

  return {
    async receive(body, signature) {
      const event = provider.readEvent(body, signature);
      if ((await store(event)) === 'mismatch')
        throw refuse('payment_mismatch', `the event ${event.id} is about other money than was asked for; it is stored and was not applied`);
    },
  };
}
