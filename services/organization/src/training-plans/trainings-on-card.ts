import type { CardAround, CardLine, CardSection } from '../person-card/card-section.js';
import { trainees } from './trainees.js';
import { trainingPlans } from './training-plans.js';
import { trainingAttendances } from './training-sessions.js';

export const trainingsOnCard: CardSection = {
  subject: 'trainings',
  title: { zh: '培训', en: 'Trainings' },
  columns: [
    { field: 'title', label: { zh: '培训', en: 'Training' } },
    { field: 'unitName', label: { zh: '组织单位', en: 'Held by' } },
    { field: 'tierName', label: { zh: '层级', en: 'Tier' } },
    { field: 'enrolledOn', label: { zh: '编入日期', en: 'Enrolled on' } },
    { field: 'withdrawnOn', label: { zh: '退出日期', en: 'Withdrawn on' } },
    { field: 'attended', label: { zh: '到课次数', en: 'Sessions attended' } },
    { field: 'results', label: { zh: '成绩', en: 'Results' } },
    { field: 'proposedOn', label: { zh: '建议为骨干', en: 'Proposed as key staff' } },
  ],
  rows: trainingsOf,
};

async function trainingsOf({ reader, person, chart }: CardAround): Promise<CardLine[]> {
  const found = await reader.find(trainees, { filter: { person } });
  const attended = await reader.find(trainingAttendances, { filter: { person } });
  const rows = await Promise.all(
    found.map(async ({ document: { training, tier, enrolledOn, withdrawnOn, results, proposedOn } }) => {
      const plan = await reader.get(trainingPlans, training);
      if (!plan) return [];
      const named = [...plan.levels, ...(plan.followUp ? [plan.followUp] : [])];
      const nameOf = (code: string | undefined): string | undefined => named.find((level) => level.code === code)?.name;
      const scores = results.map(({ level, score }) => `${nameOf(level) ?? level} ${score}`).join(' · ');
      return [
        {
          ...{ title: plan.title, unitName: chart.name(plan.unit), tierName: nameOf(tier), enrolledOn, withdrawnOn },
          attended: attended.filter(({ document }) => document.training === training).length,
          ...{ results: scores || undefined, proposedOn, link: `/training/${training}` },
        },
      ];
    }),
  );
  return rows.flat().sort((a, b) => (a.enrolledOn < b.enrolledOn ? 1 : -1));
}
