import { refuse } from '../errors/index.ts';

export interface WebPageOptions {
  /** Where the page is served. */
  readonly url: string;
  readonly now: () => Date;
  /** @default a minute: so long after a release the old page may still be given out, whose files are kept */
  readonly rememberedSeconds?: number;
}

/**
 * The web app's page as people are served it, asked for once and remembered briefly. While it cannot be had the last one stands in; only
 * who never had one throws `unavailable`.
 */
export function createWebPage({ url, now, rememberedSeconds = 60 }: WebPageOptions): () => Promise<string> {
  let held: { readonly text: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    try {
      const text = await fetchPage(url);
      held = { text, until: now().getTime() + rememberedSeconds * 1000 };
      return text;
    } catch (cause) {
      if (held) return held.text;
      throw refuse('unavailable', 'the page of the web app cannot be had: try again in a moment', { retryAfter: 1, cause });
    } finally {
      asking = undefined;
    }
  }

  return () => (held && now().getTime() < held.until ? Promise.resolve(held.text) : (asking ??= ask()));
}

const patienceMs = 5000;

async function fetchPage(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs), headers: { accept: 'text/html' } });
  const text = await answer.text();
  if (!answer.ok || !text.includes('</head>')) throw new Error(`${url} answered ${answer.status}, and no page`);
  return text;
}
