import { backupRetention } from '../../data/databases/settings.ts';
import { type Deployment, nameIn } from '../../deployment.ts';
import { clusterArn, type CopiedServer, globalClusterName, isAurora } from '../names.ts';
import { call, inOrder, type Machine, otherwise, type State, wait } from './states.ts';

/** Between two looks at something that takes minutes. */
const lookSeconds = 15;

/** How a copy of one kind becomes a database of its own, and how one sees that it has. */
interface Promotion {
  readonly look: State;
  readonly isDone: object;
  readonly isCopy: object;
  readonly ask: State;
  /** What makes it as safe as the one it replaces, in the background. @default nothing */
  readonly secure?: State;
}

/**
 * A region's copy of a database becomes a database of its own: asked for once, then waited for. It keeps its address, so that
 * no task needs to be told. Run again it finds the work done.
 */
export function promote(deployment: Deployment, server: CopiedServer): Machine {
  const { look, isDone, isCopy, ask, secure } = (isAurora(deployment) ? clusterPromotion : instancePromotion)(deployment, server);
  const name = (step: string): string => `${server.name}: ${step}`;
  const choices = [
    { ...isDone, Next: name(secure ? 'give it a standby' : 'is promoted') },
    { ...isCopy, Next: name('promote') },
  ];
  return inOrder(
    [name('look'), look],
    [name('is it a copy?'), { Type: 'Choice', Choices: choices, Default: name('wait') }],
    // A copy still says that it is one for a moment after it was asked; asking twice is refused, and waited out like the rest.
    [name('promote'), { ...ask, Retry: [], ...otherwise(name('wait')) }],
    [name('wait'), wait(lookSeconds, name('look'))],
    ...(secure ? [[name('give it a standby'), { ...secure, ...otherwise(name('is promoted')), Next: name('is promoted') }] as const] : []),
    [name('is promoted'), { Type: 'Pass' }],
  );
}

function instancePromotion(deployment: Deployment, { name }: CopiedServer): Promotion {
  const instance = { DbInstanceIdentifier: nameIn(deployment, name) };
  const source = '$.found.server.ReadReplicaSourceDBInstanceIdentifier';
  const isAvailable = { Variable: '$.found.server.DbInstanceStatus', StringEquals: 'available' };
  const hasSource = {
    And: [
      { Variable: source, IsPresent: true },
      { Variable: source, IsNull: false },
    ],
  };
  return {
    look: call('rds:describeDBInstances', instance, { ResultSelector: { 'server.$': '$.DbInstances[0]' }, ResultPath: '$.found' }),
    isDone: { And: [isAvailable, { Not: hasSource }] },
    isCopy: { And: [isAvailable, hasSource] },
    ask: call('rds:promoteReadReplica', { ...instance, BackupRetentionPeriod: backupRetention(deployment).toDays() }),
    ...(deployment.environment.database.standby && {
      secure: call('rds:modifyDBInstance', { ...instance, MultiAZ: true, ApplyImmediately: true }),
    }),
  };
}

/** Aurora's regions are members of one global cluster, of which one writes. */
function clusterPromotion(deployment: Deployment, server: CopiedServer): Promotion {
  const whole = { GlobalClusterIdentifier: globalClusterName(deployment, server) };
  const arn = clusterArn(deployment, server);
  const writes = '$.found.writes[0]';
  const isPresent = { Variable: writes, IsPresent: true };
  return {
    look: call('rds:describeGlobalClusters', whole, {
      ResultSelector: { 'writes.$': `$.GlobalClusters[0].GlobalClusterMembers[?(@.DbClusterArn=='${arn}')].IsWriter` },
      ResultPath: '$.found',
    }),
    isDone: { And: [isPresent, { Variable: writes, BooleanEquals: true }] },
    isCopy: { And: [isPresent, { Variable: writes, BooleanEquals: false }] },
    ask: call('rds:failoverGlobalCluster', { ...whole, TargetDbClusterIdentifier: arn, AllowDataLoss: true }),
  };
}
