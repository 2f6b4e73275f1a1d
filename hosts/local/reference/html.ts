/** Text that is safe between tags and in quoted attributes. */
export const escape = (text: unknown): string => String(text).replace(/[&<>"']/g, character => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export interface Layout {
  readonly title: string;
  readonly apiPrefix: string;
  /** HTML. */
  readonly navigation: string;
  /** HTML. */
  readonly main: string;
}

/** A page that needs no script. */
export const layOut = ({ title, apiPrefix, navigation, main }: Layout): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="${apiPrefix}/docs/style.css">
</head>
<body>
<nav aria-label="Contents">
<p><a href="${apiPrefix}/docs">API</a> · <a href="${apiPrefix}/docs/errors">Errors</a> · <a href="${apiPrefix}/openapi.json">openapi.json</a></p>
${navigation}
</nav>
<main>
${main}
</main>
</body>
</html>
`;
