import type { Deployment } from '../../deployment.ts';
import { inOrder, type Machine, otherwise, type State } from './states.ts';

const executionId = '$$.Execution.Id';

/** A message to whoever is on call, in which `{}` stands for what `path` holds. */
export const publish = (
  topic: string,
  { subject, text, path = executionId }: { readonly subject: string; readonly text: string; readonly path?: string },
): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sns:publish',
  Parameters: { TopicArn: topic, Subject: subject, 'Message.$': `States.Format('${text.split('{}').map(literal).join('{}')}', ${path})` },
  ResultPath: null,
});

/** Braces and quotes mean something in an intrinsic function. */
const literal = (text: string): string => text.replaceAll(/[\\'{}]/g, sign => `\\${sign}`);

export type Tell = (sentence: string, next: string) => State;

/** Tells, and goes on even if nobody can be told. */
export const telling =
  ({ system, environmentName }: Deployment, topic: string): Tell =>
  (sentence, next) => ({
    ...publish(topic, {
      subject: `${system.title} ${environmentName}: failover`,
      text: `${system.title} ${environmentName} ${sentence}: docs/runbooks/region.md. This is {}`,
    }),
    ...otherwise(next),
    Next: next,
  });

/** Does something whose failure is told and does not stop, as it would by itself, what runs beside it. */
export const attempt = (machine: Machine, what: string, tell: Tell): Machine =>
  inOrder(
    [what, { Type: 'Parallel', Branches: [machine], ResultPath: null, ...otherwise(`${what}: failed`), Next: `${what}: over` }],
    [`${what}: failed`, tell(`did not manage by itself to ${what}; do it by hand`, `${what}: over`)],
    [`${what}: over`, { Type: 'Pass' }],
  );
