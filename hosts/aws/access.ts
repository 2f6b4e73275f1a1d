import type { aws_ecs as ecs, aws_iam as iam } from 'aws-cdk-lib';

/** What a service's task needs to use something: variables, secrets handed over when it starts, and what its role may do. */
export interface Access {
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, ecs.Secret>>;
  readonly statements: readonly iam.PolicyStatement[];
}

export const noAccess: Access = { variables: {}, secrets: {}, statements: [] };

export const mergeAccess = (all: readonly Access[]): Access => ({
  variables: Object.assign({}, ...all.map(one => one.variables)),
  secrets: Object.assign({}, ...all.map(one => one.secrets)),
  statements: all.flatMap(one => one.statements),
});
