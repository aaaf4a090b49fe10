import { chromium } from 'playwright-core';
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu'],
});
const URL_ = 'http://127.0.0.1:3955';
async function open(tenant, user, width = 1440) {
  const c = await b.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log('ERR', String(e)));
  p.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CON', m.text().slice(0, 300)));
  await p.goto(URL_);
  await p.getByTestId('sign-in-button').click();
  await p.locator('section').filter({ hasText: tenant }).getByRole('button', { name: user }).first().click();
  await p.getByTestId('overview-page').waitFor();
  return p;
}
const shot = (p, n) => p.screenshot({ path: `/tmp/w5/look/${n}.png`, fullPage: true });
const o = await open('采油八厂', '党委干事');
await o.goto(URL_ + '/training');
await o.waitForLoadState('networkidle');
await shot(o, '1-list');
await o.locator('[data-testid=training-table] tbody tr.opens').first().click();
await o.getByTestId('trainees-table').waitFor();
await o.waitForLoadState('networkidle');
await shot(o, '2-plan');
const plan = new URL(o.url()).pathname;
console.log(plan);
await o.goto(URL_ + plan + '?view=sessions');
await o.getByTestId('sessions-table').waitFor();
await o.waitForLoadState('networkidle');
await shot(o, '3-sessions');
await o.goto(URL_ + '/training/menu');
await o.waitForLoadState('networkidle');
await shot(o, '4-menu');
await o.goto(URL_ + '/training/new');
await o.waitForLoadState('networkidle');
await shot(o, '5-new');
console.log(
  await o.evaluate(() =>
    [...document.querySelectorAll('label')].map((l) => [
      l.textContent,
      l.getAttribute('for'),
      !!document.getElementById(l.getAttribute('for')),
    ]),
  ),
);
const m = await open('采油八厂', '党员', 390);
await m.goto(URL_ + '/my-training');
await m.waitForLoadState('networkidle');
await shot(m, '6-mine');
const l = await open('辽河油田', '党委干事');
await l.goto(URL_ + '/cultivation');
await l.waitForLoadState('networkidle');
await shot(l, '7-two-way');
await l.goto(URL_ + '/training');
await l.waitForLoadState('networkidle');
await l.locator('[data-testid=training-table] tbody tr.opens').first().click();
await l.getByTestId('trainees-table').waitFor();
await l.waitForLoadState('networkidle');
await shot(l, '8-staged');
await b.close();
