import { EventBranding } from '@event-planner/contracts/event';
import type { BookingContext } from '../context.ts';
import { type Branding, plainDesign } from './design.ts';

export type BrandingOf = (eventId: string) => Promise<Branding>;

/** Of some 100 kB each. */
const mostRemembered = 200;
const rememberedMs = 10 * 60 * 1000;

/** How an event's tickets look, asked once in ten minutes. Tickets without colours are better than none: when event cannot be asked, they are plain. */
export function createBrandingOf({ call, log, now }: Pick<BookingContext, 'call' | 'log' | 'now'>): BrandingOf {
  const known = new Map<string, { readonly until: number; readonly branding: Promise<Branding> }>();
  const ask = async (eventId: string): Promise<Branding> => {
    const { color, logo, cover } = await call('event', { path: `/events/${eventId}/branding`, response: EventBranding });
    return { color, logo: logo === null ? null : Buffer.from(logo, 'base64'), cover: Buffer.from(cover, 'base64') };
  };
  return eventId => {
    const remembered = known.get(eventId);
    if (remembered && remembered.until > now().getTime()) return remembered.branding;
    const branding = ask(eventId).catch((err: unknown) => {
      known.delete(eventId);
      log.warn({ err, event: eventId }, 'tickets are printed without their organizer’s colours');
      return plainDesign.branding;
    });
    known.delete(eventId);
    known.set(eventId, { until: now().getTime() + rememberedMs, branding });
    if (known.size > mostRemembered) known.delete(known.keys().next().value as string);
    return branding;
  };
}
