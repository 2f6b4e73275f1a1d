import { Availability, Hold } from '@event-planner/contracts/booking';
import { EventDetail, EventPage } from '@event-planner/contracts/event';
import type { z } from 'zod';

/**
 * `node scripts/journey.ts <url>`: a visitor of a running Event Planner takes counted places of something that is on sale, sees them held,
 * and gives them back. Every answer is read by its contract. Nothing stays behind, should it break off half-way either: a hold expires.
 */
export async function journey(url: string): Promise<string> {
  const visitor = createVisitor(url);
  const offer = await findOffer(visitor);
  if (!offer) return 'nothing with counted places is on sale, so none were taken';
  const { event, ticketType } = offer;
  const items = [{ ticketTypeId: ticketType.id, quantity: ticketType.minPerOrder }];
  const hold = Hold.parse(await visitor.ask('POST', '/api/bookings/holds', { status: 201, body: { eventId: event.id, items } }));
  if (hold.totalMinor !== ticketType.priceMinor * ticketType.minPerOrder)
    throw new Error(`${url} asks ${hold.totalMinor} for ${ticketType.minPerOrder} × ${ticketType.priceMinor}`);
  const path = `/api/bookings/holds/${hold.id}`;
  await visitor.ask('GET', path, { status: 200 });
  await createVisitor(url).ask('GET', path, { status: 404 });
  await visitor.ask('DELETE', path, { status: 204 });
  await visitor.ask('GET', path, { status: 404 });
  return `${ticketType.minPerOrder} × ${ticketType.name} of ${event.title} taken, held, and given back`;
}

interface Expected {
  readonly status: number;
  readonly body?: unknown;
}

type Visitor = ReturnType<typeof createVisitor>;

/** With a cart of its own, as every browser has one. */
function createVisitor(url: string) {
  const cart = crypto.randomUUID();
  return {
    async ask(method: string, path: string, { status, body }: Expected): Promise<unknown> {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'x-cart': cart, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await response.text();
      if (response.status !== status)
        throw new Error(`${method} ${url}${path} answered ${response.status}, not ${status}: ${text.slice(0, 200)}`);
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}

/** The first event that sells counted places now, and has enough of them. */
async function findOffer({
  ask,
}: Visitor): Promise<{ event: EventDetail; ticketType: z.infer<typeof EventDetail>['ticketTypes'][number] } | undefined> {
  const { items } = EventPage.parse(await ask('GET', '/api/events?limit=50', { status: 200 }));
  for (const { id, slug } of items.filter(({ seated }) => !seated)) {
    const { salesOpen, ticketTypes } = Availability.parse(await ask('GET', `/api/bookings/availability/${id}`, { status: 200 }));
    if (!salesOpen) continue;
    const event = EventDetail.parse(await ask('GET', `/api/events/${slug}`, { status: 200 }));
    const left = new Map(ticketTypes.map(one => [one.ticketTypeId, one.left]));
    const now = new Date().toISOString();
    const ticketType = event.ticketTypes.find(
      one => (left.get(one.id) ?? 0) >= one.minPerOrder && one.salesStart <= now && now < one.salesEnd,
    );
    if (ticketType) return { event, ticketType };
  }
  return undefined;
}

if (import.meta.main) {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error('node scripts/journey.ts <url>');
  console.log(await journey(url));
}
