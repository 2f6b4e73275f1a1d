import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** What cdk-nag holds against a construct. */
export interface Violation {
  /** With its pack and, for some rules, what exactly: `AwsSolutions::AwsSolutions-IAM5[Action::s3:Get*]`. */
  readonly rule: string;
  readonly path: string;
  readonly what: string;
}

/** Every violation of the AwsSolutions pack. Only the constructs are read: the app is synthesized before, or after. */
export function violationsOf(app: App): readonly Violation[] {
  const pack = new AwsSolutionsChecks();
  return pack.validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({
      rule: `${pack.readPackName}::${ruleName}`,
      path: constructPath,
      what: description,
    })),
  );
}

/**
 * Constructs that silence cdk-nag themselves. Acknowledgements stand in one reviewed file instead; an id without its pack's name would
 * silence a rule without leaving a trace in any report.
 */
export const acknowledgedIn = (app: App): readonly string[] =>
  app.node
    .findAll()
    .filter(({ node }) =>
      node.metadata.some(
        ({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && JSON.stringify(data ?? {}).includes('AwsSolutions'),
      ),
    )
    .map(({ node }) => node.path);
