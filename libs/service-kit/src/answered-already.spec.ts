import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Module, Res } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { PersonalData } from '@ronghe/personal-data';
import type { Response } from 'express';
import { pino } from 'pino';
import { AnswersInterceptor } from './answers.interceptor.js';
import { ProblemFilter } from './problem.js';

const ODD = new Error('too late');

@Controller()
class Own {
  @Get('whole')
  whole(@Res() response: Response): void {
    response.redirect(303, '/elsewhere');
  }
  @Get('whole-then-odd')
  wholeThenOdd(@Res() response: Response): void {
    response.send('whole');
    throw ODD;
  }
  @Get('half-then-odd')
  halfThenOdd(@Res() response: Response): void {
    response.set('Content-Length', '100').write('half');
    throw ODD;
  }
}

describe('a handler that takes the response itself', () => {
  let app: INestApplication;
  const log: { err: { message: string }; route: string }[] = [];

  beforeAll(async () => {
    const logger = pino({ level: 'error' }, { write: (line) => log.push(JSON.parse(line)) });
    const nobodys = {} as PersonalData;
    @Module({
      controllers: [Own],
      providers: [
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(logger) },
        { provide: APP_INTERCEPTOR, useFactory: () => new AnswersInterceptor(nobodys) },
      ],
    })
    class Root {}
    app = await NestFactory.create(Root, { logger: false });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());
  beforeEach(() => void log.splice(0));

  const ask = async (path: string) => fetch(`${await app.getUrl()}/${path}`, { redirect: 'manual' });

  it('has answered', async () => {
    expect((await ask('whole')).status).toBe(303);
    expect(log).toEqual([]);
  });

  it('keeps its whole answer when something breaks afterwards, which is said in the log', async () => {
    expect(await (await ask('whole-then-odd')).text()).toBe('whole');
    expect(log).toMatchObject([{ err: { message: 'too late' }, route: '/whole-then-odd' }]);
  });

  it('gives no half answer that looks whole, and that is in the log too', async () => {
    await expect(ask('half-then-odd').then((answer) => answer.text())).rejects.toThrow(/terminated|fetch failed/);
    expect(log).toMatchObject([{ err: { message: 'too late' }, route: '/half-then-odd' }]);
  });
});
