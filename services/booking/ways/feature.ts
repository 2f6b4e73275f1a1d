import { heldSubscribers } from './held.ts';
import { processingSubscribers } from './processing.ts';
import { wayRoutes } from './routes.ts';
import { createWays, type WaysParts } from './service.ts';

/** Everything about paying by a way that takes its time. A part of the composition root. */
export function createWaysOfPaying({ findFacts, ...rest }: Omit<WaysParts, 'getFacts'> & { readonly findFacts: FindFacts }) {
  const getFacts: WaysParts['getFacts'] = async eventId => {
    const facts = await findFacts(eventId);
    if (!facts) throw new Error(`a booking is of the event ${eventId}, which is not known`);
    return facts;
  };
  const ways = createWays({ ...rest, getFacts });
  return { routes: wayRoutes(ways), subscribers: { ...processingSubscribers(rest), ...heldSubscribers(rest) }, remind: ways.remind };
}

type FindFacts = (eventId: string) => Promise<Awaited<ReturnType<WaysParts['getFacts']>> | undefined>;
