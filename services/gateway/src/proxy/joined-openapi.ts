import type { Upstream } from './upstream.js';

interface OpenApi {
  info: { description?: string };
  paths: Record<string, object>;
  tags?: { name: string }[];
  components?: Record<string, Record<string, object>>;
}

const ASK_MS = 2_000;
const KEEP_MS = 5_000;

/**
 * The gateway's own document with those of the services: one description of all that is behind this port. A service that
 * does not answer is left out and named in `x-unavailable`. Kept for some seconds.
 */
export function joinedOpenApi(own: () => object, upstreams: readonly Upstream[]): () => Promise<object> {
  let kept: { document: Promise<object>; until: number } | undefined;
  return () => {
    if (!kept || kept.until < Date.now())
      kept = { document: join(own() as OpenApi, upstreams), until: Date.now() + KEEP_MS };
    return kept.document;
  };
}

async function join(own: OpenApi, upstreams: readonly Upstream[]): Promise<object> {
  const answers = await Promise.all(upstreams.map(documentOf));
  const found = answers.filter((answer) => answer !== undefined);
  const away = upstreams.filter((_, i) => answers[i] === undefined).map(({ name }) => name);
  // The gateway's own comes last: every process has a /health of its own, and here it is the gateway's.
  const all = [...found, own];
  const kinds = new Set(all.flatMap(({ components }) => Object.keys(components ?? {})));
  return {
    ...own,
    info: away.length === 0 ? own.info : { ...own.info, description: `${own.info.description} (${namedAway(away)})` },
    paths: Object.assign({}, ...all.map(({ paths }) => paths)) as object,
    tags: [...new Map(all.flatMap(({ tags }) => tags ?? []).map((tag) => [tag.name, tag])).values()],
    components: Object.fromEntries(
      [...kinds].map((kind) => [kind, Object.assign({}, ...all.map(({ components }) => components?.[kind])) as object]),
    ),
    ...(away.length > 0 && { 'x-unavailable': away }),
  };
}

const namedAway = (away: readonly string[]): string => `未响应 does not answer: ${away.join(', ')}`;

async function documentOf({ url }: Upstream): Promise<OpenApi | undefined> {
  try {
    const answer = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(ASK_MS) });
    return answer.ok ? ((await answer.json()) as OpenApi) : undefined;
  } catch {
    return undefined;
  }
}
