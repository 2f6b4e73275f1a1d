import { readFileSync } from 'node:fs';
import { type ChildNode, isTag } from 'domhandler';
import { findAll, getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { TestService } from '@event-planner/platform/testing';

/** The app's own page, as it is before it is built. */
export const appPage = readFileSync(new URL('../../../web/event-planner/index.html', import.meta.url), 'utf8');

export const getPage = (event: TestService, path: string, headers: Record<string, string> = {}) =>
  event.inject({ url: `/api/events/pages${path}`, headers });

/** What a crawler reads in a page. */
export function readPage(html: string) {
  const nodes: ChildNode[] = parseDocument(html).children;
  const all = (name: string) => getElementsByTagName(name, nodes);
  const contents = (attribute: 'name' | 'property', value: string): readonly string[] =>
    all('meta')
      .filter(meta => meta.attribs[attribute] === value)
      .map(meta => meta.attribs['content'] ?? '');
  const scripts = all('script');
  return {
    language: all('html')[0]?.attribs['lang'],
    title: textContent(all('title')),
    titles: all('title').length,
    meta: (name: string) => contents('name', name),
    og: (property: string) => contents('property', `og:${property}`),
    links: (rel: string) =>
      all('link')
        .filter(link => link.attribs['rel'] === rel)
        .map(({ attribs }) => attribs),
    /** Those that run. */
    scripts: scripts.filter(({ attribs }) => attribs['type'] !== 'application/ld+json').map(({ attribs }) => attribs['src']),
    inline: scripts.filter(({ attribs }) => attribs['src'] === undefined && attribs['type'] !== 'application/ld+json').length,
    data: scripts
      .filter(({ attribs }) => attribs['type'] === 'application/ld+json')
      .map(script => JSON.parse(textContent(script)) as Readonly<Record<string, unknown>>),
    elements: findAll(isTag, nodes).map(({ name }) => name),
  };
}
