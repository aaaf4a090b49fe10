import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessRule } from './access.js';

type Handler = (...args: never[]) => unknown;
const paths = (target: object): string[] =>
  [(Reflect.getMetadata(PATH_METADATA, target) ?? '') as string | string[]].flat();
const join = (...parts: string[]) => `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;

/** Routes that say nothing about who may call them, as `GET /path`; the platform refuses to start while there is one. */
export function routesWithoutRule(app: INestApplicationContext): string[] {
  const found: string[] = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) if (metatype) found.push(...bareRoutes(metatype));
  return found.sort();
}

function bareRoutes(controller: NonNullable<unknown> & { prototype?: object }): string[] {
  if (Reflect.hasMetadata(accessRule, controller)) return [];
  const prototype = controller.prototype as Record<string, Handler>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
    if (!handler || method === undefined || Reflect.hasMetadata(accessRule, handler)) return [];
    return paths(controller).flatMap((head) =>
      paths(handler).map((tail) => `${RequestMethod[method]} ${join(head, tail)}`),
    );
  });
}
