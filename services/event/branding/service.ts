import type { EventBranding } from '@event-planner/contracts/event';
import sharp from 'sharp';

export interface BrandingSources {
  /** What there is of the event and its organizer; throws `not_found`. Pictures as they are kept. */
  readonly of: (eventId: string) => Promise<{ readonly color: string | null; readonly logo: Buffer | null; readonly cover: Buffer }>;
}

const logoSize = { width: 360, height: 140 } as const;
const coverSize = { width: 640, height: 380 } as const;

export type BrandingOf = (eventId: string) => Promise<EventBranding>;

/** In the two kinds of pictures that a PDF can hold. */
export const createBranding =
  ({ of }: BrandingSources): BrandingOf =>
  async eventId => {
    const { color, logo, cover } = await of(eventId);
    const [drawnLogo, drawnCover] = await Promise.all([
      logo === null
        ? null
        : sharp(logo)
            .resize({ ...logoSize, fit: 'inside' })
            .png()
            .toBuffer(),
      sharp(cover)
        .resize({ ...coverSize, fit: 'cover' })
        .flatten({ background: '#22303f' })
        .jpeg({ quality: 80 })
        .toBuffer(),
    ]);
    return { color, logo: drawnLogo?.toString('base64') ?? null, cover: drawnCover.toString('base64') };
  };
