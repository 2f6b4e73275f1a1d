import type { aws_ecr as ecr, Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { createDeployers } from './deployers.ts';
import { createRepositories, replicate } from './repositories.ts';

/** Where images wait to be run, and who may bring them. */
export interface Delivery {
  /** The repository of a deployable's image. */
  repositoryOf(deployable: string): ecr.IRepository;
}

/** Identities are the whole account's, so the primary makes them; what comes as a guest is brought by its host's. */
export function createDelivery(stack: Stack, deployment: Deployment): Delivery {
  const repositories = createRepositories(stack, deployment);
  if (deployment.role === 'primary' && deployment.environment.guestOf === undefined) {
    replicate(stack, deployment);
    createDeployers(stack, deployment, { repositories: [...repositories.values()] });
  }
  return {
    repositoryOf(deployable) {
      const repository = repositories.get(deployable);
      if (!repository) throw new Error(`${deployable} is not deployed, so it has no images`);
      return repository;
    },
  };
}
