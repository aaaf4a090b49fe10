export type RefusalCode = 'notAWorkbook' | 'oldOrEncrypted' | 'damaged' | 'tooLarge' | 'zipBomb' | 'tooManyRows';

/** The whole file is refused, before any row of it was given to anyone. */
export class WorkbookRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly zh: string,
    readonly en: string,
    cause?: unknown,
  ) {
    super(en, { cause });
    this.name = 'WorkbookRefused';
  }
}

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;

export const refuse = {
  notAWorkbook: () =>
    new WorkbookRefused(
      'notAWorkbook',
      '这不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
      'This is not an Excel workbook (.xlsx). Save it as .xlsx with Excel or WPS and upload it again.',
    ),
  oldOrEncrypted: () =>
    new WorkbookRefused(
      'oldOrEncrypted',
      '这是旧版 .xls 文件或加了密码的文件。请去掉密码，另存为 .xlsx 后再上传。',
      'This is an old .xls file or one with a password. Remove the password, save it as .xlsx and upload it again.',
    ),
  damaged: (cause?: unknown) =>
    new WorkbookRefused(
      'damaged',
      '文件已损坏或不完整，无法读取。请用 Excel 打开检查，重新保存后再上传。',
      'The file is damaged or incomplete and cannot be read. Open it in Excel, save it again and upload it again.',
      cause,
    ),
  tooLarge: (bytes: number, limit: number) =>
    new WorkbookRefused(
      'tooLarge',
      `文件有 ${megabytes(bytes)}，超过上限 ${megabytes(limit)}。请拆成几个文件，或删去图片后再上传。`,
      `The file has ${megabytes(bytes)}, over the limit of ${megabytes(limit)}. Split it or remove its pictures.`,
    ),
  zipBomb: () =>
    new WorkbookRefused(
      'zipBomb',
      '文件解压后异常庞大，可能是恶意文件，已拒绝读取。',
      'The file unpacks to an abnormal size and may be malicious; it was not read.',
    ),
  tooManyRows: (sheet: string, limit: number) =>
    new WorkbookRefused(
      'tooManyRows',
      `工作表“${sheet}”超过 ${limit} 行。请拆成几个文件分别上传。`,
      `The sheet "${sheet}" has more than ${limit} rows. Split it into several files.`,
    ),
};
