import { ChangeQuota, ProposeQuota, developmentQuotaId } from '@ronghe/organization';
import type { DevelopmentSpec } from './spec.js';
import { type World, tell } from './story.js';
import { MONTHS } from './year.js';

const WEIGHTS = { blank: 3, oneMember: 2, others: 1 };

/** In the January of the story the year’s places are set and decided; those who take them do so by their own stories. */
export function tellDevelopment(world: World, { unit, places }: DevelopmentSpec): void {
  const { year } = world;
  const january = Array.from({ length: MONTHS }, (_, month) => month).find((month) =>
    year.month(month).endsWith('-01'),
  )!;
  const calendarYear = year.month(january).slice(0, 4);
  const quota = developmentQuotaId(unit, calendarYear);
  const of = { unit, year: calendarYear };
  const [setOn, on] = [year.day(january, 14), year.day(january, 22)];
  tell(world, 'quotaSet', `quota-${quota}`, setOn, (context) => new ProposeQuota(context, of, places, WEIGHTS));
  tell(
    world,
    'quotaDecide',
    `quota-decision-${quota}`,
    on,
    (context) => new ChangeQuota(context, quota, { kind: 'decideQuota', on, today: on }),
  );
}
