import { RemovalPolicy } from 'aws-cdk-lib';
import { type Deployment, isProduction } from '../deployment.ts';

/** Of stores that take no last snapshot: production outlives its stack, everything else is thrown away with it. */
export const removalPolicyOf = (deployment: Pick<Deployment, 'environment'>): RemovalPolicy =>
  isProduction(deployment) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
