export { erasedEmail } from './erased.ts';
export { type Holder, holderSubscribers, obstacleRoutes, type Person } from './holder.ts';
export { type Part, partsOf, type Told } from './parts.ts';
