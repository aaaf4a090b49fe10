import { Ability, subject } from '@casl/ability';
import { GROUP_TENANT } from '@ronghe/contracts';
import type { Grant, Role } from './identity.js';
import { outsideScope } from './refusals.js';
import { type Action, OF_THE_GROUP, RIGHTS, type Thing, type Where } from './rights-table.js';

/** What a rule looks at in one row: whom it is about, and the units it belongs to with all above them. */
export interface Row {
  person?: string;
  within?: readonly string[];
}

/** For documents: which roles may do this to at least some of these, at their widest. */
export const rolesThatMay = (action: Action, thing: Thing): string[] =>
  (Object.keys(RIGHTS) as Role[]).flatMap((role) => {
    if (new Rights('', '', [{ role }]).may(action, thing)) return [role];
    return new Rights('', GROUP_TENANT, [{ role }]).may(action, thing) ? [`${role} of the group`] : [];
  });

type Condition = (row: Row) => boolean;

/** What one caller may do, by CASL: any rule that allows it, and nothing without one. */
export class Rights {
  readonly #ability: Ability<[Action, Thing | Row], Condition>;

  constructor(person: string, tenant: string, grants: readonly Grant[]) {
    const rules = grants.flatMap((grant) =>
      [...RIGHTS[grant.role], ...((tenant === GROUP_TENANT && OF_THE_GROUP[grant.role]) || [])].flatMap(
        ([actions, things, where]) => {
          const conditions = conditionOf(where, grant, person);
          if (conditions === 'never') return [];
          return [{ action: [...actions], subject: [...things], ...(conditions && { conditions }) }];
        },
      ),
    );
    this.#ability = new Ability<[Action, Thing | Row], Condition>(rules, {
      conditionsMatcher: (condition) => condition,
    });
  }

  /** For a row; without one, whether there can be any row at all. */
  may(action: Action, thing: Thing, row?: Row): boolean {
    return this.#ability.can(action, row ? subject(thing, { ...row }) : thing);
  }

  /** Whether no row is left out, so that rows need not be looked at. */
  everywhere(action: Action, thing: Thing): boolean {
    return this.#ability.rulesFor(action, thing).some((rule) => rule.conditions === undefined);
  }

  /** @throws Refusal outside-scope */
  require(action: Action, thing: Thing, row: Row): void {
    if (!this.may(action, thing, row)) throw outsideScope();
  }
}

/** Undefined: all rows. */
function conditionOf(where: Where, { unit }: Grant, self: string): Condition | undefined | 'never' {
  switch (where) {
    case 'everywhere':
      return undefined;
    case 'oilfield':
      return unit === undefined ? undefined : 'never';
    case 'within':
      return unit === undefined ? undefined : ({ within }) => within?.includes(unit) ?? false;
    case 'own':
      return ({ person }) => person === self;
    case 'impersonal':
      return ({ person }) => person === undefined;
  }
}
