import { join } from 'node:path';
import type { System } from '@event-planner/model';
import { type Deployment, nameIn } from '../deployment.ts';

export const repositoryRoot = join(import.meta.dirname, '../../..');

type Named = Pick<Deployment, 'system' | 'environmentName'>;

/** An environment as GitHub knows it: protection rules are set on it there, and AWS trusts it alone. */
export const gateOf = ({ system, environmentName }: Named): string => `${system.name}-${environmentName}`;

/** Who deploys, and who only looks. */
export const roleNames = {
  deploy: (deployment: Named): string => nameIn(deployment, 'deploy'),
  plan: (deployment: Named): string => nameIn(deployment, 'plan'),
};

/** Previews come and go under one name. */
export const previewGateOf = (system: Pick<System, 'name'>): string => `${system.name}-previews`;

/** The longest a deployment may take, and the role may be held: a shift of 40 minutes, a way back of as many, and the databases before. */
export const deployHours = 4;
