import { loadService, loadSystem } from './load.ts';
import { run } from './run.ts';

/** A task from the sources, for trying one out; an image has a bundle instead, whose beginning bundle.ts writes. */
const [systemName = '', ...names] = process.argv.slice(2);
const system = await loadSystem(systemName);
const services = await Promise.all((names.length > 0 ? names : system.services.map(({ name }) => name)).map(loadService));
await run({ system, services });
