import { aws_events as events, type Stack } from 'aws-cdk-lib';
import type { AlertTopics } from '../../observability/alarms.ts';
import { tell } from '../tell.ts';

/** A backup that cannot be made, copied or restored is told the same day, not on the day it is needed. */
const broken: Readonly<Record<string, { readonly detailType: string; readonly states: readonly string[] }>> = {
  backup: { detailType: 'Backup Job State Change', states: ['FAILED', 'ABORTED', 'EXPIRED'] },
  copy: { detailType: 'Copy Job State Change', states: ['FAILED'] },
  restore: { detailType: 'Restore Job State Change', states: ['FAILED', 'ABORTED'] },
};

export function watchBackups(stack: Stack, alerts: AlertTopics): void {
  for (const [what, { detailType, states }] of Object.entries(broken))
    tell(stack, `${what}-failed`, {
      topic: alerts.critical,
      pattern: {
        source: ['aws.backup'],
        detailType: [detailType],
        // Backups say `state`, restores `status`.
        detail: { $or: [{ state: states }, { status: states }] },
      },
      message: events.RuleTargetInput.fromText(
        `The ${what} of ${events.EventField.fromPath('$.detail.resourceArn')} did not work. What to do: docs/runbooks/database.md`,
      ),
    });
}
