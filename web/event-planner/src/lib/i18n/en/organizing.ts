import { frame } from './organizing/frame.ts';
import { teamwork } from './organizing/teamwork.ts';

export const organizing = { ...frame, ...teamwork };
