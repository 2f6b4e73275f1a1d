import { deployablesIn } from '@event-planner/model';
import { aws_ecr as ecr, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** Where images wait to be run, and who may bring them. */
export interface Delivery {
  /** The repository of a deployable's image. */
  repositoryOf(deployable: string): ecr.IRepository;
}

export function createDelivery(stack: Stack, deployment: Deployment): Delivery {
  const repositories = new Map(
    deployablesIn(deployment.system, deployment.environmentName).map(({ name }) => [
      name,
      new ecr.Repository(stack, `${name}-images`, { repositoryName: nameIn(deployment, name) }),
    ]),
  );
  return {
    repositoryOf(deployable) {
      const repository = repositories.get(deployable);
      if (!repository) throw new Error(`${deployable} is not deployed, so it has no images`);
      return repository;
    },
  };
}
