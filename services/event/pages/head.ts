import type { Graph, Thing, WithContext } from 'schema-dts';
import { escapeJson, type Rewrite, tag } from './html.ts';

export interface Picture {
  readonly url: string;
  readonly text: string;
  /** In pixels, where they are known. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** What crawlers and previews are told of an address. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** Undefined where it is not known: the page's own stands. */
  readonly language: string | undefined;
  /** The address that counts, whole. */
  readonly canonical: string;
  /** The same in its languages: whole addresses by language. */
  readonly alternates: Readonly<Record<string, string>>;
  readonly image: Picture | undefined;
  /** Whether search engines may show it. */
  readonly indexed: boolean;
  readonly data: WithContext<Thing> | Graph | undefined;
}

export const toRewrite = (head: Head, siteName: string): Rewrite => ({
  title: `${head.title} · ${siteName}`,
  language: head.language,
  tags: [
    tag('meta', { name: 'description', content: head.description }),
    ...(head.indexed ? [] : [noindex]),
    tag('link', { rel: 'canonical', href: head.canonical }),
    ...Object.entries(head.alternates).map(([hreflang, href]) => tag('link', { rel: 'alternate', hreflang, href })),
    ...openGraph(head, siteName),
    ...twitter(head),
    ...(head.data === undefined ? [] : [`<script type="application/ld+json">${escapeJson(head.data)}</script>`]),
  ],
});

export const noindex = tag('meta', { name: 'robots', content: 'noindex' });

const openGraph = ({ title, description, language, canonical, alternates, image }: Head, siteName: string): readonly string[] =>
  Object.entries({
    'og:type': 'website',
    'og:site_name': siteName,
    'og:title': title,
    'og:description': description,
    'og:url': canonical,
    'og:locale': language && localeOf(language),
    'og:locale:alternate': Object.keys(alternates)
      .filter(one => one !== 'x-default' && one !== language)
      .map(localeOf),
    'og:image': image?.url,
    'og:image:width': image?.size && String(image.size.width),
    'og:image:height': image?.size && String(image.size.height),
    'og:image:alt': image?.text,
  }).flatMap(([property, content]) => [content ?? []].flat().map(one => tag('meta', { property, content: one })));

const twitter = ({ title, description, image }: Head): readonly string[] =>
  Object.entries({
    'twitter:card': image ? 'summary_large_image' : 'summary',
    'twitter:title': title,
    'twitter:description': description,
    'twitter:image': image?.url,
    'twitter:image:alt': image?.text,
  }).flatMap(([name, content]) => (content === undefined ? [] : [tag('meta', { name, content })]));

/** Open Graph wants a country too: the one where most speak it, as `de_DE`. */
function localeOf(language: string): string {
  const { language: base, region } = new Intl.Locale(language).maximize();
  return region === undefined ? base : `${base}_${region}`;
}
