/** Text that is safe between tags and in quoted attributes. */
export const escape = (text: unknown): string => String(text).replace(/[&<>"']/g, character => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Sent with every page of a reference: it runs nothing, and takes its style from where it came from. */
export const referenceHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-cache',
} as const;

/** Where the pages of one reference are, absolute or beside each other. */
export interface Links {
  readonly api: string;
  readonly errors: string;
  /** The OpenAPI document itself. */
  readonly document: string;
  readonly style: string;
}

export interface Layout {
  readonly title: string;
  readonly links: Links;
  /** HTML. */
  readonly navigation: string;
  /** HTML. */
  readonly main: string;
}

/** A page that needs no script. */
export const layOut = ({ title, links, navigation, main }: Layout): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="${escape(links.style)}">
</head>
<body>
<nav aria-label="Contents">
<p><a href="${escape(links.api)}">API</a> · <a href="${escape(links.errors)}">Errors</a> · <a href="${escape(links.document)}">openapi.json</a></p>
${navigation}
</nav>
<main>
${main}
</main>
</body>
</html>
`;
