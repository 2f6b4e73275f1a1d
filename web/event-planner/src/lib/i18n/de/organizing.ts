import type { organizing as english } from '../en/organizing.ts';
import type { Translated } from '../sentences.ts';
import { frame } from './organizing/frame.ts';
import { teamwork } from './organizing/teamwork.ts';

export const organizing: Translated<typeof english> = { ...frame, ...teamwork };
