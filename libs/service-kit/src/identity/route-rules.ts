import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessRule, type AccessRule } from './access.js';

type Handler = (...args: never[]) => unknown;
const paths = (target: object): string[] =>
  [(Reflect.getMetadata(PATH_METADATA, target) ?? '') as string | string[]].flat();
const join = (...parts: string[]) => `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;

export interface RouteRule {
  /** As `GET /path`. */
  route: string;
  rule: AccessRule | undefined;
}

/** Every route of the process with who may call it. */
export function routeRules(app: INestApplicationContext): RouteRule[] {
  const found: RouteRule[] = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) if (metatype) found.push(...rulesOf(metatype));
  return found.sort((a, b) => (a.route < b.route ? -1 : 1));
}

/** Routes that say nothing about who may call them; the platform refuses to start while there is one. */
export const routesWithoutRule = (app: INestApplicationContext): string[] =>
  routeRules(app).flatMap(({ route, rule }) => (rule ? [] : route));

function rulesOf(controller: NonNullable<unknown> & { prototype?: object }): RouteRule[] {
  const ruleOf = (target: object) => Reflect.getMetadata(accessRule, target) as AccessRule | undefined;
  const prototype = controller.prototype as Record<string, Handler>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    const rule = ruleOf(handler) ?? ruleOf(controller);
    return paths(controller).flatMap((head) =>
      paths(handler).map((tail) => ({ route: `${RequestMethod[method]} ${join(head, tail)}`, rule })),
    );
  });
}
