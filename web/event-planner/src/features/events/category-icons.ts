import type { EventCategory } from '@event-planner/contracts/event';
import { Baby, Drama, Hammer, Images, Laugh, type LucideIcon, Mic, Music, Presentation, TentTree, Trophy } from 'lucide-react';

export const categoryIcons: Record<EventCategory, LucideIcon> = {
  concert: Mic,
  theatre: Drama,
  comedy: Laugh,
  classical: Music,
  sport: Trophy,
  festival: TentTree,
  conference: Presentation,
  workshop: Hammer,
  exhibition: Images,
  family: Baby,
};
