import type { System } from '@event-planner/model';
import type { Diagram } from '../diagram.ts';
import { containers } from './containers.ts';
import { context } from './context.ts';
import { deployment } from './deployment.ts';
import { messages } from './messages.ts';
import { network } from './network.ts';
import { recovery } from './recovery.ts';

/** Every picture of a system. */
export const diagramsOf = (system: System): readonly Diagram[] =>
  [context, containers, network, messages, deployment, recovery].map(view => view(system));
