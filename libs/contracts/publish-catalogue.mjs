// Writes catalogue.json from the built contracts. Refuses while something published before would break:
//   npx nx build @ronghe/contracts && node libs/contracts/publish-catalogue.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { presentCatalogue } from './dist/catalogue-snapshot.js';
import { breaches } from './dist/compatibility.js';

const file = new URL('catalogue.json', import.meta.url);
const present = presentCatalogue();
const broken = existsSync(file) ? breaches(JSON.parse(readFileSync(file, 'utf8')), present) : [];
if (broken.length > 0) {
  console.error(`Not published: ${broken.join('; ')}. Keep what is published, or give the event a new version.`);
  process.exit(1);
}
writeFileSync(file, await format(JSON.stringify(present), { parser: 'json', printWidth: 120 }));
