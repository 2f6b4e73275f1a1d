import { expect, test } from 'vitest';
import { apiHeaders, originsOf, pageHeaders } from './index.ts';

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
