import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf } from '../template/resources.ts';
import { type Fields, fieldsIn, isFields, listAt, textAt } from '../template/values.ts';

export interface Statement {
  readonly placed: Placed;
  readonly fields: Fields;
  /** Said by what is used, of itself: there, `*` means the thing the policy belongs to. */
  readonly ofItself: boolean;
  /** Says who may take on a role. */
  readonly trust: boolean;
  readonly actions: readonly string[];
}

const ofItself = new Set(['KeyPolicy', 'ResourcePolicy', 'RepositoryPolicyText', 'AccessPolicies', 'RegistryPolicy', 'AccessPolicy']);

/** Every statement of every policy, wherever a resource keeps its own. */
export const statementsOf = (subject: Pick<Subject, 'stacks'>): readonly Statement[] =>
  resourcesOf(subject).flatMap(placed =>
    Object.entries(placed.properties).flatMap(([property, value]) =>
      [...fieldsIn(value)]
        .filter(isPolicy)
        .flatMap(policy => listAt(policy, 'Statement'))
        .filter(isFields)
        .map(fields => ({
          placed,
          fields,
          ofItself: ofItself.has(property),
          trust: property === 'AssumeRolePolicyDocument',
          actions: listAt(fields, 'Action').filter(action => typeof action === 'string'),
        })),
    ),
  );

const isPolicy = (fields: Fields): boolean =>
  listAt(fields, 'Statement').some(statement => isFields(statement) && ('Effect' in statement || 'Action' in statement));

export const allows = ({ fields }: Statement): boolean => textAt(fields, 'Effect') === 'Allow';
