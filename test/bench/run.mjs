// npm run bench: prints each figure as it is measured, then all as a table for docs/benchmarks.md.
import { cpus, totalmem } from 'node:os';
import { benchAppend } from './append.mjs';
import { benchBoot } from './boot.mjs';
import { rows } from './harness.mjs';
import { benchImport } from './import.mjs';

await benchAppend();
await benchBoot();
await benchImport();
console.log(
  `\n${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
console.log('| what | figure | baseline, same run | ratio | goal |\n|---|---|---|---|---|');
for (const r of rows) console.log(`| ${r.what} | ${r.figure} | ${r.baseline} | ${r.ratio} | ${r.goal} |`);
