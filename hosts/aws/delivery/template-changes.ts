import { fullDiff, ResourceImpact, type TemplateDiff } from '@aws-cdk/cloudformation-diff';

type IamChanges = TemplateDiff['iamChanges'];
type SecurityGroupChanges = TemplateDiff['securityGroupChanges'];

/** A template as far as it is compared. */
export type Compared = Readonly<Record<string, unknown>>;

export type Impact = 'replaced' | 'may be replaced' | 'removed' | 'left behind' | 'added' | 'changed';

export interface Change {
  readonly id: string;
  readonly type: string;
  readonly impact: Impact;
  /** Which of its properties, when it stays. */
  readonly properties: readonly string[];
}

export interface StackChanges {
  readonly stack: string;
  readonly changes: readonly Change[];
  /** Who may do, or reach, more than before: one sentence each. */
  readonly broadened: readonly string[];
}

/** What becomes of a stack when its template becomes another; empty templates stand for no stack. Worst first. */
export function changesOf(stack: string, before: Compared, after: Compared): StackChanges {
  const difference = fullDiff(before, after);
  const changes: Change[] = [];
  difference.resources.forEachDifference((id, change) => {
    const impact = impacts[change.changeImpact];
    if (impact === undefined) return;
    const properties = change.isUpdate ? Object.keys(change.propertyUpdates) : [];
    changes.push({ id, type: change.newResourceType ?? change.oldResourceType ?? '', impact, properties });
  });
  return {
    stack,
    changes: changes.toSorted((a, b) => order.indexOf(a.impact) - order.indexOf(b.impact)),
    broadened: [...mayDoMore(difference.iamChanges), ...mayReachMore(difference.securityGroupChanges)],
  };
}

/** A statement that only moved, from one policy to another of the same role, is none: the collections know. */
const mayDoMore = ({ statements, managedPolicies }: IamChanges): readonly string[] => [
  ...statements.additions
    .map(statement => statement.render())
    .filter(({ effect }) => effect === 'Allow')
    .map(({ principal, action, resource }) => `${listed(principal)} may ${listed(action)} on ${listed(resource)}`),
  ...statements.removals
    .map(statement => statement.render())
    .filter(({ effect }) => effect === 'Deny')
    .map(({ principal, action, resource }) => `${listed(principal)} is no longer denied ${listed(action)} on ${listed(resource)}`),
  ...managedPolicies.additions.map(({ identityArn, managedPolicyArn }) => `${identityArn} gets ${managedPolicyArn}`),
];

const listed = (lines: string): string => lines.split('\n').filter(Boolean).join(', ');

const mayReachMore = ({ ingress, egress }: SecurityGroupChanges): readonly string[] => [
  ...ingress.additions.map(rule => `${rule.groupId} lets in ${rule.describePeer()} by ${rule.describeProtocol()}`),
  ...egress.additions.map(rule => `${rule.groupId} may reach ${rule.describePeer()} by ${rule.describeProtocol()}`),
];

const impacts: Readonly<Partial<Record<ResourceImpact, Impact>>> = {
  [ResourceImpact.WILL_REPLACE]: 'replaced',
  [ResourceImpact.MAY_REPLACE]: 'may be replaced',
  [ResourceImpact.WILL_DESTROY]: 'removed',
  [ResourceImpact.WILL_ORPHAN]: 'left behind',
  [ResourceImpact.WILL_CREATE]: 'added',
  [ResourceImpact.WILL_UPDATE]: 'changed',
};

const order: readonly Impact[] = ['replaced', 'removed', 'left behind', 'may be replaced', 'changed', 'added'];
/** Changes after which something that was there is there no more. */
export const losses: ReadonlySet<Impact> = new Set(['replaced', 'removed', 'left behind', 'may be replaced']);
