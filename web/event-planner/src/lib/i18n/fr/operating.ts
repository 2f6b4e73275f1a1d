import type { operating as english } from '../en/operating.ts';
import type { Translated } from '../sentences.ts';
import { frame } from './operating/frame.ts';

export const operating: Translated<typeof english> = { ...frame };
