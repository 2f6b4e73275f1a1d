/** Whom a page's scripts, frames and calls come from and go to, beside ourselves. */
export interface ProviderOrigins {
  readonly script: readonly string[];
  readonly frame: readonly string[];
  readonly connect: readonly string[];
}

export interface Origins {
  /** Where people reach us, such as `http://localhost:8080`. */
  readonly web: string;
  /** The payment provider's script, card fields and calls. */
  readonly provider: ProviderOrigins;
}

/** What a page needs of a host that a service reaches: who takes cards by it must let the browser speak with it too. */
const providers: Readonly<Record<string, ProviderOrigins>> = {
  'api.stripe.com': {
    script: ['https://js.stripe.com'],
    frame: ['https://js.stripe.com', 'https://hooks.stripe.com'],
    connect: ['https://api.stripe.com'],
  },
};

/** The origins a page needs when our services reach these hosts; most hosts are none of a page's business. */
export function originsOf(hosts: readonly string[]): ProviderOrigins {
  const needed = [...new Set(hosts)].flatMap(host => providers[host] ?? []);
  return {
    script: needed.flatMap(({ script }) => script),
    frame: needed.flatMap(({ frame }) => frame),
    connect: needed.flatMap(({ connect }) => connect),
  };
}

export type Headers = readonly (readonly [name: string, value: string])[];

/** Sent with everything, whatever it is. A service's answer may narrow its own policy, and say that others may show it. */
const common = (origins: Origins): Headers => [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['x-frame-options', 'SAMEORIGIN'], // For browsers too old for frame-ancestors, which decides in all others.
  ...(origins.web.startsWith('https:') ? [['strict-transport-security', 'max-age=63072000; includeSubDomains; preload'] as const] : []),
];

/** Of answers that are data: a browser that is made to show one runs nothing. */
export const apiHeaders = (origins: Origins): Headers => [
  ...common(origins),
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
];

/** Of a file that other people's pages run, and of nothing that file could need: it runs by their policy, not by ours. */
export const sharedHeaders = (origins: Origins): Headers =>
  changed(apiHeaders(origins), { 'cross-origin-resource-policy': 'cross-origin' });

/** Of the web app's addresses that stand in other people's frames: everything a page keeps to, but who may frame it. */
export const frameHeaders = (origins: Origins): Headers =>
  changed(pageHeaders(origins), {
    'content-security-policy': policy(origins.provider, '*'),
    'cross-origin-resource-policy': 'cross-origin',
    'x-frame-options': undefined, // It has no word for everybody.
  });

const changed = (headers: Headers, changes: Readonly<Record<string, string | undefined>>): Headers =>
  headers.flatMap(([name, value]) => {
    const now = name in changes ? changes[name] : value;
    return now === undefined ? [] : [[name, now] as const];
  });

/** Of the web app. Scripts come from us and from the payment provider; nothing is inlined. */
export const pageHeaders = (origins: Origins): Headers => [
  ...common(origins),
  ['content-security-policy', policy(origins.provider)],
  ['cross-origin-opener-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['x-dns-prefetch-control', 'off'],
  [
    'permissions-policy',
    // Where somebody is is asked when they look for what is near, the camera when they scan tickets; neither is passed on to a frame.
    `camera=(self), geolocation=(self), microphone=(), payment=(self${origins.provider.frame.map(origin => ` "${origin}"`).join('')})`,
  ],
];

function policy({ script, frame, connect }: ProviderOrigins, ancestors: "'none'" | '*' = "'none'"): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'connect-src': ["'self'", ...connect],
    'font-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': [ancestors],
    'frame-src': ["'self'", ...frame],
    'img-src': ["'self'", 'data:', 'blob:'],
    'object-src': ["'none'"],
    'script-src': ["'self'", ...script],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"], // React writes style attributes; scripts stay strict.
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
