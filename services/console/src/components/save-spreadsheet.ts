import { getSpreadsheet, type Params } from '../api/http';

export async function saveSpreadsheet(name: string, path: string, params?: Params) {
  const address = URL.createObjectURL(await getSpreadsheet(path, params));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `${name}.xlsx`;
  anchor.click();
  URL.revokeObjectURL(address);
}
