const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

const kindOf = (text: string, isKey: boolean) => {
  if (isKey) return 'json-key';
  return text.startsWith('"') ? 'json-text' : 'json-plain';
};

function* pieces(json: string) {
  let from = 0;
  for (const match of json.matchAll(token)) {
    if (match.index > from) yield { text: json.slice(from, match.index) };
    const text = match[1] ?? match[0];
    yield { text, kind: kindOf(text, match[2] !== undefined) };
    from = match.index + text.length;
  }
  yield { text: json.slice(from) };
}

export const JsonView = ({ value }: { value: unknown }) => (
  <pre className="json" tabIndex={0} data-testid="event-json">
    {[...pieces(JSON.stringify(value, null, 2) ?? '')].map(({ text, kind }, index) => (
      <span key={index} className={kind}>
        {text}
      </span>
    ))}
  </pre>
);
