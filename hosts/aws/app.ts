import { App } from 'aws-cdk-lib';
import featureFlags from './feature-flags.json' with { type: 'json' };

/** An app with the CDK's recommended behaviour, that tells nobody of itself. @default synthesized into a temporary folder */
export const openApp = (outdir?: string): App =>
  new App({ context: featureFlags, analyticsReporting: false, ...(outdir !== undefined && { outdir }) });
