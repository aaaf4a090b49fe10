import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Dockerfile, DockerfileParser } from 'dockerfile-ast';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('deploy/Dockerfile', () => {
  let file: Dockerfile;
  beforeAll(() => {
    file = DockerfileParser.parse(read('deploy/Dockerfile'));
  });

  const instructions = (keyword: string) => file.getInstructions().filter((one) => one.getKeyword() === keyword);
  /** Those of the last stage, which is what runs. */
  const last = (keyword: string) => {
    const begin = file.getFROMs().at(-1)!.getRange().start.line;
    return instructions(keyword).filter((one) => one.getRange().start.line > begin);
  };

  it('begins with the Node that package.json pins, by its whole version; later stages begin with earlier ones', () => {
    const [first, ...others] = file.getFROMs();
    const { node } = JSON.parse(read('package.json')).dependencies;
    expect([first!.getImageName(), first!.getImageTag()]).toEqual(['node', `${node}-bookworm-slim`]);
    const stages = file.getFROMs().map((from) => from.getBuildStage());
    for (const other of others) expect(stages).toContain(other.getImage());
  });

  it('runs as somebody who is not root, and stays so', () => {
    expect(last('USER').map((user) => user.getArgumentsContent())).toEqual(['node']);
    const afterwards = last('RUN').filter((run) => run.getRange().start.line > last('USER')[0]!.getRange().start.line);
    expect(afterwards).toEqual([]);
  });

  it('fetches nothing by address', () => {
    expect(instructions('ADD')).toEqual([]);
    for (const run of instructions('RUN')) expect(run.getArgumentsContent()).not.toMatch(/curl|wget|https?:/);
  });

  it('copies into what runs only from stages, never the whole checkout', () => {
    const flags = file
      .getCOPYs()
      .filter((copy) => last('COPY').some((one) => one.getRange().start.line === copy.getRange().start.line));
    expect(flags.map((copy) => copy.getFromFlag()?.getValue())).toEqual(['modules', 'build']);
  });

  it('starts Node itself, so that it gets the signals', () => {
    expect(file.getENTRYPOINTs()).toEqual([]);
    const [command, ...more] = file.getCMDs();
    expect(more).toEqual([]);
    expect(command!.getJSONStrings().map((part) => part.getJSONValue())).toEqual([
      'node',
      'services/platform/dist/main.js',
    ]);
  });

  it('asks the process whether it is ready, at the port that it was told', () => {
    const [check, ...more] = file.getHEALTHCHECKs();
    expect(more).toEqual([]);
    expect(check!.getSubcommand()!.getValue()).toBe('CMD');
    expect(check!.getArgumentsContent()).toMatch(/process\.env\.RONGHE_PORT \+ '\/health\/ready'/);
  });

  it('is given no secrets, no data and nothing of this machine', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', 'data', 'test-output']));
    expect(
      instructions('ENV')
        .map((env) => env.getArgumentsContent())
        .join(),
    ).not.toMatch(/SECRET|PASSWORD|KEY/);
  });
});
