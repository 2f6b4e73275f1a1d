import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyScope } from '@event-planner/contracts/api-keys';
import { MemberRole } from '@event-planner/contracts/member-role';
import { type Act, may, policies } from '@event-planner/contracts/team-policies';
import { admins, anyone, forBuyers, persons, services } from './table.ts';
import { team } from './team.ts';

export const documentPath = join(import.meta.dirname, '../../docs/authorization.md');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const list = (ids: readonly string[]): string => ids.map(id => `- \`${id}\``).join('\n');
const isScope = (act: Act): boolean => (KeyScope.options as readonly Act[]).includes(act);

const rowsOf = (name: string, acts: readonly Act[]): string =>
  acts
    .map((act, nth) => {
      const allowed = [...MemberRole.options.map(role => may(role, act)), isScope(act)];
      return row([nth === 0 ? name : '', `\`${act}\``, ...allowed.map(is => (is ? '✓' : ''))]);
    })
    .join('\n');

/** The table as people read it. Kept true by tests/authorization.test.ts. */
export const describeAuthorization = (): string => `# Who may do what

Written by \`node tests/authorization/document.ts\` from [the table](../tests/authorization/table.ts) that [a test](../tests/authorization.test.ts) holds against the running system: every
route as everybody below, those who may and those who may not, with ids of real things; and as each role with those of another organizer, beneath its own as well.

## What a role of an organizer's team allows

An admin of the platform is an owner everywhere. An API key may do what its scopes name, on routes that state one, of its own organizer alone.

Written from [one file for each kind of thing](../contracts/policies); what no file allows, nobody may.

${row(['', 'act', ...MemberRole.options, 'as a scope'])}
${row(Array.from({ length: MemberRole.options.length + 3 }, () => '---'))}
${Object.entries(policies)
  .map(([name, policy]) => rowsOf(name, Object.keys(policy) as Act[]))
  .join('\n')}

## Routes of an organizer's team

For everybody outside the team, a manager of another organizer too, nothing of it is there (403 or 404).

${(Object.entries(team) as [Act, readonly string[]][]).map(([act, ids]) => `### \`${act}\`\n\n${list(ids)}`).join('\n\n')}

## Whoever is signed in, about their own things

Somebody else's are not there (404), for a team and an admin neither. What a team does for its buyers as well has the act its role needs.

${persons.map(id => `- \`${id}\`${forBuyers[id] === undefined ? '' : `, or \`${forBuyers[id]}\``}`).join('\n')}

## Anybody

${list(anyone)}

## Admins of the platform

${list(admins)}

## Services, where their manifest declares the call

${list(services)}
`;

if (import.meta.main) writeFileSync(documentPath, describeAuthorization());
