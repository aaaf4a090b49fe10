import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Asked at every request, because the address is known only once the server listens. */
export function securityHeaders(publicUrl: () => string): RequestHandler {
  const [open, secure] = [headers(false), headers(true)];
  return (req, res, next) => {
    res.setHeader('Permissions-Policy', NO_DEVICES);
    (publicUrl().startsWith('https:') ? secure : open)(req, res, next);
  };
}

/** The console needs none of what a browser can lend to a page. */
const NO_DEVICES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'serial', 'usb']
  .map((device) => `${device}=()`)
  .join(', ');

/** Over http, strict transport security and upgrading requests would only lock the browser out. */
const headers = (https: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Ant Design writes its styles at run time
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: https,
    // With no-referrer, browsers send `Origin: null` and the console could not be told from a stranger.
    referrerPolicy: { policy: 'same-origin' },
  });
