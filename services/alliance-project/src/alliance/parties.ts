import { invalidField } from '@ronghe/event-sourcing';

/** Only a party of the alliance may lead, offer, use, raise or claim in it; `pointer` is the field that names the unit. */
export function onlyParties({ parties }: { parties: readonly string[] }, unit: string, pointer: string): void {
  if (!parties.includes(unit))
    invalidField(
      pointer,
      'not-a-party',
      { zh: '该单位不是联盟成员', en: 'This unit is not a party of the alliance' },
      { zh: '请从联盟成员中选择', en: 'Choose one of its parties' },
    );
}
