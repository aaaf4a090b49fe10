import { Input } from 'antd';
import { useState } from 'react';

interface Props {
  label: string;
  value: string;
  onSearch: (value: string) => void;
  testId: string;
}

export function SearchBox({ label, value, onSearch, testId }: Props) {
  const [typed, setTyped] = useState(value);
  return (
    <Input.Search
      allowClear
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim())}
      data-testid={testId}
      className="search-box"
    />
  );
}
