import { createHash } from 'node:crypto';
import type { EventDetail, Organizer } from '@event-planner/contracts/event';
import type { Series } from '@event-planner/contracts/series';
import { chooseLanguage } from '@event-planner/contracts/in-language';
import { AppError, refuse } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import type { GivenCode } from '../opening.ts';
import { Reference } from '../reference.ts';
import type { Findable } from '../remembered.ts';
import { eventHead } from './event-head.ts';
import { type Head, noindex, toRewrite } from './head.ts';
import { organizerHead } from './organizer-head.ts';
import { addToHead, rewriteHead, titleOf } from './html.ts';
import { seriesHead } from './series-head.ts';
import { robots, sitemap } from './sitemap.ts';

/** What pages are made from. Each throws not_found for what is not for the public. */
export interface PageSources {
  /** With a code also what that opens. */
  event(reference: Reference, given: GivenCode | undefined): Promise<EventDetail>;
  organizer(reference: Reference): Promise<Organizer>;
  series(reference: Reference): Promise<Series>;
  /** All that search engines are told of. */
  findable(): Promise<Findable>;
}

export interface PageDependencies {
  readonly context: Pick<EventContext, 'webPage' | 'webUrl' | 'now'>;
  readonly sources: PageSources;
}

/** Which language, and which code somebody was given. */
export interface PageQuery {
  readonly lang?: string | undefined;
  readonly given?: GivenCode | undefined;
}

export interface Page {
  readonly status: 200 | 404;
  readonly html: string;
  readonly etag: string;
}

export type Pages = ReturnType<typeof createPages>;

export function createPages({ context: { webPage, webUrl, now }, sources }: PageDependencies) {
  /** The app's page with a head that describes what is there; where there is nothing, the app says so and nobody keeps it. */
  async function write(describe: () => Promise<Head>): Promise<Page> {
    const [page, head] = await Promise.all([webPage(), describe().catch(nothing)]);
    const html = head ? rewriteHead(page, toRewrite(head, titleOf(page))) : addToHead(page, [noindex]);
    return pageOf(head ? 200 : 404, html);
  }

  return {
    eventPage: (slugOrId: string, { lang, given }: PageQuery): Promise<Page> =>
      write(async () => {
        const event = await sources.event(known(slugOrId), given);
        const language = chooseLanguage(event, lang === undefined ? [] : [lang]);
        return eventHead(event, { language, webUrl, now: now() });
      }),

    organizerPage: (slugOrId: string): Promise<Page> => write(async () => organizerHead(await sources.organizer(known(slugOrId)), webUrl)),

    seriesPage: (slugOrId: string, { lang }: PageQuery): Promise<Page> =>
      write(async () => {
        const series = await sources.series(known(slugOrId));
        return seriesHead(series, { language: chooseLanguage(series, lang === undefined ? [] : [lang]), webUrl });
      }),

    sitemap: async (): Promise<string> => sitemap(await sources.findable(), webUrl),
    robots: (): string => robots(webUrl),
  };
}

const pageOf = (status: Page['status'], html: string): Page => ({
  status,
  html,
  etag: createHash('sha256').update(html).digest('base64url').slice(0, 22),
});

/** A reference that is none names nothing either. */
function known(reference: string): Reference {
  const { data } = Reference.safeParse(reference);
  if (data === undefined) throw refuse('not_found', `there is no ${reference.slice(0, 200)}`);
  return data;
}

function nothing(error: unknown): undefined {
  // Whoever had too many wrong codes is told so by the app.
  if (error instanceof AppError && (error.kind === 'not_found' || error.kind === 'too_many')) return;
  throw error;
}
