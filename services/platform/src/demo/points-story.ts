import { hashId } from '@ronghe/event-sourcing';
import { ChangeRulebook, RecordByHand, ReverseEntry } from '@ronghe/scoring';
import type { OilfieldSpec } from './spec.js';
import { type World, tell } from './story.js';
import { BY_HAND } from './words.js';
import { MONTHS, plusDays } from './year.js';

/** The id under which a step's command is sent. */
export const commandIdOf = (tenant: string, key: string): string => hashId('demo', tenant, key);

export function tellRulebooks(world: World, spec: OilfieldSpec): void {
  for (const { id: rulebook, drafts } of spec.rulebooks)
    drafts.forEach(({ draftedIn, from: first, ...draft }, i) => {
      const version = i + 1;
      const drafted = world.year.day(draftedIn, 1);
      const kind = i === 0 ? 'openRulebook' : 'draftVersion';
      const from = world.year.month(first);
      tell(
        world,
        'rulebook',
        `draft-${rulebook}-${version}`,
        drafted,
        (context) => new ChangeRulebook(context, { kind, rulebook, draft }),
      );
      // Adopted in the month before it comes into force, so that no event of that month is scored by the old one.
      const adopted = first === 0 ? drafted : world.year.day(first - 1, 20);
      tell(
        world,
        first === 0 ? 'register' : 'change',
        `adopt-${rulebook}-${version}`,
        adopted,
        (context) => new ChangeRulebook(context, { kind: 'adoptVersion', rulebook, version, from }),
      );
    });
}

/** What no event tells: findings of inspections, now and then a veto, and a few entries that prove wrong. */
export function tellEntriesByHand(world: World, spec: OilfieldSpec): void {
  const { chance, year } = world;
  const everyone = world.members.get('')!;
  const parties = [...new Set(spec.alliances.flatMap((a) => a.parties))];
  const perMonth = Math.max(1, Math.round(spec.alliances.reduce((sum, a) => sum + a.problemsPerMonth, 0) / 9));
  const record = (
    key: string,
    subject: string,
    on: string,
    item: string,
    reason: string,
    evidence: string,
    points?: number,
  ): void =>
    tell(
      world,
      'byHand',
      key,
      on,
      (context) => new RecordByHand(context, subject, { item, on, reason, evidence, points }),
    );
  for (let m = 0; m < MONTHS; m++)
    for (let i = 0; i < perMonth; i++) {
      const on = year.day(m, chance.between(14, 20));
      const key = `hand-${m}-${i}`;
      const [reason, evidence] = chance.one(BY_HAND);
      const subject = i % 2 === 0 ? `person:${world.idOf(chance.one(everyone))}` : `unit:${chance.one(parties)}`;
      record(key, subject, on, 'B1', reason, evidence);
      if (m % 5 !== 3 || i !== 0) continue;
      const day = plusDays(on, 5);
      const reverses = hashId('entry', world.tenant, commandIdOf(world.tenant, key));
      tell(
        world,
        'reverse',
        `reverse-${m}`,
        day,
        (context) => new ReverseEntry(context, subject, reverses, on.slice(0, 4), '经核查情况不属实，予以冲正', day),
      );
    }
  record(
    'veto',
    `person:${world.idOf(chance.one(everyone))}`,
    year.day(7, 16),
    'N1',
    '违章操作受到通报',
    '安全处罚通报',
  );
  record(
    'star',
    `person:${world.idOf(chance.one(everyone))}`,
    year.day(9, 18),
    'V9',
    '获评季度党员之星',
    '表彰文件',
    5,
  );
}
