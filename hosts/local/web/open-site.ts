import { join, resolve } from 'node:path';
import type { System } from '@event-planner/model';
import { quiet } from '../command/progress.ts';
import { emptySite, loadSite, type Site } from '../edge/site.ts';
import type { RunOptions } from '../running/options.ts';
import { build, isBuilt } from './build.ts';

const repository = resolve(import.meta.dirname, '../../..');

/** The web app at the system's root, built first when its sources have changed. */
export async function openSite(system: System, { web = true, progress = quiet }: RunOptions): Promise<Site> {
  const app = system.edge.webApps.find(({ path }) => path === '/');
  if (!app || !web) return emptySite;
  const wanted = { repository, folder: app.folder };
  if (!(await isBuilt(wanted))) await progress.step('web app', build(wanted));
  return loadSite(join(repository, app.folder, 'dist'));
}
