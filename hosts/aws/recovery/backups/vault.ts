import { aws_backup as backup, aws_kms as kms, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';

/** Every region of an environment has one vault of this name, so that each can name the other's. */
export const vaultName = (deployment: Deployment): string => nameIn(deployment, 'backups');

/** The days a backup is kept: no longer than the furthest point one wants to return to. */
export const daysKept = ({ environment: { database } }: Pick<Deployment, 'environment'>) => ({
  shortest: Math.min(database.backupDays, database.pointInTimeDays),
  longest: Math.max(database.backupDays, database.pointInTimeDays),
});

/** Where backups lie, under a key of their own: who may read the data may not thereby read its backups, nor the reverse. */
export function createVault(stack: Stack, deployment: Deployment): backup.BackupVault {
  const { shortest, longest } = daysKept(deployment);
  const production = isProduction(deployment);
  return new backup.BackupVault(stack, 'Vault', {
    backupVaultName: vaultName(deployment),
    encryptionKey: new kms.Key(stack, 'VaultKey', {
      description: `${nameIn(deployment, 'backups')}: encrypts backups`,
      enableKeyRotation: true,
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    }),
    // Without `changeableFor` the lock is a governance lock: nobody deletes a backup early, but whoever may remove the
    // lock itself still can. A compliance lock could not be undone by anyone, not even if it was set by mistake.
    ...(production && {
      lockConfiguration: { minRetention: Duration.days(shortest), ...(longest > shortest && { maxRetention: Duration.days(longest) }) },
    }),
    removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}
