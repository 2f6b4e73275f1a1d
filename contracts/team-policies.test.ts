import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MemberRole } from './member-role.ts';
import { type Act, may, policies } from './team-policies.ts';

const acts = Object.values(policies).flatMap(policy => Object.keys(policy) as Act[]);

test('every file of a policy is among the policies', () => {
  const files = readdirSync(join(import.meta.dirname, 'policies')).map(name => name.replace('.ts', ''));
  const named = Object.keys(policies).map(name => name.replaceAll(/[A-Z]/g, capital => `-${capital.toLowerCase()}`));
  expect([...named, 'policy'].toSorted()).toEqual(files.toSorted());
});

test('an act is of one policy alone, so that no other can allow it', () => {
  expect(acts).toEqual([...new Set(acts)]);
});

test('what no policy names nobody may, an owner neither', () => {
  expect(MemberRole.options.filter(role => may(role, 'burnTheHouse' as Act))).toEqual([]);
});

test('an owner may all that any of the team may', () => {
  expect(acts.filter(act => !may('owner', act))).toEqual([]);
});
