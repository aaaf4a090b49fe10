/** What is known of a person where it is decided whether he may answer for something, or be answered for. */
export interface Party {
  person: string;
  isMember: boolean;
  employedOn: string;
  leftOn?: string;
  unit: string;
}

/** Who is meant, looked up: undefined for who is nobody of the oilfield. */
export interface Parties {
  member: Party | undefined;
  /** Of a contract on an employee. */
  employee?: Party;
  /** The day on which it is written down. */
  today: string;
}
