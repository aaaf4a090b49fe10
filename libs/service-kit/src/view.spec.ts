import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Response } from 'express';
import type { Identity } from './identity/index.js';
import { CLOCK, type RongheRequest, View, type Viewpoint } from './request.js';

@Controller()
class Views {
  @Get('day')
  day(@View() { today }: Viewpoint): { today: string } {
    return { today };
  }
}

describe('the day from which a query looks', () => {
  let app: INestApplication;

  beforeAll(async () => {
    const clock = (): Date => new Date('2026-03-31T16:30:00Z');
    @Module({ controllers: [Views], providers: [{ provide: CLOCK, useValue: clock }] })
    class Root {}
    app = await NestFactory.create(Root, { logger: false });
    app.use((request: RongheRequest, _: Response, next: NextFunction) => {
      request.identity = {} as Identity;
      next();
    });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const seenFrom = async (query: string): Promise<unknown> => (await fetch(`${await app.getUrl()}/day${query}`)).json();

  it('is the business date of the clock', async () => {
    expect(await seenFrom('')).toEqual({ today: '2026-04-01' });
  });

  it.each([
    ['2026-02-28T23:59:59%2B08:00', '2026-02-28'],
    ['2026-02-28T16:00:00Z', '2026-03-01'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
  ])('is the business date of the moment as of which it looks: %s', async (asOf, today) => {
    expect(await seenFrom(`?asOf=${asOf}`)).toEqual({ today });
  });
});
