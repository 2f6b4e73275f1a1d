import { expect, test } from 'vitest';
import { apiHeaders, frameHeaders, originsOf, pageHeaders, sharedHeaders } from './index.ts';

const policyOf = (headers: ReturnType<typeof pageHeaders>): string => new Map(headers).get('content-security-policy') ?? '';

test('a page trusts the provider of those who take cards, and nobody for those who do not', () => {
  const web = 'https://www.planner.test';
  expect(policyOf(pageHeaders({ web, provider: originsOf(['api.stripe.com', 'api.stripe.com']) }))).toContain(
    "script-src 'self' https://js.stripe.com;",
  );
  expect(policyOf(pageHeaders({ web, provider: originsOf(['weather.test']) }))).toContain("script-src 'self';");
});

test('an answer of the API runs nothing, and only HTTPS is asked to stay', () => {
  const overHttp = apiHeaders({ web: 'http://localhost:8080', provider: originsOf([]) });
  expect(policyOf(overHttp)).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(new Map(overHttp).has('strict-transport-security')).toBe(false);
  expect(new Map(apiHeaders({ web: 'https://www.planner.test', provider: originsOf([]) })).has('strict-transport-security')).toBe(true);
});

const planner = { web: 'https://www.planner.test', provider: originsOf(['api.stripe.com']) };

test('anybody may frame what is made for it, and it keeps to everything else a page keeps to', () => {
  const [page, frame] = [new Map(pageHeaders(planner)), new Map(frameHeaders(planner))];
  expect(page.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(frame.get('content-security-policy')).toBe(
    page.get('content-security-policy')?.replace("frame-ancestors 'none'", 'frame-ancestors *'),
  );
  expect(frame.has('x-frame-options')).toBe(false);
  expect(frame.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect([...page.keys()].filter(name => !frame.has(name))).toEqual(['x-frame-options']);
});

test('the script for other websites may be loaded by them, and is nothing by itself', () => {
  const headers = new Map(sharedHeaders(planner));
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a page may ask where somebody is, a frame in it may not', () => {
  expect(new Map(pageHeaders(planner)).get('permissions-policy')).toContain('geolocation=(self)');
});
