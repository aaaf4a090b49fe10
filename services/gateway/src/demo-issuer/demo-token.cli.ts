import { demoToken } from './demo-token.js';

const [user] = process.argv.slice(2);
const baseUrl = process.env.RONGHE_PUBLIC_URL ?? 'http://127.0.0.1:3000';

if (!user) {
  console.error('Usage: npm run demo:token -- <demo user>   (platform at RONGHE_PUBLIC_URL, else on port 3000)');
  process.exit(2);
}
try {
  console.log(await demoToken(baseUrl, user));
} catch (error) {
  console.error(
    `${error instanceof Error ? error.message : String(error)}\nIs the platform running in demo mode at ${baseUrl}?`,
  );
  process.exit(1);
}
