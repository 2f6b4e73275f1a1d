import { validate } from '@event-planner/model';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** A system with faults is not worth a look at its templates. */
export const checkModel = ({ system }: Pick<Subject, 'system'>): readonly Finding[] =>
  validate(system).map(what => ({ check: 'model', where: `systems/${system.name}.ts`, what, cure: 'change the manifest or the system' }));
