export interface WidgetChoice {
  readonly kind: 'organizer' | 'event' | 'series';
  readonly slug: string;
  /** Empty: that of the page it stands on. */
  readonly language: string;
  /** Empty: as the visitor's system has it. */
  readonly theme: '' | 'light' | 'dark';
}

const folders = { organizer: 'organizers', event: 'events', series: 'series' } as const;

/** The one line that goes on the other website. Slugs, languages and themes hold nothing that HTML would read. */
export function snippetOf({ kind, slug, language, theme }: WidgetChoice, home: string): string {
  const attributes = [
    `data-${kind}="${slug}"`,
    ...(language === '' ? [] : [`data-language="${language}"`]),
    ...(theme === '' ? [] : [`data-theme="${theme}"`]),
  ];
  return `<script async src="${home}/widget.js" ${attributes.join(' ')}></script>`;
}

/** What the script frames, for looking at it here. */
export function frameOf({ kind, slug, language, theme }: WidgetChoice, home: string): string {
  const address = new URL(`/embed/${folders[kind]}/${encodeURIComponent(slug)}`, home);
  address.searchParams.set('host', home);
  if (language !== '') address.searchParams.set('lang', language);
  if (theme !== '') address.searchParams.set('theme', theme);
  return address.href;
}
