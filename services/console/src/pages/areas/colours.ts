import type { Area } from '../../api/areas';

/** Quiet enough for dark writing on them, and told apart beside each other. */
const palette = [
  '#d9e4ee',
  '#f0dfc8',
  '#d8e8da',
  '#ecd9d6',
  '#e2dcec',
  '#d3e6e4',
  '#efe6c4',
  '#dfe0d3',
  '#e9d8e4',
  '#cfdde8',
  '#e4d5c3',
  '#cfe3d3',
];
export const unassignedColour = '#ffffff';
const unnamedColour = '#edebe7';

/** One colour for each member of a page, the same however the page is ordered. */
export function coloursOf(areas: readonly Area[]): (area: Area) => string {
  const members = [...new Set(areas.flatMap(({ member }) => member ?? []))].sort();
  const of = new Map(members.map((member, i) => [member, palette[i % palette.length]!]));
  return ({ state, member }) => {
    if (state !== 'contracted') return unassignedColour;
    return (member && of.get(member)) ?? unnamedColour;
  };
}
