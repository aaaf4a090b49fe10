import { useSearchParams } from 'react-router';

/** Filters live in the address, so a page can be linked to, reloaded and gone back to. */
export function useUrlState<Name extends string>(defaults: Record<Name, string>) {
  const [search, setSearch] = useSearchParams();
  const values = { ...defaults };
  for (const name of Object.keys(defaults) as Name[]) values[name] = search.get(name) ?? defaults[name];

  const change = (changes: Partial<Record<Name, string>>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(changes)) {
          if (!value || value === defaults[name as Name]) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );

  return [values, change] as const;
}

/** One of them, for a filter that stands by itself. */
export function useUrlValue(name: string, otherwise = '') {
  const [{ [name]: value = otherwise }, change] = useUrlState({ [name]: otherwise });
  return [value, (now: string) => change({ [name]: now })] as const;
}
