import type { Client } from '../client.js';
import { ON, ORG } from './outside.js';

/** A contact point of somebody of the second area, with a visit whose finding is to be put right. */
export async function tellContacts(officer: Client, person: string) {
  const opened = { unit: 'production.T2', person, purposes: ['safety', 'party'], on: ON };
  const { id: contactPoint } = await officer.do(`${ORG}/contact-points`, opened);
  const findings = [{ title: '护栏松动', severity: 3, responsible: person }];
  const visited = { on: ON, hours: 2, done: '查现场', findings };
  const { id: visit } = await officer.do(`${ORG}/contact-points/${contactPoint}/visits`, visited);
  const { items } = await officer.read(`${ORG}/contact-visits?point=${contactPoint}`);
  const finding: string = items[0].findings[0].id;
  const put = await officer.read('/api/alliance-project/v1/rectifications?unit=production.T2');
  return { contactPoint, visit, finding, rectification: put.items[0].id as string };
}
