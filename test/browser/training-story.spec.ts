import { afterAll, beforeAll, expect } from '@jest/globals';
import { describeInBrowser, pictureFile, steps } from '../support/browser.js';
import { type Console, Form } from '../support/console.js';
import { tellTeamOfThirty } from '../support/duty-team.js';
import { PHONE, Stage } from '../support/stage.js';
import { inDays } from '../support/training.js';

const WIDTHS = [1440, 512, 390];

/** Of a form that is a page: Enter would send it. */
async function day(form: Form, label: string, value: string): Promise<void> {
  await form.text(label, value);
  await form.field(label).press('Tab');
}

describeInBrowser('a training: planned from the menu, checked in by phone, counted by list, examined', () => {
  const it = steps();
  let stage: Stage;
  let officer: Console;
  let member: Console;
  let plan: string;
  let session: string;

  beforeAll(async () => {
    stage = await Stage.set(tellTeamOfThirty);
    officer = await stage.enter('党委干事');
    member = await stage.enter('党员', PHONE);
  });
  afterAll(() => stage?.end());

  it('the officer puts a course on the menu and plans three tiers with a follow-up check', async () => {
    await officer.go('training');
    await officer.at('training-menu-open').click();
    await officer.command('course-offer', async (form) => {
      await form.text('编码', 'DIAG');
      await form.text('课程名称', '油井故障诊断');
      await form.text('学时', '4');
    });
    await officer.at('courses-table').getByText('油井故障诊断').waitFor();
    await officer.visit('/training/new', 'training-form-page');
    const form = new Form(officer.page, officer.at('training-form-page'), officer.at('training-save'));
    await form.text('培训名称', '应需补短固优三级培训');
    await form.chooseInTree('组织单位', '采油一班');
    await day(form, '结束日期', inDays(20));
    await form.choose('课程', '油井故障诊断');
    await officer.at('training-follow-up').click();
    // Before the training ends: refused at its field.
    await day(form, '完成期限', inDays(10));
    await officer.page.screenshot({ path: pictureFile('training-form'), animations: 'disabled', fullPage: true });
    await form.submit();
    await form.root.getByText('跟踪考核应在培训结束之后').first().waitFor();
    await day(form, '完成期限', inDays(90));
    await form.submit();
    await officer.at('training-plan-page').waitFor();
    plan = new URL(officer.page.url()).pathname;
    for (const [code, name] of [
      ['T1', '应需'],
      ['T2', '补短'],
      ['T3', '固优'],
    ])
      await officer.at(`training-level-${code}`).getByText(name!).waitFor();
  });

  it('enrols the thirty of a team', async () => {
    await officer.command('training-enrol', async (form) => {
      await form.pick('层级', '应需');
      await officer.at('training-choose-all').click();
      await form.root.getByText('已选 30 人').waitFor();
    });
    await officer
      .at('trainees-table')
      .getByText(/责任人\d+/)
      .first()
      .waitFor();
    await officer.page.getByText('共 30 条').waitFor();
  });

  it('a session of today shows its code; the member scans it and is there', async () => {
    await officer.visit(`${plan}?view=sessions`, 'training-plan-page');
    await officer.command('training-schedule', async (form) => {
      await form.text('课次内容', '故障诊断实操');
      await form.text('地点', '一号井场');
    });
    await officer.at('sessions-table').getByText('故障诊断实操').click();
    await officer.at('session-code').locator('svg').first().waitFor();
    session = new URL(officer.page.url()).pathname;
    await officer.page.screenshot({ path: pictureFile('training-session'), animations: 'disabled', fullPage: true });
    const scan = async (): Promise<void> => {
      const scanned = new URL((await officer.at('session-code').getAttribute('data-address'))!);
      await member.visit(scanned.pathname + scanned.search, 'attend-check-in');
    };
    await scan();
    await member.page.screenshot({ path: pictureFile('attend-390'), animations: 'disabled', fullPage: true });
    expect(await member.overflow()).toBe(0);
    // A code is good for a minute, and pictures take their time.
    await scan();
    await member.at('attend-check-in').click();
    await member.at('attend-done').getByText('应需补短固优三级培训：故障诊断实操').waitFor();
    await member.visit('/attend?code=s.1.x', 'attend-check-in');
    await member.at('attend-check-in').click();
    await member.at('problem-title').getByText('签到码已失效').waitFor();
  });

  it('the others are counted by list', async () => {
    await officer.visit(session, 'attendance-table');
    await officer.at('session-present').getByText('1/30').waitFor();
    await officer.at('present-all').click();
    await officer.at('count-present').click();
    await officer.at('session-present').getByText('30/30').waitFor();
  });

  it('results are recorded, and the member sees his own on the phone', async () => {
    await officer.visit(plan, 'trainees-table');
    await officer.command('training-record', async (form) => {
      await form.pick('阶段或层级', '应需');
      await officer.at('training-scores').getByLabel('责任人30的成绩').fill('88');
      await officer.at('training-scores').getByLabel('责任人1的成绩').fill('50');
    });
    await officer.at('training-level-T1').getByText('69.0').waitFor();
    await member.visit('/my-training', 'my-trainings');
    await member.page.getByText('应需 88 · 通过').waitFor();
    await member.page.screenshot({ path: pictureFile('my-training-390'), animations: 'disabled', fullPage: true });
    expect(await member.overflow()).toBe(0);
  });

  it('every page of it fits the window, in English too', async () => {
    const wrong: string[] = [];
    for (const english of [false, true]) {
      if (english) await officer.at('language-switch').click();
      for (const [name, address, there] of [
        ['trainings', '/training', 'training-table'],
        ['training-menu', '/training/menu', 'courses-table'],
        ['training-new', '/training/new', 'training-form-page'],
        ['training-plan', plan, 'trainees-table'],
        ['training-sessions', `${plan}?view=sessions`, 'sessions-table'],
        ['training-session', session, 'attendance-table'],
        ['cultivation', '/cultivation', 'cultivation-table'],
      ] as const)
        for (const width of WIDTHS) {
          await officer.page.setViewportSize({ width, height: 900 });
          await officer.visit(address, there);
          await officer.settled();
          const picture = pictureFile(`${name}-${width}-${english ? 'en' : 'zh'}`);
          await officer.page.screenshot({ path: picture, animations: 'disabled', fullPage: true });
          const by = await officer.overflow();
          if (by > 0) wrong.push(`${name} at ${width}: ${by} px too wide`);
          const lines = (await officer.page.locator('#content').innerText()).split('\n');
          const given = /采油一班|责任人|三级培训|应需|补短|固优|跟踪考核|故障诊断|一号井场/;
          if (english) wrong.push(...lines.filter((line) => /\p{Script=Han}/u.test(line) && !given.test(line)));
        }
    }
    expect(wrong).toEqual([]);
    expect([officer.complaints, member.complaints]).toEqual([[], []]);
    const refused = (of: Console): string[] => of.refusals.filter((refusal) => refusal !== '401 /auth/me');
    expect(refused(officer)).toEqual(['422 /api/organization/v1/training-plans']);
    expect(refused(member)).toEqual(['422 /api/organization/v1/training-check-ins']);
  });
});
