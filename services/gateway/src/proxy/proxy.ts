import { type ClientRequest, ServerResponse } from 'node:http';
import { Refusal, sendProblem } from '@ronghe/service-kit';
import type { Request, RequestHandler, Response } from 'express';
import { type Plugin, createProxyMiddleware, proxyEventsPlugin } from 'http-proxy-middleware';
import { stripForService, stripHopByHop } from './hop-by-hop.js';
import type { Upstream } from './upstream.js';

export interface ProxyLimits {
  /** Longest silence of a service; as long as the largest import takes. */
  silenceMs: number;
  connectMs: number;
}

type Traced = Request & { trace?: string };

const LIMITS: ProxyLimits = { silenceMs: 120_000, connectMs: 5_000 };

/**
 * Hands /api/<service>/v1/ on to the service as it came: bodies stream both ways, so it must run before any body parser
 * and after what turns the console's cookie into a bearer token.
 */
export function serviceProxy(upstreams: readonly Upstream[], limits: ProxyLimits = LIMITS): RequestHandler {
  const hands = new Map(upstreams.map((upstream) => [upstream.name, handTo(upstream, limits)]));
  return (req, res, next) => {
    const hand = hands.get(/^\/api\/([a-z-]+)\/v1\//.exec(req.path)?.[1] ?? '');
    if (hand) hand(req, res, next);
    else next();
  };
}

function handTo({ name, url }: Upstream, { silenceMs, connectMs }: ProxyLimits): RequestHandler {
  const proxy = createProxyMiddleware<Traced, Response>({
    target: url,
    changeOrigin: true,
    xfwd: true,
    proxyTimeout: silenceMs,
    // Without the library's own answer to errors: it is no problem document.
    ejectPlugins: true,
    plugins: [proxyEventsPlugin as unknown as Plugin<Traced, Response>],
    on: {
      proxyReq: (proxyReq) => boundConnecting(proxyReq, connectMs),
      proxyRes: (proxyRes, _, res) => {
        stripHopByHop(proxyRes.headers);
        // The library would promise every client that its connection stays, also one that has said it closes it.
        proxyRes.headers.connection = res.shouldKeepAlive ? 'keep-alive' : 'close';
      },
      error: (_, req, res) => {
        if (res instanceof ServerResponse && !res.headersSent) sendProblem(req, res, serviceAway(name), req.trace);
        else res.destroy();
      },
    },
  });
  return (req: Traced, res, next) => {
    stripForService(req.headers);
    if (req.trace) req.headers.traceparent = req.trace;
    proxy(req, res, next).catch(next);
  };
}

/** A host that swallows packets would else hold the request as long as a service may be silent. */
function boundConnecting(proxyReq: ClientRequest, ms: number): void {
  if (!proxyReq.socket?.connecting) return;
  const slow = setTimeout(() => proxyReq.destroy(new Error('no connection in time')), ms);
  proxyReq.socket.once('connect', () => clearTimeout(slow));
  proxyReq.once('close', () => clearTimeout(slow));
}

const serviceAway = (name: string): Refusal =>
  new Refusal(
    'unavailable',
    'service-unavailable',
    { zh: `服务 ${name} 暂时没有响应`, en: `The service ${name} does not answer` },
    {
      remedy: {
        zh: '请稍后重试；不确定是否已提交时，请用同一个 Idempotency-Key 再次发送。',
        en: 'Try again in a moment; if a change may have been made, send it again under the same Idempotency-Key.',
      },
      retryAfterSeconds: 5,
    },
  );
