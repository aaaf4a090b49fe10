import { eventually } from '@ronghe/event-sourcing/testing';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export interface ConsoleOptions {
  width?: number;
  height?: number;
}

/** Nobody waits as long; a machine that has much else to do may. */
const PATIENCE_MS = 60_000;
/** After so long a user tries once more. */
const AGAIN_MS = 20_000;

/** The last that a page asked of the platform, for the report of a step that failed. */
const KEPT_REQUESTS = 12;

/** The console in one browser of its own: one person, one set of cookies. */
export class Console {
  private static readonly all = new Set<Console>();
  private readonly asked: string[] = [];
  /** What a person with the developer tools open would see in red. */
  readonly complaints: string[] = [];
  /** Refusals of the API, `409 /api/…`. */
  readonly refusals: string[] = [];

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    url: string,
    { width = 1440, height = 900 }: ConsoleOptions = {},
  ): Promise<Console> {
    // Without motion a click meets what it is aimed at, however slowly a busy machine would unfold it.
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const opened = new Console(url, context, page);
    page.on('pageerror', (error) => opened.complaints.push(String(error)));
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      opened.asked.push(`${response.request().method()} ${pathname} ${response.status()}`);
      if (response.status() >= 400) opened.refusals.push(`${response.status()} ${pathname}`);
    });
    page.on('console', (message) => {
      // Chromium writes a line for every answer above 399; those are told apart by `refusals`.
      const ofAnAnswer = message.text().startsWith('Failed to load resource: the server responded with');
      if (['error', 'warning'].includes(message.type()) && !ofAnAnswer) opened.complaints.push(message.text());
    });
    Console.all.add(opened);
    return opened;
  }

  /** Where every console that is open stands, and what it asked last: what a failed step alone does not tell. */
  static async situations(): Promise<string> {
    const each = [...Console.all].map(async ({ page, asked, refusals, complaints }) => {
      const shown = await page
        .locator('body')
        .innerText({ timeout: 1_000 })
        .catch((error) => String(error));
      const focus = await page.evaluate('document.activeElement?.outerHTML.slice(0, 200)').catch(String);
      const last = asked.slice(-KEPT_REQUESTS);
      return JSON.stringify({ at: page.url(), shown, focus, last, refusals, complaints }, null, 1);
    });
    return (await Promise.all(each)).join('\n');
  }

  /** Signs in as a person would: the console's button, the issuer's page, the name on it. */
  async signIn(tenant: string, user: string, landing = 'overview'): Promise<void> {
    await this.page.goto(this.url);
    await this.at('sign-in-button').click();
    const field = this.page.locator('section').filter({ hasText: tenant });
    await field.getByRole('button', { name: user }).first().click();
    await this.at(`${landing}-page`).waitFor();
  }

  at(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** By the navigation at the side. */
  async go(place: string): Promise<void> {
    await this.at(`nav-${place}`).click();
    await this.at(`${place}-page`).waitFor();
  }

  async visit(address: string, testId: string): Promise<void> {
    await this.page.goto(this.url + address);
    await this.at(testId).waitFor();
  }

  /**
   * Opens the page anew until it shows something: what others did, and what follows from it in another service, comes a
   * moment later, and a page that was read before does not read again by itself.
   */
  async visitUntil(address: string, shows: Locator): Promise<void> {
    await eventually(
      async () => {
        await this.page.goto(this.url + address);
        await shows.waitFor({ timeout: AGAIN_MS });
      },
      { timeoutMs: 4 * AGAIN_MS },
    );
  }

  /** In a browser that has much to do an element can be there before anything was painted. */
  async firstPaint(): Promise<number> {
    const paint = 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime';
    const shown = await this.page.waitForFunction(paint);
    return Math.round((await shown.jsonValue()) as number);
  }

  /** Escape, as a user presses it: once more where the page was still busy with the one before. */
  async escape(testId: string): Promise<void> {
    await eventually(
      async () => {
        await this.page.keyboard.press('Escape');
        await this.at(testId).waitFor({ state: 'hidden', timeout: AGAIN_MS });
      },
      { timeoutMs: 4 * AGAIN_MS },
    );
  }

  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
  }

  /** Opens the form of a command, has it filled in, and sends it. */
  async command(testId: string, fill: (form: Form) => Promise<void>): Promise<void> {
    const form = await this.openForm(testId);
    await fill(form);
    await form.submit();
    await form.root.waitFor({ state: 'hidden' });
  }

  async openForm(testId: string): Promise<Form> {
    await this.at(testId).click();
    return new Form(this.page, this.at(`${testId}-form`), this.at(`${testId}-submit`));
  }

  /** Pixels by which the page is wider than the window; none is right. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  end(): Promise<void> {
    Console.all.delete(this);
    return this.context.close();
  }
}

export class Form {
  constructor(
    private readonly page: Page,
    readonly root: Locator,
    private readonly button: Locator,
  ) {}

  private get options(): Locator {
    return this.page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  text(label: string, value: string): Promise<void> {
    return this.field(label).fill(value);
  }

  async date(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.field(label).press('Enter');
  }

  async choose(label: string, ...names: string[]): Promise<void> {
    const field = this.field(label);
    for (const name of names) await this.take(label, name, () => field.fill(name), this.options);
    await field.press('Tab');
  }

  /** From a short list, which takes no text. */
  async pick(label: string, name: string): Promise<void> {
    await this.take(label, name, () => this.field(label).click(), this.options);
  }

  /** Looks for it in a tree, of which only the branches that were opened are there. */
  async chooseInTree(label: string, name: string): Promise<void> {
    const found = this.page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper');
    await this.take(label, name, () => this.field(label).fill(name), found);
  }

  submit(): Promise<void> {
    return this.button.click();
  }

  /** On a busy machine a list that is just unfolding can swallow the click; a user clicks again. */
  private async take(label: string, name: string, unfold: () => Promise<void>, offered: Locator): Promise<void> {
    const option = new RegExp(`^${name}(（|$)`);
    const item = this.root.locator('.ant-form-item', { has: this.page.getByLabel(label, { exact: true }) });
    const chosen = item.getByText(option).filter({ visible: true }).first();
    await eventually(
      async () => {
        if (!(await chosen.isVisible())) {
          await unfold();
          await offered.filter({ hasText: option }).click({ timeout: AGAIN_MS });
        }
        await chosen.waitFor({ timeout: AGAIN_MS });
      },
      { timeoutMs: 4 * AGAIN_MS },
    );
  }
}
