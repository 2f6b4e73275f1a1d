import type { Environment } from '@event-planner/model';
import { type Acknowledgement, acknowledgements } from '../acknowledgements.ts';
import type { Finding } from '../finding.ts';
import type { Violation } from '../nag.ts';
import type { Subject } from '../subject.ts';

/** Whether an acknowledgement is about a violation, in an environment of a purpose. */
export const covers = ({ rule, where, purposes }: Acknowledgement, violation: Violation, purpose: Environment['purpose']): boolean =>
  (typeof rule === 'string' ? rule === violation.rule : rule.test(violation.rule)) &&
  where.test(violation.path) &&
  (purposes?.includes(purpose) ?? true);

export const purposeOf = ({ system, environmentName }: Pick<Subject, 'system' | 'environmentName'>): Environment['purpose'] =>
  system.environments[environmentName]?.purpose ?? 'production';

/** cdk-nag's AwsSolutions pack, but for what is acknowledged with a reason. */
export const checkNag = (subject: Pick<Subject, 'violations' | 'acknowledged' | 'system' | 'environmentName'>): readonly Finding[] => [
  ...subject.violations
    .filter(violation => !acknowledgements.some(one => covers(one, violation, purposeOf(subject))))
    .map(({ rule, path, what }) => ({
      check: rule,
      where: path,
      what,
      cure: 'satisfy the rule, or acknowledge it with a reason in checks/acknowledgements.ts',
    })),
  ...subject.acknowledged.map(where => ({
    check: 'acknowledgements',
    where,
    what: 'a rule is acknowledged beside the construct',
    cure: 'move it to checks/acknowledgements.ts, where all of them are reviewed together',
  })),
];
