import type { System } from '@event-planner/model';
import { deploy, deployEnvironment } from './deploy.ts';
import { preview } from './preview.ts';
import { pullRequest } from './pull-request.ts';
import { toYaml } from './workflow.ts';

/** The files below .github/workflows that are made, by name. */
export const workflowFiles = (systems: readonly System[]): Readonly<Record<string, string>> => ({
  'deploy.yml': toYaml(deploy(systems)),
  'deploy-environment.yml': toYaml(deployEnvironment),
  'pull-request.yml': toYaml(pullRequest(systems)),
  'preview.yml': toYaml(preview(systems)),
});
