import { Button, Input } from 'antd';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  /** What is written most: one tap each. */
  phrases: readonly string[];
  between: string;
}

export function QuickText({ id, value = '', onChange, phrases, between }: Props) {
  return (
    <div className="stack tight">
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <div className="row">
        {phrases
          .filter((phrase) => !value.includes(phrase))
          .map((phrase) => (
            <Button key={phrase} size="small" onClick={() => onChange?.(value ? value + between + phrase : phrase)}>
              {phrase}
            </Button>
          ))}
      </div>
    </div>
  );
}
