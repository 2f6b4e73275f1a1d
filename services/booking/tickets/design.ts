import type { BookingDetails } from '../booking-details.ts';

export const ticketLanguages = ['en', 'de', 'fr'] as const;
export type TicketLanguage = (typeof ticketLanguages)[number];

/** How an organizer's things look; pictures as PNG or JPEG. */
export interface Branding {
  /** `#336699`. */
  readonly color: string | null;
  readonly logo: Uint8Array | null;
  readonly cover: Uint8Array | null;
}

/** A picture that a document has read. */
export type OpenImage = ReturnType<PDFKit.PDFDocument['openImage']>;
/** The same, of one document. */
export interface Looks extends Pick<Branding, 'color'> {
  readonly logo: OpenImage | null;
  readonly cover: OpenImage | null;
}

/** `page`: A4, to fold. `slip`: 80 mm wide, for the printer of a till. */
export interface Design {
  readonly language: TicketLanguage;
  readonly layout: 'page' | 'slip';
  readonly branding: Branding;
}

export const plainDesign: Design = { language: 'en', layout: 'page', branding: { color: null, logo: null, cover: null } };

export interface PrintJob extends BookingDetails {
  /** @default a page in English, in no colours but our own */
  readonly design?: Design;
}
