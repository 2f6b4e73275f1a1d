import { createHash } from 'node:crypto';
import type { EventDetail } from '@event-planner/contracts/event';
import { chooseLanguage } from '@event-planner/contracts/in-language';
import { AppError, refuse } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { Reference } from '../reference.ts';
import type { Findable } from '../remembered.ts';
import { eventHead } from './event-head.ts';
import { type Head, noindex, toRewrite } from './head.ts';
import { addToHead, rewriteHead, titleOf } from './html.ts';
import { robots, sitemap } from './sitemap.ts';

/** What pages are made from. Each throws not_found for what is not for the public. */
export interface PageSources {
  event(reference: Reference): Promise<EventDetail>;
  /** All that search engines are told of. */
  findable(): Promise<Findable>;
}

export interface PageDependencies {
  readonly context: Pick<EventContext, 'webPage' | 'webUrl' | 'now'>;
  readonly sources: PageSources;
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
    return { status: head ? 200 : 404, html, etag: createHash('sha256').update(html).digest('base64url').slice(0, 22) };
  }

  return {
    eventPage: (slugOrId: string, asked: string | undefined): Promise<Page> =>
      write(async () => {
        const event = await sources.event(known(slugOrId));
        const language = chooseLanguage(event, asked === undefined ? [] : [asked]);
        return eventHead(event, { language, webUrl, now: now() });
      }),

    sitemap: async (): Promise<string> => sitemap(await sources.findable(), webUrl),
    robots: (): string => robots(webUrl),
  };
}

/** A reference that is none names nothing either. */
function known(reference: string): Reference {
  const { data } = Reference.safeParse(reference);
  if (data === undefined) throw refuse('not_found', `there is no event ${reference.slice(0, 200)}`);
  return data;
}

function nothing(error: unknown): undefined {
  if (error instanceof AppError && error.kind === 'not_found') return;
  throw error;
}
