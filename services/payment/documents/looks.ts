import { createHash } from 'node:crypto';
import type { BillingForm } from '@event-planner/contracts/documents';
import { EventBranding } from '@event-planner/contracts/event';
import sharp from 'sharp';
import type { PaymentContext } from '../context.ts';
import type { Look } from './content.ts';

export interface LookOf {
  /** Asks event how an event's things look, unless it is known. Never fails: documents without a picture are better than none. */
  ask(eventId: string): Promise<void>;
  /** What is known of it, as the organizer wants it on documents. Asks nobody. */
  remembered(eventId: string, form: Pick<BillingForm, 'showLogo'>): Look & { readonly png: Buffer | null };
}

/** Of some 100 kB each. */
const mostRemembered = 100;
const rememberedMs = 10 * 60 * 1000;
const plain = { color: null, logo: null, png: null };
type Known = Look & { readonly png: Buffer | null; readonly until: number };

export function createLookOf({ call, log, now }: Pick<PaymentContext, 'call' | 'log' | 'now'>): LookOf {
  const known = new Map<string, Known>();
  return {
    async ask(eventId) {
      if ((known.get(eventId)?.until ?? 0) > now().getTime()) return;
      try {
        const { color, logo } = await call('event', { path: `/events/${eventId}/branding`, response: EventBranding });
        const png = logo === null ? null : await opaque(Buffer.from(logo, 'base64'));
        known.delete(eventId);
        known.set(eventId, {
          color,
          png,
          logo: png && createHash('sha256').update(png).digest('hex'),
          until: now().getTime() + rememberedMs,
        });
        if (known.size > mostRemembered) known.delete(known.keys().next().value as string);
      } catch (err) {
        log.warn({ err, event: eventId }, 'documents are written without their organizer’s colours');
      }
    },
    remembered(eventId, { showLogo }) {
      const look = known.get(eventId);
      if (!look) return plain;
      return showLogo ? look : { ...plain, color: look.color };
    },
  };
}

/** Without transparency, which pdfkit would take apart and compress anew whenever it draws. */
const opaque = (png: Buffer): Promise<Buffer> => sharp(png).flatten({ background: '#ffffff' }).png({ palette: false }).toBuffer();
